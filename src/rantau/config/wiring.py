"""Who answers whom: calls that go upwards in the house are registered here, so that no module imports the one above it."""

from rantau.chat import api as chat
from rantau.directory import api as directory
from rantau.knowledge import api as knowledge
from rantau.messaging import api as messaging
from rantau.web import packs


def wire() -> None:
    """Connect the modules. Called once when Django is ready."""
    messaging.register_inbound_handler(chat.take_turn)
    chat.register_hand_over(None)  # becomes real with the case module


def warm_up() -> None:
    """Load what every request needs, before the server splits into workers."""
    chat.current_model()
    chat.library()
    directory.warm_up()
    knowledge.warm_up()
    packs.warm_up()
