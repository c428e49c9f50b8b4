"""The model as the product uses it: size, speed, and what it says to public examples and to ordinary text."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench._report import machine
from bench._understanding_figures import counted_share
from bench._understanding_folds import Seen
from rantau.chat.domain.topics import EMERGENCY, URGENT
from rantau.chat.domain.understanding import load_model, understand
from rantau.chat.domain.understanding.classify import Model
from rantau.chat.phone.form import compressed
from rantau.chat.phone.understanding import MODEL_PART, WORDS_PART, phone_model
from rantau.chat.training.background import TEXTS, ordinary_texts
from rantau.chat.training.phrases import Phrase


def measured(path: Path, texts: Sequence[str]) -> tuple[Model, dict[str, Any]]:
    """The model of a folder with its figures; speed is measured with `texts`."""
    started = time.perf_counter()
    model = load_model(path)
    loaded = (time.perf_counter() - started) * 1000
    phone = {name: len(compressed(part)) for name, part in phone_model(path).items()}
    times = []
    for text in texts:
        started = time.perf_counter()
        understand(text, model)
        times.append((time.perf_counter() - started) * 1000)
    return model, {
        "version": path.name,
        "bytes": sum(file.stat().st_size for file in path.iterdir()),
        "phone_bytes": sum(phone.values()),
        "phone_words": phone[WORDS_PART],
        "phone_tables": phone[MODEL_PART],
        "load_ms": round(loaded),
        "median_ms": round(float(np.median(times)), 2),
        "p99_ms": round(float(np.quantile(times, 0.99)), 2),
        "machine": machine().rpartition(", load")[0],
    }


def understood(phrases: Sequence[Phrase], model: Model) -> list[Seen]:
    return [Seen(phrase, understand(phrase.text, model)) for phrase in phrases]


def ordinary(model: Model, lexicon: Path) -> dict[str, Any] | None:
    """False alarms on tweets and reviews that did not teach (their real urgency is unknown; nearly all are routine)."""
    unseen = [text for _, text in ordinary_texts(lexicon)[TEXTS + TEXTS // 10 :]]
    found = [understand(text, model).urgency for text in unseen]
    if not found:
        return None
    return {name: counted_share(found.count(name), len(found)) for name in (EMERGENCY, URGENT)}
