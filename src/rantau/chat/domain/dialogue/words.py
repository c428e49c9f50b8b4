"""Words that work at any time, whatever the conversation is about (safe words of the Safer Chatbots practice)."""

import re
from collections.abc import Callable

from rantau.chat.domain.dialogue.events import Commanded, Event, Said, Started, Understood

WORDS = {
    "help": {"tolong", "tolongg", "tulung", "tulong", "darurat", "help", "sos", "bantuan", "emergency", "nulungan", "tulungan", "bahaya"},
    "menu": {"menu", "mulai", "start", "awal", "ulang", "kembali"},
    "leave": {"keluar", "exit", "delete", "padam", "hapus", "tutup", "metu", "kaluar", "quit", "kaloar", "kalowar", "sugul"},
    "human": {"orang", "manusia", "operator", "petugas", "human", "person", "wong", "jalma"},
}  # fmt: skip
# Whole messages that say no more than a button does.
PHRASES = {
    "human": {
        "bicara dengan orang", "mau bicara dengan orang", "saya mau bicara dengan orang", "bicara sama orang", "mau ngomong sama orang",
        "saya mau bicara", "ngomong karo wong", "nyarios sareng jalma", "cakap dengan orang", "talk to a person", "talk to someone",
    },
    "help": {"saya dalam bahaya", "aku dalam bahaya", "tolong saya", "tolong aku", "help me", "i am in danger", "tolong kak"},
    "menu": {"lihat pilihan", "lihat menu"},
    "leave": {"keluar cepat", "cepat keluar", "tutup chat", "tutup obrolan", "tutup percakapan", "quick exit", "close chat"},
}  # fmt: skip
# What stands beside a word without changing it: "keluar kak", "tolong bu".
BESIDE = {"kak", "kakak", "mbak", "mba", "bu", "pak", "bang", "mas", "teh", "min", "ya", "dong", "aja"}
# Answers to a question of ours, as people type them.
REPLIES = {
    "yes": {
        "ya", "y", "iya", "iye", "iyaa", "yaa", "yes", "yep", "yup", "betul", "benar", "bener", "inggih", "nggih", "enggih", "njih", "iyo",
        "muhun", "sumuhun", "enya", "leres", "haah",
    },
    "no": {
        "tidak", "tdk", "tak", "gak", "ga", "gk", "g", "nggak", "ngga", "enggak", "engga", "kagak", "ndak", "nda", "ndhak", "no", "nope",
        "not", "belum", "blm", "bukan", "ora", "ra", "mboten", "boten", "henteu", "teu", "tara",
    },
    "safe": {"aman", "selamat", "slamet", "safe"},
    "filler": {
        "kak", "kakak", "mbak", "mba", "bu", "pak", "bang", "mas", "teh", "min", "kok", "sih", "deh", "lah", "masih", "still", "it", "is",
    },
}  # fmt: skip
MOST_REPLY_WORDS = 4
_NOT_LETTERS = re.compile(r"[^a-z]+")


def command_in(text: str) -> str | None:
    """The command a message consists of, or None. Only a message that is nothing else is a command.

    >>> command_in("TOLONG!!!")
    'help'
    >>> command_in("keluar kak")
    'leave'
    >>> command_in("Saya mau bicara dengan orang")
    'human'
    >>> command_in("tolong hapus data saya") is None
    True
    """
    letters = _letters(text)
    said = " ".join(letters)
    for command, phrases in PHRASES.items():
        if said in phrases:
            return command
    meant = {letter for letter in letters if letter not in BESIDE}
    if len(meant) != 1:
        return None
    word = re.sub(r"(.)\1{2,}", r"\1", meant.pop())
    return next((command for command, known in WORDS.items() if word in known), None)


def reply_in(text: str) -> str | None:
    """yes, no, safe or unsafe where a message is nothing but that; None for anything else.

    >>> reply_in("iyaaa kak"), reply_in("ga aman mbak"), reply_in("tidak digaji")
    ('yes', 'unsafe', None)
    """
    found = set()
    words = [word for word in _letters(text) if word not in REPLIES["filler"]]
    for word in words[: MOST_REPLY_WORDS + 1]:
        short = re.sub(r"(.)\1{2,}", r"\1", word)
        kind = next((kind for kind in ("yes", "no", "safe") if short in REPLIES[kind]), "other")
        found.add(kind)
    if not found or "other" in found or len(words) > MOST_REPLY_WORDS or {"yes", "no"} <= found:
        return None
    if "safe" in found:
        return "unsafe" if "no" in found else "safe"
    return found.pop()


def event_of(text: str, understand: Callable[[str], Understood]) -> Event:
    """What a typed message is to the engine."""
    if not text:
        return Started()
    word = command_in(text)
    return Commanded(word) if word else Said(understand(text), len(text.split()), reply_in(text))


def _letters(text: str) -> list[str]:
    return _NOT_LETTERS.sub(" ", text[:200].lower()).split()
