"""Words that work at any time, whatever the conversation is about (safe words of the Safer Chatbots practice)."""

import re

WORDS = {
    "help": {"tolong", "tolongg", "tulung", "tulong", "darurat", "help", "sos", "bantuan", "emergency", "nulungan", "tulungan", "bahaya"},
    "menu": {"menu", "mulai", "start", "awal", "ulang", "kembali"},
    "leave": {"keluar", "exit", "delete", "padam", "hapus", "tutup", "metu", "kaluar", "quit"},
    "human": {"orang", "manusia", "operator", "petugas", "human", "person", "wong", "jalma"},
}  # fmt: skip
_NOT_LETTERS = re.compile(r"[^a-z]+")


def command_in(text: str) -> str | None:
    """The command a message consists of, or None. Only a message of one word (repeated at most) is a command.

    >>> command_in("TOLONG!!!")
    'help'
    >>> command_in("tolong hapus data saya") is None
    True
    """
    words = set(_NOT_LETTERS.sub(" ", text[:200].lower()).split())
    if len(words) != 1:
        return None
    word = re.sub(r"(.)\1{2,}", r"\1", words.pop())
    return next((command for command, known in WORDS.items() if word in known), None)
