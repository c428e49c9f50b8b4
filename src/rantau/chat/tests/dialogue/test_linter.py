"""The linter finds what may not be published, and says where."""

import copy

import pytest

from rantau.chat.domain.dialogue.linter import References, faults_of
from rantau.chat.domain.topics import DANGER_TOPICS, TOPICS
from rantau.chat.library import parse_files
from rantau.chat.linting import CONTENT, forbidden_words

REFERENCES = References(
    confidence={"KF0001": "high", "KF0002": "unverified"},
    articles=frozenset({"paspor-ditahan"}),
    procedures=frozenset({"Lapor"}),
    groups=frozenset({"emergency", "mission", "labour", "home"}),
    countries=frozenset({"HK", "SA"}),
)
NODE = {
    "say": "Kami percaya kamu.",
    "do": ["Hubungi nomor di bawah."],
    "contacts": ["emergency", "mission"],
    "sources": ["KF0001"],
}
SHARED_LABELS = ("human", "not_that", "menu", "help_word", "safe_yes", "safe_no", "exit_word", "menu_danger")
SHARED = (
    "greeting",
    "ask_country",
    "country_unknown_numbers",
    "silent_option",
    "prepared_message_self",
    "ask_safe",
    *SHARED_LABELS,
)


def small_house():
    """Dialogues for every topic, as small as they may be, in Indonesian and complete in the languages of danger."""
    files = {"id": {}}
    for topic in TOPICS:
        levels = ("emergency", "urgent", "routine") if topic in DANGER_TOPICS else ("routine",)
        files["id"][topic] = {
            "topic": topic,
            "title": "Judul",
            **{level: {"start": copy.deepcopy(NODE)} for level in levels},
        }
    files["id"]["_shared"] = {key: {"say": "Baik.", "label": "Tombol"} for key in SHARED} | {
        "emergency": {"start": copy.deepcopy(NODE)}
    }
    for language in ("en", "jv", "su", "ms", "mad", "sas"):
        files[language] = {name: translated(content) for name, content in files["id"].items()}
    return files


def translated(content):
    if not isinstance(content, dict):
        return content
    return {
        key: translated(value)
        for key, value in content.items()
        if key not in {"topic", "contacts", "sources", "options"}
    }


def faults(change):
    files = small_house()
    change(files)
    return faults_of(files, REFERENCES, forbidden_words())


def test_a_small_complete_house_has_no_faults():
    assert faults(lambda files: None) == []


def start(files, topic="wages", level="routine", language="id"):
    return files[language][topic][level]["start"]


