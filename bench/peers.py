"""./rantau bench peers: the same phrases and the same fold given to other programs, beside ours.

TF-IDF with logistic regression always runs. fastText runs where its Python package is installed. Rasa's DIET needs a Python of
its own; bench/_peers_diet.py says how, and `--diet FILE` reads what it answered.
"""

import argparse
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from bench._peers_answers import Answer, Peer, row_of, same_recall
from bench._peers_diet import answers_of_diet, export
from bench._understanding_folds import one_fold, splits
from rantau.chat.domain.topics import ROUTINE
from rantau.chat.domain.understanding.words import read_tables, words_from
from rantau.chat.training.limits import read_limits
from rantau.chat.training.phrases import Phrase, read_phrases

ROOT = Path(__file__).resolve().parents[1]
CONTENT, LEXICON = ROOT / "content", ROOT / "data" / "lexicon"


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="rantau bench peers", description="Other programs on the same phrases.")
    parser.add_argument(
        "--export", type=Path, metavar="FOLDER", help="write the fold for Rasa into a new folder and end"
    )
    parser.add_argument("--diet", type=Path, metavar="FILE", help="answers of DIET for that fold")
    options = parser.parse_args(argv or [])
    phrases = read_phrases(CONTENT / "phrases")
    train, test = ([phrases[i] for i in part] for part in splits(phrases)[0])
    if options.export:
        export(options.export, train, test)
        print(f"Wrote the fold into {options.export}. How to go on: bench/_peers_diet.py.")
        return 0
    ours = _ours(phrases)
    print(f"\nOne fold, a situation never on both sides: {len(train)} phrases to learn from, {len(test)} to answer")
    print(
        f"  {'':<34}{'danger found':>14}{'routine raised':>16}{'emergency':>11}{'topic':>8}{'false alarms / ours':>21}"
    )
    print(row_of("Rantau, rules and tables", test, ours, None))
    for name, peer in PEERS.items():
        answers = peer(train, test)
        if answers is None:
            print(f"  {name:<34}skipped: not installed (pip install {name.lower()})")
        else:
            print(row_of(name, test, answers, same_recall(test, ours, answers)))
    if options.diet:
        answers = answers_of_diet(options.diet, test)
        print(row_of("DIET (Rasa)", test, answers, same_recall(test, ours, answers)))
    else:
        print(f"  {'DIET (Rasa)':<34}skipped: no answers given (bench/_peers_diet.py says how to make them)")
    print(
        "  The last column: routine messages raised when the peer's limit is set so that it finds as much danger as Rantau, as a multiple"
    )
    print("  of ours. That limit is chosen on the answers themselves, in favour of the peer.")
    return 0


def _ours(phrases: Sequence[Phrase]) -> list[Answer]:
    seen = one_fold(phrases, words_from(read_tables(CONTENT, LEXICON)), LEXICON, read_limits(CONTENT))
    return [Answer(one.found.urgency, one.found.topics[0][0], one.found.danger) for one in seen]


def plain(train: Sequence[Phrase], test: Sequence[Phrase]) -> list[Answer]:
    """TF-IDF of words and letters with logistic regression, as one would begin."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_union

    texts = [phrase.text for phrase in train]
    both = make_union(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, min_df=2),
    )
    x, unseen = both.fit_transform(texts), both.transform([phrase.text for phrase in test])
    urgency = LogisticRegression(C=5, max_iter=300, class_weight="balanced").fit(
        x, [phrase.urgency for phrase in train]
    )
    topic = LogisticRegression(C=5, max_iter=100, tol=1e-2).fit(x, [phrase.topics[0] for phrase in train])
    calm = urgency.predict_proba(unseen)[:, list(urgency.classes_).index(ROUTINE)]
    return [Answer(*one) for one in zip(urgency.predict(unseen), topic.predict(unseen), 1 - calm, strict=True)]


def fasttext(train: Sequence[Phrase], test: Sequence[Phrase]) -> list[Answer] | None:
    """fastText's own classifier with letter groups; None where it is not installed."""
    try:
        import fasttext as peer
    except ImportError:
        return None

    def learnt(label: Callable[[Phrase], str]) -> object:
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
            file.writelines(f"__label__{label(phrase)} {' '.join(phrase.text.split())}\n" for phrase in train)
            file.flush()
            return peer.train_supervised(
                file.name, epoch=25, lr=0.5, wordNgrams=2, minn=2, maxn=5, dim=100, thread=1, verbose=0
            )

    urgency, topic = learnt(lambda one: one.urgency), learnt(lambda one: one.topics[0])
    found = []
    for phrase in test:
        text = " ".join(phrase.text.split())
        labels, chances = urgency.predict(text, k=3)
        by_urgency = dict(zip((label.removeprefix("__label__") for label in labels), map(float, chances), strict=True))
        first = topic.predict(text)[0][0].removeprefix("__label__")
        found.append(Answer(max(by_urgency, key=by_urgency.get), first, 1 - by_urgency.get(ROUTINE, 0.0)))
    return found


PEERS: dict[str, Peer] = {"TF-IDF and logistic regression": plain, "fastText": fasttext}
