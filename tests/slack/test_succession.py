from bot.slack.succession import Lines


def test_the_newest_press_of_a_line_is_known_to_all_in_it() -> None:
    lines = Lines()

    second = lines.joined("C1|1.2", at="20.0")
    first = lines.joined("C1|1.2", at="10.0")

    assert first is second
    assert first.newest == "20.0"


def test_each_message_has_its_own_line() -> None:
    lines = Lines()

    one, other = lines.joined("C1|1.2", at="20.0"), lines.joined("C1|1.3", at="10.0")

    assert (one.newest, other.newest) == ("20.0", "10.0")


def test_a_line_ends_with_the_last_who_stands_in_it() -> None:
    lines = Lines()
    lines.joined("C1|1.2", at="20.0")

    assert lines.joined("C1|1.2", at="10.0").newest == "10.0"
