"""Words that work at any time, whatever the conversation is about (safe words of the Safer Chatbots practice)."""

import re

WORDS = {
    "help": {"tolong", "tolongg", "tulung", "tulong", "darurat", "help", "sos", "bantuan", "emergency", "nulungan", "tulungan", "bahaya"},
    "menu": {"menu", "mulai", "start", "awal", "ulang", "kembali"},
    "leave": {"keluar", "exit", "delete", "padam", "hapus", "tutup", "metu", "kaluar", "quit"},
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
}  # fmt: skip
_NOT_LETTERS = re.compile(r"[^a-z]+")


def command_in(text: str) -> str | None:
    """The command a message consists of, or None. Only a message that is nothing else is a command.

    >>> command_in("TOLONG!!!")
    'help'
    >>> command_in("Saya mau bicara dengan orang")
    'human'
    >>> command_in("tolong hapus data saya") is None
    True
    """
    letters = _NOT_LETTERS.sub(" ", text[:200].lower()).split()
    said = " ".join(letters)
    for command, phrases in PHRASES.items():
        if said in phrases:
            return command
    if len(set(letters)) != 1:
        return None
    word = re.sub(r"(.)\1{2,}", r"\1", letters[0])
    return next((command for command, known in WORDS.items() if word in known), None)
