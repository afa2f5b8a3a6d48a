"""A headless Chromium, and an ear for whatever it complains about."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Request, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")


@contextmanager
def chromium() -> Iterator[Browser]:
    """The machine's Chromium or Playwright's own; a skipped test, said loudly, where there is none."""
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
        found = [path for name in NAMES if (path := shutil.which(name))]
        binary = next(iter([*found, *([own] if Path(own).exists() else [])]), None)
        if binary is None:
            pytest.skip("NOT TESTED: no Chromium here (apt-get install chromium, or: playwright install chromium)")
        with playwright.chromium.launch(executable_path=binary, args=["--no-sandbox"]) as browser:
            yield browser


def complaints_of(context: BrowserContext, *, address: str) -> list[str]:
    """What the browser complains about from now on: errors, warnings (a breach of the policy is one), other origins."""
    complaints: list[str] = []

    def heard(line: ConsoleMessage) -> None:
        if line.type in {"error", "warning"}:
            complaints.append(line.text)

    def asked(request: Request) -> None:
        if not request.url.startswith(address):
            complaints.append(request.url)

    def popped_up(dialog: Dialog) -> None:
        complaints.append(dialog.message)
        dialog.dismiss()

    context.on("console", heard)
    context.on("request", asked)
    context.on("dialog", popped_up)
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    return complaints
