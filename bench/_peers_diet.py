"""Rasa's DIET as a peer. Rasa needs an older Python and brings TensorFlow, so it lives in an environment of its own:

1. ./rantau bench peers --export /somewhere/diet         writes config.yml, data/nlu.yml, domain.yml, test.jsonl, answer.py
2. python3.10 -m venv /somewhere/rasa && /somewhere/rasa/bin/pip install "rasa>=3.6,<3.7"
3. cd /somewhere/diet && /somewhere/rasa/bin/rasa train nlu
4. /somewhere/rasa/bin/python answer.py                  writes diet.jsonl, one line per message of test.jsonl
5. ./rantau bench peers --diet /somewhere/diet/diet.jsonl

An intent is urgency and topic together, so that one classifier answers both.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from bench._peers_answers import Answer
from rantau.chat.domain.topics import ROUTINE
from rantau.chat.training.phrases import Phrase

BETWEEN = "__"
CONFIG = """recipe: default.v1
language: id
assistant_id: peer
pipeline:
  - name: WhitespaceTokenizer
  - name: LexicalSyntacticFeaturizer
  - name: CountVectorsFeaturizer
  - name: CountVectorsFeaturizer
    analyzer: char_wb
    min_ngram: 1
    max_ngram: 4
  - name: DIETClassifier
    epochs: 100
    entity_recognition: false
    constrain_similarities: true
    random_seed: 1
    ranking_length: 0
"""
ANSWER = """import asyncio, glob, json
from rasa.core.agent import Agent

async def main():
    agent = Agent.load(sorted(glob.glob("models/*.tar.gz"))[-1])
    with open("test.jsonl", encoding="utf-8") as given, open("diet.jsonl", "w", encoding="utf-8") as out:
        for line in given:
            found = await agent.parse_message(json.loads(line)["text"])
            ranking = {one["name"]: one["confidence"] for one in found["intent_ranking"]}
            out.write(json.dumps({"intent": found["intent"]["name"], "ranking": ranking}) + "\\n")

asyncio.run(main())
"""


def export(folder: Path, train: Sequence[Phrase], test: Sequence[Phrase]) -> None:
    """Write everything Rasa needs. Raises FileExistsError: nothing is overwritten."""
    folder.mkdir(parents=True)
    (folder / "data").mkdir()
    by_intent: dict[str, list[str]] = {}
    for phrase in train:
        by_intent.setdefault(intent_of(phrase), []).append(" ".join(phrase.text.split()))
    # JSON strings are YAML strings, so no message can be taken for markup; brackets would mean entities.
    nlu = ['version: "3.1"', "nlu:"]
    for intent, texts in sorted(by_intent.items()):
        nlu += [
            f"- intent: {intent}",
            f"  examples: {json.dumps(''.join(f'- {_plain(text)}{chr(10)}' for text in texts), ensure_ascii=False)}",
        ]
    (folder / "data" / "nlu.yml").write_text("\n".join(nlu) + "\n", encoding="utf-8")
    (folder / "domain.yml").write_text(
        'version: "3.1"\nintents:\n' + "".join(f"- {name}\n" for name in sorted(by_intent)), encoding="utf-8"
    )
    (folder / "config.yml").write_text(CONFIG, encoding="utf-8")
    (folder / "answer.py").write_text(ANSWER, encoding="utf-8")
    lines = (json.dumps({"text": phrase.text}, ensure_ascii=False) + "\n" for phrase in test)
    (folder / "test.jsonl").write_text("".join(lines), encoding="utf-8")


def answers_of_diet(path: Path, test: Sequence[Phrase]) -> list[Answer]:
    """What answer.py wrote. Raises ValueError when it is not of this fold."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        said = json.loads(line)
        urgency, _, topic = str(said["intent"]).partition(BETWEEN)
        calm = sum(chance for name, chance in said["ranking"].items() if name.startswith(ROUTINE + BETWEEN))
        found.append(Answer(urgency, topic, 1 - calm))
    if len(found) != len(test):
        raise ValueError(f"{path} answers {len(found)} messages, the fold has {len(test)}; export and train again")
    return found


def intent_of(phrase: Phrase) -> str:
    return f"{phrase.urgency}{BETWEEN}{phrase.topics[0]}"


def _plain(text: str) -> str:
    return text.translate(str.maketrans("[]{}", "()()"))
