"""Channels: what arrives is parsed and delivered, what is answered is rendered. Content is never stored or logged here."""

from rantau.messaging.adapter import BadMessage, ChannelAdapter, InboundHandler, deliver, register_inbound_handler
from rantau.messaging.channels.webchat import WebChat
from rantau.messaging.types import Inbound, Limits, Outbound

__all__ = [
    "BadMessage",
    "ChannelAdapter",
    "Inbound",
    "InboundHandler",
    "Limits",
    "Outbound",
    "WebChat",
    "deliver",
    "register_inbound_handler",
]
