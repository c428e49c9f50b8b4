"""Builds the tables of understanding from content/phrases. The only place that imports scikit-learn, and only while building."""

from rantau.chat.training.ensure import ensure_model

__all__ = ["ensure_model"]
