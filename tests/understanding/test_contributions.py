"""Phrases of organisations: nothing is learnt without consent, nothing that leads to a person, nothing that is known already."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from rantau.chat.training import ensure_model
from rantau.chat.training.contributions import FOLDER, Known, contributions, read_contribution
from rantau.chat.training.ensure import content_hash
from rantau.chat.training.nearness import Near
from rantau.chat.training.personal import personal
from rantau.chat.training.phrases import read_phrases
from rantau.config.cli import understand as command

ROOT = Path(__file__).resolve().parents[2]
CONTENT, NO_LEXICON = ROOT / "content", Path("/nonexistent")
TODAY = date(2026, 11, 22)
CONSENT = {
    "organisation": "Rumah Singgah Contoh",
    "date": "2026-11-01",
    "asked": "staff wrote them after a workshop; all who took part agreed in writing to this use",
    "checked_by": "two counsellors of the shelter",
    "licence": "CC0-1.0",
}
LABELS = {
    "topics": ["wages"],
    "urgency": "urgent",
    "language": "id",
    "country": None,
    "about": "self",
    "kind": "direct",
}
GOOD = "bos pabrik sepatu nunggak bayaran kami sejak lebaran haji kemarin"


@pytest.fixture(scope="module")
def known():
    return Known(read_phrases(CONTENT / "phrases"))


@pytest.fixture
def write(tmp_path):
    def _write(*texts, consent=CONSENT, name="shelter.jsonl", **labels):
        path = tmp_path / name
        head = [] if consent is None else [json.dumps({"consent": consent})]
        lines = [
            json.dumps({"text": text, **LABELS, "situation": f"s-{number}", **labels})
            for number, text in enumerate(texts)
        ]
        path.write_text("\n".join([*head, *lines]) + "\n", "utf-8")
        return path

    return _write


def test_a_good_file_is_taken(write, known):
    phrases, faults = read_contribution(write(GOOD), known, TODAY)
    assert faults == []
    assert [phrase.text for phrase in phrases] == [GOOD]
    assert phrases[0].weight == 1.0


def test_without_consent_nothing_is_taken(write, known):
    phrases, faults = read_contribution(write(GOOD, consent=None), known, TODAY)
    assert phrases == []
    assert faults[0][0] == 1 and "consent" in faults[0][1]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"organisation": ""}, "organisation is missing"),
        ({"asked": None}, "asked is missing"),
        ({"asked": "yes"}, "asked says too little"),
        ({"checked_by": "me"}, "checked_by says too little"),
        ({"checked_by": "the shelter, reach us at 0812 3456 7890"}, "telephone"),
        ({"date": "1 Nov"}, "date is not written"),
        ({"date": "2027-01-01"}, "future"),
        ({"licence": "all rights reserved"}, "licence"),
        ({"signature": "x"}, "unknown 'signature'"),
    ],
)
def test_half_a_consent_is_none(write, known, change, said):
    phrases, faults = read_contribution(write(GOOD, consent={**CONSENT, **change}), known, TODAY)
    assert phrases == []
    assert any(said in sentence for _, sentence in faults), faults


PERSONAL = {
    "tolong hubungi 0812-3456-7890 kak": "a telephone or identity number",
    "wa sy +852 6123 4567 ya": "a telephone or identity number",
    "nomorku nol delapan satu dua tiga empat lima": "a telephone or identity number",
    "nomorku ０８１２３４５６７８９": "a telephone or identity number",
    "nik sy 3212345678901234": "a telephone or identity number",
    "paspor sy B1234567 ditahan": "a passport number",
    "paspor no AU 765432 hilang": "a passport number",
    "email sy siti.k@contoh.co.id": "an e-mail address",
    "fb sy @sitikerja": "an account name",
    "lihat https://contoh.org/iklan": "a link",
    "buka wa.me dulu": "a link",
    "bu Sumarni ga mau bayar": "a name",
    "pak sutrisno bawa kabur uang": "a name",
    "nama saya Wagiyem dari Cilacap": "a name",
    "jenengku paijo": "a name",
    "my name is Rukmini": "a name",
    "gaji ditahan mr. Zhangwei": "a name",
    "sama Pak Hari sudah setahun": "a name",
}


@pytest.mark.parametrize("text", PERSONAL)
def test_what_leads_to_a_person_is_found(text, known):
    assert PERSONAL[text] in personal(text, known.ordinary)


@pytest.mark.parametrize(
    "text",
    [
        "gaji 15.000.000 dipotong 3.500.000 per bulan",
        "sejak 12-05-2024 belum dibayar",
        "kak tolong, bu majikan marah",
        "pak polisi datang ke rumah",
        "Pak RT bilang harus ke Kades",
        "sudah 3 bulan, 2 hari ga makan",
        "namanya juga kerja, capek",
        "kontrak jam 8.30 sampai 20.00",
        GOOD,
    ],
)
def test_ordinary_talk_is_no_personal_data(text, known):
    assert personal(text, known.ordinary) == []


def test_few_published_phrases_would_be_refused(known):
    """The finder of names refuses too much rather than too little, but must leave a way to write."""
    phrases = read_phrases(CONTENT / "phrases")[::7]
    refused = sum(bool(personal(phrase.text, known.ordinary)) for phrase in phrases)
    assert refused / len(phrases) < 0.03


def test_the_fault_repeats_nothing_of_the_text(write, known):
    _, faults = read_contribution(write("bu Sumarni 081234567890 di jalan melati"), known, TODAY)
    assert len(faults) == 2
    assert not any(word in said for _, said in faults for word in ("Sumarni", "0812", "melati"))


def test_near_twins_of_known_phrases_are_refused(write, known):
    phrase = next(one for one in read_phrases(CONTENT / "phrases") if len(one.text) > 70)
    _, faults = read_contribution(write(phrase.text + " kak"), known, TODAY)
    assert any("known already" in said for _, said in faults)


def test_near_is_near_and_far_is_far():
    near = Near(["saya dikunci di kamar sama majikan dari kemarin", "gaji dua bulan belum dibayar", "halo"])
    assert near.nearest("sy dikunci di kamar sama majikan dari kemarin") == 0
    assert near.nearest("gajih dua bulan belum di bayar") == 1
    assert near.nearest("mau tanya jadwal kapal ke batam") is None
    assert near.nearest("") is None


@pytest.mark.parametrize(
    ("labels", "said"),
    [({"urgency": "soon"}, "label"), ({"topics": ["nonsense"]}, "label"), ({"note": "x"}, "unknown key 'note'")],
)
def test_wrong_labels_are_refused(write, known, labels, said):
    _, faults = read_contribution(write(GOOD, **labels), known, TODAY)
    assert any(said in sentence for _, sentence in faults), faults


def test_the_same_message_twice_is_refused(write, known):
    _, faults = read_contribution(write(GOOD, GOOD.upper()), known, TODAY)
    assert faults == [(3, "the same message stands in line 2")]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"[]\n", b'{"consent": 3}\n', b"\n\n"])
def test_broken_files_are_refused_in_words(tmp_path, known, content):
    path = tmp_path / "x.jsonl"
    path.write_bytes(content)
    phrases, faults = read_contribution(path, known, TODAY)
    assert phrases == [] and faults


def test_a_faulty_file_is_left_out_whole_and_named(write, tmp_path, known):
    write(GOOD, "hubungi 081234567890", name="bad.jsonl")
    write(GOOD, name="good.jsonl")
    phrases, left_out = contributions(tmp_path, known)
    assert [phrase.where for phrase in phrases] == ["good.jsonl:2"]
    assert left_out == ["Nothing was learnt from bad.jsonl: line 3: it holds a telephone or identity number."]


def test_the_command_says_line_and_fault(write, capsys, monkeypatch, known):
    monkeypatch.setattr(
        "rantau.chat.training.Known", lambda *_: known
    )  # as the command makes it, without making it twice more
    assert command.run(["--check", str(write(GOOD))]) == 0
    assert capsys.readouterr().out == "shelter.jsonl: 1 phrases, good\n"
    assert command.run(["--check", str(write(GOOD, "paspor B1234567"))]) == 1
    assert "shelter.jsonl:3: it holds a passport number\n" in capsys.readouterr().out


def test_the_command_without_a_file_says_what_to_do(capsys):
    with pytest.raises(SystemExit):
        command.run(["--check"])
    assert "name the files" in capsys.readouterr().err


def test_given_phrases_change_the_version_and_nothing_else_does(tmp_path, write):
    before = content_hash(CONTENT, NO_LEXICON)
    assert content_hash(CONTENT, NO_LEXICON, tmp_path / "missing") == before
    assert content_hash(CONTENT, NO_LEXICON, tmp_path) == before
    write(GOOD)
    assert content_hash(CONTENT, NO_LEXICON, tmp_path) != before


@pytest.mark.slow
def test_the_build_learns_what_was_given(tmp_path, write):
    content, data = tmp_path / "content", tmp_path / "data"
    shutil.copytree(CONTENT / "understanding", content / "understanding")
    (content / "phrases").mkdir()
    lines = [
        line for path in sorted((CONTENT / "phrases").glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]
    (content / "phrases" / "some.jsonl").write_text("\n".join(lines[::40]) + "\n", "utf-8")
    (data / FOLDER).mkdir(parents=True)
    shutil.copy(write(GOOD), data / FOLDER / "shelter.jsonl")
    shutil.copy(write(GOOD, consent=None), data / FOLDER / "silent.jsonl")
    said = []
    built = ensure_model(content, data, NO_LEXICON, said.append)
    number = len(lines[::40]) + 1
    assert json.loads((built / "model.json").read_text("utf-8"))["phrases"] == number
    assert any("silent.jsonl" in sentence for sentence in said)
    (data / FOLDER / "shelter.jsonl").unlink()
    again = ensure_model(content, data, NO_LEXICON, said.append)
    assert again != built
    assert json.loads((again / "model.json").read_text("utf-8"))["phrases"] == number - 1
