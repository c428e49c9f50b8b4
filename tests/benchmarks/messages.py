"""Made-up messages with made-up answers, for the tests of the benchmark itself."""

from bench._understanding_folds import Seen

from rantau.chat.domain.understanding import Understanding
from rantau.chat.training.phrases import Phrase


def seen(
    text="kak mau tanya soal gaji",
    urgency="routine",
    found="routine",
    *,
    topic="wages",
    answer="wages",
    where="a.jsonl:1",
    **more,
):
    """One message as labelled and as understood; danger and emergency as probabilities in `more`."""
    language, kind = more.get("language", "id"), more.get("kind", "direct")
    phrase = Phrase(text, (topic,), urgency, language, None, "self", kind, more.get("situation", where), where)
    answer = Understanding(
        urgency=found,
        topics=((answer, 0.8), ("contract", 0.1)),
        language=more.get("said_language", language),
        country=more.get("country"),
        about="self",
        child=False,
        doubtful=False,
        rule=None,
        danger=more.get("danger", 0.01),
        emergency=more.get("emergency", 0.01),
    )
    return Seen(phrase, answer)
