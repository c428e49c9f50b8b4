"""A message as the rules and the models see it."""

from dataclasses import dataclass

from rantau.chat.domain.understanding.words import Words
from rantau.lib.text import clauses, fold, tokens
from rantau.lib.text.clean import is_mark

_MANY_CLAUSES = 20


@dataclass(frozen=True)
class Reading:
    """`typed`: tokens as typed, with marks. `regular`: regular spelling, with marks. `words`: regular without marks."""

    typed: tuple[str, ...]
    regular: tuple[str, ...]
    words: tuple[str, ...]
    folded: tuple[str, ...]
    pieces: tuple[tuple[str, ...], ...]

    def runs(self, length: int) -> list["Reading"]:
        """Every run of so many neighbouring clauses of a long story; empty where the story is not longer than one run.

        In a very long one every second run and the last: each clause is still in one of two, and the work stays bounded.
        """
        last = len(self.pieces) - length
        if last <= 0:
            return []
        parts = [
            tuple(word for piece in self.pieces[start : start + length] for word in piece)
            for start in range(last + 1)
            if len(self.pieces) <= _MANY_CLAUSES or start % 2 == 0 or start == last
        ]
        return [Reading((), part, part, tuple(fold(word) for word in part), ()) for part in parts]


def read(text: str, words: Words) -> Reading:
    """Tokenise and regularise one message; linear in its length, which is capped."""
    typed = tokens(text)
    regular = words.spelling.of(typed)
    plain = tuple(token for token in regular if not is_mark(token))
    return Reading(
        typed=tuple(typed),
        regular=tuple(regular),
        words=plain,
        folded=tuple(fold(word) for word in plain),
        pieces=tuple(tuple(piece) for piece in clauses(regular, words.joints)),
    )
