"""What every channel must do. A channel's own test inherits from AdapterContract and says how its payloads look."""

import json
from collections.abc import Mapping
from typing import Any, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rantau.messaging.api import BadMessage, ChannelAdapter, Inbound, Outbound

ANSWER = Outbound(
    token="sealed", language="id", urgency="emergency",
    parts=({"type": "text", "text": "Kami percaya kamu. 😀 <b>", "tone": "calm"},),
    options=({"id": "command:human", "label": "Bicara dengan orang", "style": "quiet"},),
)  # fmt: skip
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30) | st.binary(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


class AdapterContract:
    """Subclasses set `adapter` and `fields`, and override `message` and `tap` where the channel has another form."""

    adapter: ClassVar[ChannelAdapter]
    fields: ClassVar[tuple[str, ...]]  # keys of a payload that strangers can fill

    def message(self, text: str) -> Mapping[str, Any]:
        return {"text": text}

    def tap(self, option: str) -> Mapping[str, Any]:
        return {"option": option}

    def test_it_has_a_name_and_limits(self):
        limits = self.adapter.limits
        assert self.adapter.name.isidentifier() and self.adapter.name.islower()
        assert limits.text >= 300 and limits.options >= 3 and limits.label >= 20

    @given(st.text(max_size=3000))
    def test_a_text_arrives_as_it_was_written_or_is_refused(self, text):
        try:
            found = self.adapter.parse(self.message(text))
        except BadMessage:
            return
        assert isinstance(found, Inbound) and found.channel == self.adapter.name
        assert len(found.text) <= self.adapter.limits.text
        assert found.text == text.replace("\x00", " ")[: self.adapter.limits.text].strip()

    def test_a_long_story_is_cut_and_not_refused(self):
        found = self.adapter.parse(self.message("saya dipukul. " * 5000))
        assert found.text.startswith("saya dipukul.")

    @pytest.mark.parametrize(
        "option", ["command:help", "node:more", "node:p3mi_2", "country:SA", "not_that:", "safe:yes", "now:medical"]
    )
    def test_a_tap_arrives(self, option):
        assert self.adapter.parse(self.tap(option)).option == option

    @pytest.mark.parametrize(
        "option", ["", " ", "help", "x:" + "a" * 500, "../..:x", "<b>:x", "command:help\n", "command:help;x"]
    )
    def test_a_tap_that_we_never_offered_is_refused_or_nothing(self, option):
        try:
            assert self.adapter.parse(self.tap(option)).option == ""
        except BadMessage as error:
            assert not option.strip() or option not in str(error)

    @given(st.dictionaries(st.text(max_size=10), anything, max_size=5))
    @settings(max_examples=60)
    def test_foreign_payloads_are_read_or_refused(self, payload):
        self._read_or_refuse(payload)

    @given(st.data())
    @settings(max_examples=60)
    def test_wrong_values_are_read_or_refused(self, data):
        self._read_or_refuse({name: data.draw(anything) for name in self.fields})

    def _read_or_refuse(self, payload):
        try:
            assert isinstance(self.adapter.parse(payload), Inbound)
        except BadMessage as error:
            for value in payload.values():
                if isinstance(value, str) and len(value) > 8:
                    assert value not in str(error), "a refusal repeats nothing of what arrived"

    @pytest.mark.parametrize("text", ["\ud800", "a\udfffb"])
    def test_half_characters_are_refused(self, text):
        with pytest.raises(BadMessage):
            self.adapter.parse(self.message(text))

    def test_an_answer_can_be_sent(self):
        rendered = json.dumps(self.adapter.render(ANSWER), ensure_ascii=False)
        assert "Kami percaya kamu" in rendered and "Bicara dengan orang" in rendered

    def test_rendering_changes_nothing(self):
        before = repr(ANSWER)
        assert self.adapter.render(ANSWER) == self.adapter.render(ANSWER)
        assert repr(ANSWER) == before
