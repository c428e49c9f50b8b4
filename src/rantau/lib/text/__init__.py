"""Text as people type it on a cheap phone: cleaning, spelling, sound folding, clauses and character features.

Used by the chat (understanding) and by knowledge and directory (search). Plain Python, every step deterministic and
simple enough to be repeated in the browser with the same result.
"""

from rantau.lib.text.clauses import clauses
from rantau.lib.text.clean import clean, tokens, words
from rantau.lib.text.fold import fold
from rantau.lib.text.ngrams import char_ngrams, word_ngrams
from rantau.lib.text.spelling import Spelling
from rantau.lib.text.stem import stem

__all__ = ["Spelling", "char_ngrams", "clauses", "clean", "fold", "stem", "tokens", "word_ngrams", "words"]
