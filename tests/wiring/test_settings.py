from pathlib import Path

import pytest

from bot.settings import Modes, Settings, SettingsError, missing_for_understanding, modes

LANGUAGE_MODEL = ("LLMCOST_LLM_BASE_URL", "LLMCOST_LLM_MODEL", "LLMCOST_LLM_API_KEY")
SLACK = ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET")


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (*SLACK, *LANGUAGE_MODEL, "LLMCOST_PORT", "LLMCOST_TIMEZONE", "LLMCOST_LOG_LEVEL", "SLACK_API_URL"):
        monkeypatch.delenv(name, raising=False)


def started(monkeypatch: pytest.MonkeyPatch, *names: str) -> Modes:
    for name in names:
        monkeypatch.setenv(name, "x")
    return modes(Settings.read())


def test_without_slack_settings_the_playground_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    found = started(monkeypatch)

    assert (found.playground, found.socket, found.http, found.missing) == (True, False, False, ())


@pytest.mark.parametrize(
    ("names", "socket", "http", "oauth"),
    [
        (("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"), True, False, False),
        (("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"), False, True, False),
        (("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"), True, True, False),
        (("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_SIGNING_SECRET"), False, True, True),
    ],
)
def test_what_is_set_is_what_starts(
    names: tuple[str, ...], *, socket: bool, http: bool, oauth: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = started(monkeypatch, *names)

    assert (found.socket, found.http, found.oauth, found.playground) == (socket, http, oauth, False)
    assert found.missing == ()


@pytest.mark.parametrize(
    ("names", "missing"),
    [
        (("SLACK_APP_TOKEN",), ("SLACK_BOT_TOKEN",)),
        (("SLACK_BOT_TOKEN",), ("SLACK_APP_TOKEN (for Socket Mode) or SLACK_SIGNING_SECRET (for HTTP)",)),
        (("SLACK_SIGNING_SECRET",), ("SLACK_BOT_TOKEN",)),
    ],
)
def test_half_of_the_settings_start_nothing_and_the_missing_ones_are_named(
    names: tuple[str, ...], missing: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = started(monkeypatch, *names)

    assert (found.playground, found.missing) == (False, missing)


def test_every_wrong_value_is_named_at_once_and_none_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LLMCOST_PORT", "secret-port")
    monkeypatch.setenv("LLMCOST_TIMEZONE", "Mars/Olympus")
    monkeypatch.setenv("LLMCOST_LOG_LEVEL", "loud")

    with pytest.raises(SettingsError) as wrong:
        Settings.read()

    said = str(wrong.value)
    assert [line.partition(":")[0] for line in said.splitlines()] == [
        "LLMCOST_PORT",
        "LLMCOST_TIMEZONE",
        "LLMCOST_LOG_LEVEL",
    ]
    assert "secret-port" not in said


def test_a_dot_env_file_counts_and_the_environment_beats_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("LLMCOST_PORT=4000\nLLMCOST_TIMEZONE=Europe/Berlin\n")
    monkeypatch.setenv("LLMCOST_PORT", "5000")

    found = Settings.read()

    assert (found.llmcost_port, found.llmcost_timezone) == (5000, "Europe/Berlin")


def test_an_empty_variable_is_no_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "")

    assert modes(Settings.read()).playground


def test_secrets_are_masked_where_settings_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-very-secret")

    shown = dict(Settings.read().shown())

    assert shown["SLACK_BOT_TOKEN"] == "••••••"
    assert "very-secret" not in repr(Settings.read())


@pytest.mark.parametrize(
    ("there", "missing"),
    [
        ((), ()),
        (("LLMCOST_LLM_BASE_URL", "LLMCOST_LLM_MODEL"), ()),
        (LANGUAGE_MODEL, ()),
        (("LLMCOST_LLM_BASE_URL",), ("LLMCOST_LLM_MODEL",)),
        (("LLMCOST_LLM_MODEL",), ("LLMCOST_LLM_BASE_URL",)),
        (("LLMCOST_LLM_API_KEY",), ("LLMCOST_LLM_BASE_URL", "LLMCOST_LLM_MODEL")),
    ],
)
def test_understanding_needs_an_address_and_a_model(
    there: tuple[str, ...], missing: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in there:
        monkeypatch.setenv(name, "http://localhost:11434/v1")

    assert missing_for_understanding(Settings.read()) == missing


@pytest.mark.parametrize(
    "address",
    [
        "localhost:11434",
        "ftp://models.example/v1",
        "https://",
        "https://me:secret-word@models.example/v1",
        "https://models.example/v1?key=secret-word",
        "https://models.example/v1#secret-word",
        "http://[secret-word/v1",
    ],
)
def test_the_address_of_a_language_model_is_one_that_can_be_shown(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LLMCOST_LLM_BASE_URL", address)

    with pytest.raises(SettingsError) as wrong:
        Settings.read()

    assert str(wrong.value).startswith("LLMCOST_LLM_BASE_URL: must be an address such as")
    assert "secret-word" not in str(wrong.value)


def test_the_key_of_a_language_model_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LLMCOST_LLM_API_KEY", "sk-very-secret")

    settings = Settings.read()

    assert dict(settings.shown())["LLMCOST_LLM_API_KEY"] == "••••••"
    assert "very-secret" not in repr(settings)
