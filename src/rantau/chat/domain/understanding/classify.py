"""From a message to its understanding: rules first, then the model, and whichever is higher counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from rantau.chat.domain.topics import EMERGENCY, ROUTINE, URGENT, more_urgent
from rantau.chat.domain.understanding import facts
from rantau.chat.domain.understanding.children import child_concerned
from rantau.chat.domain.understanding.danger import Rule
from rantau.chat.domain.understanding.features import features
from rantau.chat.domain.understanding.language import language_by_words, language_features
from rantau.chat.domain.understanding.model import Table, probability
from rantau.chat.domain.understanding.outcome import Understanding
from rantau.chat.domain.understanding.people import people_features
from rantau.chat.domain.understanding.reading import Reading, read
from rantau.chat.domain.understanding.words import Words
from rantau.lib.text import stem

_TOPICS_GIVEN = 6
_WEAK_TOPIC = 0.15  # share of the best topic below which nothing stands out
_NEAR_LIMIT = 0.75  # a probability above this part of its limit is close enough to ask once
_TOPIC_SHARPNESS = 6.0  # margins of the topic columns to probabilities: fitted on unseen phrases
_RULE_SCORE = 0.9
_CLAUSES_IN_RUN = 2
_RUN_SHARE = 0.3  # of the way from the whole to its most dangerous run, in log-odds; measured on long stories
_UNSURE = 0.5  # what is left of the topics of a message without a subject


@dataclass(frozen=True)
class Model:
    """Word lists, and what the build learnt. Without tables (no artefact) rules and keywords still answer."""

    words: Words
    meaning: Table | None = None  # columns: danger, emergency, about:…, topic:…
    tongue: Table | None = None  # columns: languages
    limits: Mapping[str, float] = field(default_factory=dict)
    country: Mapping[str, float] = field(default_factory=lambda: facts.COUNTRY_WEIGHTS)
    version: str = "words only"


def understand(text: str, model: Model) -> Understanding:
    """Understand one message. Never fails: an empty or foreign message is a doubtful routine one.

    Rules and model can both raise the urgency; neither lowers what the other found.
    """
    reading = read(text, model.words)
    rules = model.words.rules.fired(reading.folded)
    scores = _probabilities(reading, model)
    urgency = rules[0].urgency if rules else ROUTINE
    danger, emergency = scores.get("danger", 0.0), scores.get("emergency", 0.0)
    language = _language(reading, model)
    limit_danger, limit_emergency = (limit_for(kind, language, model.limits) for kind in ("danger", "emergency"))
    urgency = raised(urgency, danger >= limit_danger, emergency >= limit_emergency)
    topics = _topics(reading, scores, rules, model.words)
    empty = not rules and urgency != EMERGENCY and _says_nothing(reading, model)
    if empty:
        topics = tuple((topic, round(score * _UNSURE, 4)) for topic, score in topics)
    about = _about(reading, scores, model.words)
    return Understanding(
        urgency=urgency,
        topics=topics,
        language=language,
        country=facts.country_of(reading, model.words, model.country, about),
        about=about,
        child=child_concerned(reading, model.words, about),
        doubtful=empty or _doubtful(reading, urgency, topics[0][1], danger / limit_danger, emergency / limit_emergency),
        rule=rules[0].name if rules else None,
        danger=danger,
        emergency=emergency,
    )


def limit_for(kind: str, language: str, limits: Mapping[str, float]) -> float:
    """The probability from which `kind` (danger, emergency) holds in a language."""
    return limits.get(f"{kind}:{language}", limits.get(kind, 0.5))


def raised(urgency: str, in_danger: bool, in_emergency: bool) -> str:
    """What the rules found, raised by what the model found; never lowered."""
    return more_urgent(urgency, EMERGENCY if in_emergency else URGENT if in_danger else ROUTINE)


def _probabilities(reading: Reading, model: Model) -> dict[str, float]:
    """Probability by column; those of the topics add up to one."""
    if model.meaning is None or not reading.words:
        return {}
    counts = {**features(reading, model.words), **people_features(reading.words, model.words)}
    scores = model.meaning.scores(counts)
    _raise_by_runs(scores, reading, model.meaning, model.words)
    topics = np.array([name.startswith("topic:") for name in model.meaning.columns])
    shares = np.exp((scores - scores[topics].max()) * _TOPIC_SHARPNESS)
    shares /= shares[topics].sum()
    return {
        name: float(share) if is_topic else probability(score)
        for name, score, share, is_topic in zip(model.meaning.columns, scores, shares, topics, strict=True)
    }


def _raise_by_runs(scores: NDArray[np.float64], reading: Reading, table: Table, words: Words) -> None:
    """In a long story the most dangerous run of clauses counts beside the whole: harmless talk around must not hide it."""
    runs = [table.scores(features(run, words)) for run in reading.runs(_CLAUSES_IN_RUN)]
    for column, name in enumerate(table.columns):
        if runs and name in {"danger", "emergency"}:
            highest = max(float(run[column]) for run in runs)
            scores[column] += _RUN_SHARE * max(0.0, highest - scores[column])


def _topics(
    reading: Reading, scores: Mapping[str, float], rules: Sequence[Rule], words: Words
) -> tuple[tuple[str, float], ...]:
    found = {name.removeprefix("topic:"): score for name, score in scores.items() if name.startswith("topic:")}
    if not found:
        found = _topics_by_words(reading, words)
        for rule in reversed(rules):
            for number, topic in enumerate(rule.topics):
                found[topic] = max(found.get(topic, 0.0), _RULE_SCORE - 0.1 * number)
    elif rules:
        # The model knows the topic better than the rule; a rule only keeps its topic among those offered.
        top = max(found.values())
        for topic in rules[0].topics[:1]:
            found[topic] = max(found[topic], 0.5 * top)
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:_TOPICS_GIVEN]
    return tuple((topic, round(score, 4)) for topic, score in ranked) or (("out_of_scope", 0.0),)


def _topics_by_words(reading: Reading, words: Words) -> dict[str, float]:
    """Fallback without a model: a topic scores by the number of its keywords in the message."""
    vocabulary = set(reading.words) | set(reading.folded)
    joined = " " + " ".join(reading.words) + " "
    found: dict[str, float] = {}
    for topic, keys in words.keywords.items():
        hits = sum((key in vocabulary) if " " not in key else (f" {key} " in joined) for key in keys)
        if hits:
            found[topic] = 1 - 0.5**hits
    return found


def _language(reading: Reading, model: Model) -> str:
    typed = [token for token in reading.typed if token[0].isalnum()]
    if model.tongue is None:
        return language_by_words(typed, model.words.people)
    if not typed:
        return "id"
    return model.tongue.columns[int(np.argmax(model.tongue.scores(language_features(typed))))]


def _about(reading: Reading, scores: Mapping[str, float], words: Words) -> str:
    found = {name.removeprefix("about:"): score for name, score in scores.items() if name.startswith("about:")}
    return max(found, key=lambda name: found[name]) if found else facts.about_by_words(reading, words)


def _says_nothing(reading: Reading, model: Model) -> bool:
    """Only emoji, numbers and words without a subject ("mau tanya kak"), or not one word that any phrase has used."""
    spoken = [word for word in reading.words if not word.isdigit() and not word.startswith("emo")]
    if all(word in model.words.people["empty"] for word in spoken):
        return True
    return model.meaning is not None and not any(_known(word, model.meaning, model.words) for word in spoken)


def _known(word: str, table: Table, words: Words) -> bool:
    return word in words.gloss or word in words.places or table.knows("w" + word) or table.knows("g" + stem(word))


def _doubtful(reading: Reading, urgency: str, best: float, danger: float, emergency: float) -> bool:
    """Close below a limit (both given as parts of their limits), nothing to read, or no topic that stands out."""
    if urgency == ROUTINE and danger >= _NEAR_LIMIT:
        return True
    if urgency == URGENT and emergency >= _NEAR_LIMIT:
        return True
    return best < _WEAK_TOPIC or not reading.words
