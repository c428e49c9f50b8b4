"""The conversation, for web pages and channels."""

from rantau.chat.hand_over import register_hand_over
from rantau.chat.library import library
from rantau.chat.linting import faults_in_dialogues, faults_in_phrases
from rantau.chat.model import built_model, current_model, prepare_model
from rantau.chat.phone.first_help import first_help
from rantau.chat.phone.parts import phone_parts
from rantau.chat.services import take_turn, understand_text

__all__ = [
    "built_model",
    "current_model",
    "faults_in_dialogues",
    "faults_in_phrases",
    "first_help",
    "library",
    "phone_parts",
    "prepare_model",
    "register_hand_over",
    "take_turn",
    "understand_text",
]
