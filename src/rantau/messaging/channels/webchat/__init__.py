"""The chat on our own web page and in the JSON API."""

from rantau.messaging.channels.webchat.adapter import WebChat

__all__ = ["WebChat"]
