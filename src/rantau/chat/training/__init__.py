"""Builds the tables of understanding from content/phrases. The only place that imports scikit-learn, and only while building."""

from rantau.chat.training.contributions import Known, read_contribution
from rantau.chat.training.ensure import ensure_model
from rantau.chat.training.phrases import read_file, read_phrases

__all__ = ["Known", "ensure_model", "read_contribution", "read_file", "read_phrases"]
