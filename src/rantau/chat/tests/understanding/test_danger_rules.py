"""Danger rules: they find danger without any model, and denial, play and the past silence them."""

from pathlib import Path

import pytest

from rantau.chat.domain.understanding import understand, words_only
from rantau.chat.domain.understanding.danger import rules_from
from rantau.lib.text import Spelling

RULE = {"name": "x", "urgency": "emergency", "topics": ["medical"], "near": ["g"]}
ROOT = Path(__file__).resolve().parents[5]


@pytest.fixture(scope="module")
def rules_alone():
    return words_only(ROOT / "content", ROOT / "data" / "lexicon")


@pytest.mark.parametrize(
    "text",
    [
        "sy dipukul lg barusan pake sapu",
        "majikan ngamuk bawa pisau ngejar saya",
        "aku pengen mati aja kak",
        "temenku ga sadar tlg kak",
        "udah 3 hari dikunci ga dikasih makan",
        "mau bunuh saya katanya",
        "bsk aku mau dijual ke bos lain, skrg di kamar",
        "Aku digebugi maneh saiki, tulung",
        "wis ora kuat, pengin mati wae",
        "abdi nembe diteunggeul ku dunungan",
        "hoyong maot wae, tos teu kiat",
        "bos belasah saya tadi malam ni",
        "tak boleh nafas tolong",
        "he beats me again tonight",
        "I want to die",
        "she locked me and no food since yesterday",
        "engkok epokol satiya",
        "tiang tepantok nane",
    ],
)
def test_emergency_without_a_model(rules_alone, text):
    found = understand(text, rules_alone)
    assert found.urgency == "emergency", found
    assert found.rule


@pytest.mark.parametrize(
    "text",
    [
        "majikan saya baik, tidak pernah memukul",
        "ga pernah dipukul kok kak, cuma mau tanya libur",
        "juragane apik, ora tau nggebug aku",
        "dunungan abdi bageur, teu kantos neunggeul",
        "he never hit me, just asking about day off",
        "capek sampai mau mati ketawa wkwk",
        "tadi nonton film yang ceweknya dikurung dan dipukuli",
        "dulu tahun 2010 pernah dipukul majikan, sekarang sudah di rumah buka warung",
        "poster pencegahan bunuh diri ada?",
        "hukuman majikan yang memukul itu berapa tahun, buat tugas",
        "hari ini jam buka kjri pukul berapa",
    ],
)
def test_guards_keep_rules_silent(rules_alone, text):
    assert understand(text, rules_alone).urgency != "emergency"


def test_typing_noise_does_not_hide_danger(rules_alone):
    for text in ("d1pukul lg barusan", "DIPUKULLL LAGI BARUSAN", "di\u200bpukul lg barusan", "dipukulll barusaaan 😭"):
        assert understand(text, rules_alone).urgency != "routine", text


def test_topics_come_from_keywords_without_a_model(rules_alone):
    assert understand("gaji saya belum dibayar", rules_alone).topics[0][0] == "wages"
    assert understand("halo kak", rules_alone).topics[0][0] == "greeting"


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ({"rule": [{**RULE, "near": ["missing"]}]}, "missing"),
        ({"groups": {"g": ["a"]}, "rule": [{**RULE, "urgency": "routine"}]}, "routine"),
        ({"groups": {"g": ["a"]}, "rule": [{**RULE, "topics": ["nonsense"]}]}, "nonsense"),
        ({"groups": {"g": ["*a"]}, "rule": [RULE]}, "star"),
    ],
)
def test_a_wrong_rule_is_refused(source, wrong):
    with pytest.raises(ValueError, match=wrong):
        rules_from([source], Spelling({}))
