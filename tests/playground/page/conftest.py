"""A headless Chromium that shows the playground's page."""

import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browsing import chromium, complaints_of
from tests.playground.page.page_backend import ANSWER, Workspace


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def workspace() -> Workspace:
    return Workspace([ANSWER])


@pytest.fixture
def address(workspace: Workspace) -> Iterator[str]:
    config = uvicorn.Config(workspace.app(), port=0, log_level="warning", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/"
    workspace.hang_up()
    server.should_exit = True
    thread.join()


@pytest.fixture
def context(browser: Browser, workspace: Workspace, address: str) -> Iterator[BrowserContext]:
    """A browser that fails the test on any request elsewhere, and on whatever it complains about."""
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 1280, "height": 900})
    complaints = complaints_of(context, address=address)
    yield context
    context.close()
    assert (complaints, workspace.unexpected) == ([], [])


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    expect(page.locator(".message").first).to_be_visible()
    return page
