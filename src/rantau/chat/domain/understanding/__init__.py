"""Understanding: what a message is about, how urgent it is, in which language, where and about whom."""

from rantau.chat.domain.understanding import classify
from rantau.chat.domain.understanding.artefact import BrokenModel, last_resort, load_model, words_only
from rantau.chat.domain.understanding.classify import Model
from rantau.chat.domain.understanding.outcome import Understanding

__all__ = ["BrokenModel", "Model", "Understanding", "load_model", "understand", "words_only"]


def understand(text: str, model: Model | None) -> Understanding:
    """Understand one message; without a model (None) the danger rules and keyword topics still work."""
    return classify.understand(text, model or last_resort())
