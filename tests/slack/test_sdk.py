import os

import pytest

from bot.slack.sdk import READ_BY_THE_SDK, own_settings_only


def test_the_sdk_sees_no_settings_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in READ_BY_THE_SDK:
        monkeypatch.setenv(name, "of another app")

    with own_settings_only():
        seen = [os.environ.get(name) for name in READ_BY_THE_SDK]

    assert seen == [None] * len(READ_BY_THE_SDK)
    assert [os.environ[name] for name in READ_BY_THE_SDK] == ["of another app"] * len(READ_BY_THE_SDK)