CASES = {
    "a missing topic": (lambda f: f["id"].pop("wages"), "wages.toml is missing"),
    "an unknown level": (lambda f: f["id"]["wages"].update(soon={"start": NODE}), "unknown soon"),
    "an unknown field": (lambda f: start(f).update(says="x"), "unknown says"),
    "a missing danger level": (lambda f: f["id"]["medical"].pop("urgent"), "the level urgent is missing"),
    "a long title": (lambda f: f["id"]["wages"].update(title="x" * 25), "title is longer"),
    "a name no button can carry": (lambda f: f["id"]["wages"]["routine"].update({"Über-x": NODE}), "small letters"),
    "a long say": (lambda f: start(f).update(say="Ya. " * 200), "at most 700"),
    "a long bubble": (lambda f: start(f).update(say="Ya. " * 100), "a bubble is longer"),
    "a long item": (lambda f: start(f).update(do=["Ya. " * 50]), "at most 180"),
    "many items": (lambda f: start(f).update(do=["Ya."] * 8), "8 items"),
    "a long risk": (lambda f: start(f).update(risk="Ya. " * 60), "at most 220"),
    "many options": (lambda f: start(f).update(options=list("abcdef")), "more than 5 options"),
    "an option that is not there": (lambda f: start(f).update(options=["more"]), "the option more does not exist"),
    "an option without label": (
        lambda f: (start(f).update(options=["more"]), f["id"]["wages"]["routine"].update(more=NODE)),
        "the option more has no label",
    ),
    "a node that nothing leads to": (lambda f: f["id"]["wages"]["routine"].update(lost=NODE), "no button leads here"),
    "a level without start": (lambda f: f["id"]["wages"].update(routine={"other": NODE}), "[routine.start] is missing"),
    "an end with nothing to do": (
        lambda f: f["id"]["wages"].update(routine={"start": {"say": "Ya.", "sources": ["KF0001"]}}),
        "ends in nothing",
    ),
    "no number in danger": (lambda f: start(f, "medical", "emergency").update(contacts=["labour"]), "contacts need one of"),
    "no contact when urgent": (lambda f: start(f, "medical", "urgent").pop("contacts"), "[urgent.start]: contacts are missing"),
    "an unknown source": (lambda f: start(f).update(sources=["KF9999"]), "KF9999 does not exist"),
    "an unverified source": (lambda f: start(f).update(sources=["KF0002"]), "KF0002 is unverified"),
    "an unknown article": (lambda f: start(f).update(articles=["tidak-ada"]), "'tidak-ada', which does not exist"),
    "an unknown procedure": (lambda f: start(f).update(procedures=["Tidak ada"]), "'Tidak ada', which does not exist"),
    "an unknown group": (lambda f: start(f).update(contacts=["friends"]), "'friends', which does not exist"),
    "an unknown country": (lambda f: start(f).update(country={"XX": {"say": "Ya."}}), "no country XX"),
    "a fault in a country part": (
        lambda f: start(f).update(country={"HK": {"say": "Ya.", "sources": ["KF0002"]}}),
        "[routine.start.country.HK]: the source KF0002 is unverified",
    ),
    "a translated table that is not there": (lambda f: f["en"]["wages"]["routine"].update(extra={"say": "Yes."}), "does not exist in the Ind"),
    "a structure in a translation": (lambda f: start(f, language="en").update(contacts=["mission"]), "may not hold contacts"),
    "a text without original": (lambda f: start(f, language="en").update(risk="Take care."), "risk does not exist"),
    "a step lost in translation": (lambda f: start(f, language="ms").update(do=["Ya.", "Ya."]), "2 items, the Indonesian file has 1"),
    "a translation without original": (lambda f: f["en"].update(extra={"title": "x"}), "there is no Indonesian extra.toml"),
    "an English text that lacks": (lambda f: start(f, language="en").pop("do"), "en/wages.toml [routine.start]: do missing"),
    "a danger text that lacks in Javanese": (
        lambda f: start(f, "medical", "emergency", "jv").pop("say"),
        "jv/medical.toml [emergency.start]: say missing",
    ),
    "a shared text that lacks in Sundanese": (lambda f: f["su"]["_shared"].pop("human"), "su/_shared.toml [human]: say, label missing"),
    "a long sentence": (lambda f: start(f).update(say="kata " * 19), "a sentence of 19 words"),
    "long sentences throughout": (
        lambda f: f["id"]["wages"].update(title="kata " * 4, routine={"start": NODE | {"say": ("kata " * 17 + ". ") * 6}}),
        "words per sentence",
    ),
    "a stacked word": (lambda f: start(f).update(say="Dipertanggungjawabkannya."), "longer than 17 letters"),
    "a telephone number": (lambda f: start(f).update(say="Hubungi 081234567890."), "a telephone number"),
    "an international number": (lambda f: start(f).update(say="Ini +62 812 3456 789."), "a telephone number"),
    "a short number to call": (lambda f: start(f).update(say="Telepon 110."), "a telephone number"),
    "a promise": (lambda f: start(f).update(say="Uangmu pasti kembali."), "promise"),
    "a wrong topic": (lambda f: f["id"]["wages"].update(topic="wage"), "topic is 'wage'"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_finds(name):
    change, sentence = CASES[name]
    assert any(sentence in fault for fault in faults(change)), faults(change)


def test_a_routine_text_may_fall_back_to_indonesian():
    assert faults(lambda f: start(f, language="jv").pop("do")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Batasnya 72 jam.",
        "UU 23 tahun 2004.",
        "Gaji Rp100.000.000.",
        "Rp 3.500.000 sampai 4.000.000.",
        "Antara 2022-2025.",
    ],
)
def test_amounts_dates_and_laws_are_no_telephone_numbers(text):
    assert faults(lambda f: start(f).update(say=text)) == []


@pytest.mark.parametrize("rule", forbidden_words(), ids=lambda rule: f"{rule.language}-{rule.name}")
def test_forbidden_words_are_caught_and_their_neighbours_pass(rule):
    assert rule.bad and rule.good
    missed = [text for text in rule.bad if not rule.speaks_in(text)]
    caught = [text for text in rule.good if rule.speaks_in(text)]
    assert (missed, caught) == ([], [])


def test_every_language_of_danger_has_rules_about_words():
    assert {rule.language for rule in forbidden_words()} >= {"id", "en", "ms", "jv", "su"}


def test_the_rules_about_words_are_no_dialogue():
    assert "_forbidden" not in parse_files(CONTENT)["id"]
