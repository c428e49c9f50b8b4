"""A long story in pieces: clauses end at sentence marks and before the words with which people go on telling."""

from collections.abc import Collection, Sequence

_ENDS = frozenset(".;!?\n")


def clauses(tokens: Sequence[str], joints: Collection[str], shortest: int = 4, longest: int = 18) -> list[list[str]]:
    """Pieces of a token list (marks removed), in order, nothing lost, each `shortest` to about `longest` words long.

    `joints` are words that begin a new clause (but, then, because, …).

    >>> clauses(["gaji", "lancar", "kok", "kak", "tapi", "saya", "dipukul", "terus"], {"tapi"}, 3)
    [['gaji', 'lancar', 'kok', 'kak'], ['tapi', 'saya', 'dipukul', 'terus']]
    """
    pieces: list[list[str]] = [[]]
    for token in tokens:
        current = pieces[-1]
        if token in _ENDS or token in {",", ":"}:
            if len(current) >= shortest:
                pieces.append([])
            continue
        if len(current) >= longest or (token in joints and len(current) >= shortest):
            pieces.append([])
        pieces[-1].append(token)
    if len(pieces) > 1 and len(pieces[-1]) < shortest:
        tail = pieces.pop()
        pieces[-1] += tail
    return [piece for piece in pieces if piece]
