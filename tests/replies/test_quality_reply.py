from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engine.questions import Limits, QualityQuestion
from bot.replies.reply import Reply
from bot.replies.text import plain_text
from catalog.model import ModelId, Task
from tests.builders import GPT_5_1, HAIKU, LUNA, MINI, workload
from tests.speaking import said

GPT_4_1 = ModelId("openai:gpt-4.1")
GPT_5_MINI = ModelId("openai:gpt-5-mini")
O3 = ModelId("openai:o3")
GEMINI = ModelId("google:gemini-2.5-pro")


def quality(*models: ModelId, **question: Any) -> Reply:
    return said(QualityQuestion(models=models, **question))


def spoken(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_whole_answer_about_coding() -> None:
    reply = quality(GPT_5_1, MINI, task="coding", workload=workload(10**8))

    lines = spoken(plain_text(reply)).splitlines()
    assert lines[:10] == [
        (
            "gpt-5.1 does better than gpt-4.1-mini at coding: preferred 57:43 in blind votes; "
            "66 % against 23.9 % in SWE-bench Verified, bash-only"
        ),
        (
            "task: coding · independent tests on file, each for itself · of several efforts the lowest · "
            "100M tokens a month · half input, half output · standard service"
        ),
        (
            "LMArena text, style-controlled: coding: gpt-5.1 1,478 (1,466–1,489), none or low, "
            "gpt-4.1-mini 1,432 (1,425–1,440), better gpt-5.1, as of Dec 2025"
        ),
        (
            "SWE-bench Verified, bash-only (mini-SWE-agent): gpt-5.1 66 %, medium, gpt-4.1-mini 23.9 %, "
            "better gpt-5.1 (no interval), as of Jul 2025 (16 months old)"
        ),
        (
            "LMArena text, style-controlled: all prompts: gpt-5.1 1,438 (1,432–1,444), none or low, "
            "gpt-4.1-mini 1,381 (1,377–1,385), better gpt-5.1, as of Dec 2025"
        ),
        (
            "⚠ gpt-4.1-mini is shut down on 14 January 2027; its named successor is gpt-6-luna: "
            "$30 for this workload; it reasons by default, so expect more output."
        ),
        "⚠ gpt-5.1 is shut down on 1 April 2027; no successor is named in our sources.",
        (
            "• A solved task of SWE-bench Verified, bash-only cost $0.46 with gpt-5.1 and $1.82 with gpt-4.1-mini; "
            "different agent versions (1.15.0 and 0.0.0)."
        ),
        "• The same tokens cost $563 on gpt-5.1 and $100 on gpt-4.1-mini a month.",
        "• gpt-5.1 has 1,489 at high in LMArena text, style-controlled: coding; more effort writes more output.",
    ]
    assert lines[10].startswith("• Claims of an unverified secondary source, not counted (comparison article")


def test_the_article_s_claims_stand_last_and_as_claims() -> None:
    fact = quality(GPT_5_1, MINI).facts[-1]

    assert fact.text.startswith("Claims of an unverified secondary source, not counted")
    for claim in ("2.50/3", "92 % accuracy", "87 %", "12 % fewer errors", "4.1/5", "3.7/5", "300 ms", "50+ turns"):
        assert claim in spoken(fact.text)


@pytest.mark.parametrize(
    ("models", "task", "headline"),
    [
        (
            (GPT_5_1, MINI),
            "classification",
            (
                "No independent test on file measures classification; "
                "in general gpt-5.1 does better than gpt-4.1-mini: preferred 58:42 in blind votes"
            ),
        ),
        ((GPT_5_1, MINI), None, "gpt-5.1 does better than gpt-4.1-mini: preferred 58:42 in blind votes"),
        (
            (GPT_5_1, GPT_4_1),
            "summarization",
            (
                "gpt-4.1 does better than gpt-5.1 at summarization: "
                "5.6 % against 10.9 % in Vectara hallucination rate of summaries, where less is better"
            ),
        ),
        (
            (GPT_5_1, MINI),
            "reasoning",
            (
                "The tests disagree on gpt-5.1 and gpt-4.1-mini at reasoning: "
                "gpt-5.1 leads in NYT Connections: older models, "
                "gpt-4.1-mini in LiveBench 2025-04-25/05-30: reasoning"
            ),
        ),
        (
            (O3, GEMINI),
            "math",
            (
                "By their makers' own figures alone the tests disagree on o3 and gemini-2.5-pro at math: "
                "o3 leads in AIME 2025, gemini-2.5-pro in AIME 2024"
            ),
        ),
        (
            (LUNA, MINI),
            "coding",
            "gpt-6-luna and gpt-4.1-mini can't be compared: no evidence on file for gpt-6-luna",
        ),
        (
            (ModelId("openai:gpt-4.1-nano"), ModelId("openai:gpt-4o-mini")),
            "classification",
            (
                "No independent test on file measures classification, "
                "and none of general ability has both gpt-4.1-nano and gpt-4o-mini"
            ),
        ),
        (
            (GPT_5_1, MINI, HAIKU),
            "coding",
            "gpt-5.1 scores best of 2 of 3 models in LMArena text, style-controlled: coding: 1,478",
        ),
        ((MINI,), "coding", "At coding gpt-4.1-mini scores 1,432 in LMArena text, style-controlled: coding"),
        ((LUNA,), None, "No independent evidence on file for gpt-6-luna"),
        (
            (),
            "writing",
            (
                "gpt-5.1 (high) scores best in LMArena text, style-controlled: creative writing: 1,437, "
                "of 2 models on file"
            ),
        ),
        ((), "coding", "gpt-5 (high) scores best in Aider polyglot: 88 %, of 41 models on file (17 months old)"),
        (
            (),
            "classification",
            (
                "No independent test on file measures classification; of general ability, "
                "gpt-5.1 (high) scores best in LMArena text, style-controlled: all prompts: 1,458, of 2 models on file"
            ),
        ),
    ],
)
def test_the_headline_says_who_is_better_or_why_nobody_can_tell(
    models: tuple[ModelId, ...], task: Task | None, headline: str
) -> None:
    assert spoken(quality(*models, task=task).headline) == headline


def test_sellers_without_a_model_in_a_test_are_named() -> None:
    reply = quality(task="writing", limits=Limits(providers=("anthropic",)))

    assert reply.headline == "No independent test on file of writing has a model of anthropic"
    assert reply.table is None


def test_a_question_without_a_task_is_answered_task_by_task() -> None:
    texts = [fact.text for fact in quality(GPT_5_1, MINI).facts]

    assert (
        "By task: gpt-5.1 does better at coding, math, chat, writing, agents and vision; "
        "the tests disagree at reasoning."
    ) in texts


def test_what_makers_say_of_their_own_models_is_a_table_of_its_own() -> None:
    table = quality(O3, GEMINI, task="math").table

    assert table is not None
    assert table.header == ("makers' own figures", "o3", "gemini-2.5-pro", "better", "as of")
    assert [[spoken(cell.text) for cell in row] for row in table.rows] == [
        ["AIME 2024", "91.6 %", "92 %", "gemini-2.5-pro", "Jul 2025 (16 months old)"],
        ["AIME 2025", "86.4 %", "83 %", "o3", "Jul 2025 (16 months old)"],
    ]


def test_of_a_single_model_what_its_maker_says_is_called_a_claim() -> None:
    texts = [spoken(fact.text) for fact in quality(GEMINI, task="math").facts]

    assert "gemini-2.5-pro by its maker's own figures, as claims: AIME 2024 92 % and AIME 2025 83 %." in texts


def test_makers_own_figures_never_stand_beside_independent_ones() -> None:
    reply = quality(GPT_5_1, MINI)

    assert not any("own figures" in fact.text for fact in reply.facts)
    assert not any("LLM Stats" in origin.text for origin in reply.sources)


def test_sources_are_names_and_days_with_the_page_behind_them() -> None:
    text = [(origin.text, origin.url) for origin in quality(GPT_5_1, MINI, task="coding").sources]

    assert text[0] == ("LMArena text leaderboard, 17 Dec 2025", "https://lmarena.ai/leaderboard/text")
    assert not any("github:" in words for words, _ in text)


def test_no_evidence_is_neither_a_bad_mark_nor_a_good_one() -> None:
    reply = quality(LUNA, MINI)

    assert "No evidence on file for gpt-6-luna: neither a bad mark nor a good one." in [f.text for f in reply.facts]
    assert reply.table is not None
    assert {spoken(row[1].text) for row in reply.table.rows} == {"none on file"}


def test_many_models_stand_below_each_other() -> None:
    table = quality(GPT_5_1, MINI, HAIKU, O3, LUNA).table

    assert table is not None
    assert [row[0].text for row in table.rows] == ["gpt-5.1", "gpt-4.1-mini", "claude-haiku-4-5", "o3", "gpt-6-luna"]
    assert len(table.header) == 4


def test_leaders_stand_test_by_test_with_the_ending_ones_marked() -> None:
    reply = quality(task="writing")

    assert reply.table is not None
    assert [tuple(spoken(cell.text) for cell in row) for row in reply.table.rows] == [
        (
            "LMArena text, style-controlled: creative writing",
            "⚠ gpt-5.1: 1,437 (1,422–1,452), high",
            "⚠ gpt-4.1-mini: 1,344 (1,335–1,353)",
            "–",
            "2",
            "Dec 2025",
        )
    ]
    assert [fact.text for fact in reply.facts] == ["The marked models are shut down already or within twelve months."]


def test_the_working_shows_how_a_preference_comes_about() -> None:
    steps = quality(GPT_5_1, MINI, task="coding").working

    assert [(step.what, spoken(step.formula), spoken(step.result)) for step in steps[:3]] == [
        (
            "LMArena text, style-controlled: coding: gpt-5.1 over gpt-4.1-mini",
            "1477.8 − 1432.3",
            "+45.5 points, better",
        ),
        (
            "LMArena text, style-controlled: coding: votes for gpt-5.1",
            "1 ÷ (1 + 10^(−(45.5) ÷ 400))",
            "56.5 %",
        ),
        (
            "SWE-bench Verified, bash-only (mini-SWE-agent): gpt-5.1 over gpt-4.1-mini",
            "66 − 23.94",
            "+42.06 points, better, no interval given",
        ),
    ]


def test_what_success_costs_is_worked_out() -> None:
    steps = quality(GPT_5_1, MINI, task="agents").working

    assert [(spoken(step.formula), step.result) for step in steps if step.what.endswith("a solved item")] == [
        ("$0.3062 an item ÷ 66 % solved", "≈ $0.463939"),
        ("$0.4352 an item ÷ 23.9 % solved", "≈ $1.817878"),
    ]


def test_the_models_can_be_weighed_and_priced_next() -> None:
    assert [choice.label for choice in quality(GPT_5_1, MINI).follow_ups] == [
        "Should we choose gpt-5.1 or gpt-4.1-mini?",
        "Compare gpt-5.1 and gpt-4.1-mini",
    ]
    assert [choice.ask for choice in quality(task="writing").follow_ups] == [
        "compare openai:gpt-5.1 and openai:gpt-4.1-mini"
    ]


@given(
    st.lists(st.sampled_from((GPT_5_1, MINI, HAIKU, LUNA, O3, GEMINI, GPT_5_MINI, ModelId("a:b"))), max_size=6),
    st.none() | st.sampled_from(get_args(Task)),
)
def test_every_question_of_quality_has_an_answer_in_words(models: list[ModelId], task: Task | None) -> None:
    reply = quality(*dict.fromkeys(models), task=task)

    assert reply.headline
    assert len(reply.facts) <= 9
    assert reply.table is None or all(reply.table.header)
    assert all(fact.text.endswith(".") for fact in reply.facts)
