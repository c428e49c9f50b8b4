from rantau.messaging.api import WebChat
from rantau.messaging.tests.adapter_contract import AdapterContract


class TestWebChat(AdapterContract):
    adapter = WebChat()
    fields = ("text", "option", "token", "country", "language")

    def test_the_country_of_the_device_comes_along(self):
        found = WebChat().parse({"text": "x", "country": "sa", "language": "jv"})
        assert (found.country, found.language) == ("SA", "jv")

    def test_an_empty_payload_opens_the_conversation(self):
        found = WebChat().parse({})
        assert (found.text, found.option, found.token, found.country, found.language) == ("", "", "", None, None)
