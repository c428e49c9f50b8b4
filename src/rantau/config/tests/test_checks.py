"""The steps of ./rantau check find what they are made for."""

import hashlib
import subprocess

import pytest

from rantau.config.cli.checks import content, repository

HASH = hashlib.sha384(b"font").hexdigest()
ENTRY = """
[[file]]
name = "Font"
version = "1"
path = "vendor/font.whl"
source = "somewhere"
licence = "OFL-1.1"
licence_file = "vendor/licences/font.txt"
sha384 = "{hash}"
why = "letters"
"""


@pytest.fixture
def vendored(tmp_path):
    (tmp_path / "vendor" / "licences").mkdir(parents=True)
    (tmp_path / "src").mkdir()
    (tmp_path / "vendor" / "font.whl").write_bytes(b"font")
    (tmp_path / "vendor" / "licences" / "font.txt").write_text("free")
    (tmp_path / "vendor" / "vendor.toml").write_text(ENTRY.format(hash=HASH))
    return tmp_path


def test_a_listed_file_is_good(vendored):
    assert repository.faults_of_vendored_files(vendored) == []


def test_a_changed_file_is_found(vendored):
    (vendored / "vendor" / "font.whl").write_bytes(b"fonT")
    assert "was changed" in repository.faults_of_vendored_files(vendored)[0]


def test_an_unlisted_file_is_found(vendored):
    (vendored / "vendor" / "more.whl").write_bytes(b"x")
    assert repository.faults_of_vendored_files(vendored) == ["vendor/more.whl is not listed in vendor.toml"]


def test_a_missing_licence_is_found(vendored):
    (vendored / "vendor" / "licences" / "font.txt").unlink()
    assert "licence of Font is missing" in repository.faults_of_vendored_files(vendored)[0]


@pytest.mark.parametrize(
    "text",
    [
        "see /" + "work/main/README.md",
        "https://registry." + "npmjs.org/typescript",
        "-----BEGIN " + "RSA PRIVATE KEY-----",
        "postgresql://rantau:" + "Xk29dLq8@db/rantau",
        "ghp_" + "a" * 36,
        "123456789:AA" + "b" * 33,
    ],
)
def test_words_that_must_not_be_committed_are_found(tmp_path, text):
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / "notes.md").write_text(f"# Notes\n{text}\n")
    assert [fault.split(":")[1] for fault in repository.faults_of_words(tmp_path)] == ["2"]


@pytest.mark.parametrize(
    "text",
    [
        "postgresql://user:password@host:5432/name",
        "they work/main roads",
        "pip install",
        "postgresql://postgres@127.0.0.1:5432/rantau",
    ],
)
def test_ordinary_words_pass(tmp_path, text):
    path = tmp_path / "notes.md"
    path.write_text(text)
    assert repository.faults_in_text("notes.md", path) == []


@pytest.fixture
def interface(tmp_path):
    folder = tmp_path / "content" / "interface"
    folder.mkdir(parents=True)
    (folder / "id.toml").write_text('[web]\nhome = "Rumah"\nhits = "{number} hasil"\n')
    (folder / "en.toml").write_text('[web]\nhome = "Home"\nhits = "{number} results"\n')
    return tmp_path


def test_a_complete_catalogue_is_good(interface):
    assert content.faults_of_interface(interface) == []


@pytest.mark.parametrize(
    ("english", "fault"),
    [
        ('[web]\nhome = "Home"\n', "web.hits is missing"),
        ('[web]\nhome = "Home"\nhits = "{count} results"\n', "other {placeholders}"),
        ('[web]\nhome = "Home"\nhits = "{number results"\n', "other {placeholders}"),
        ('[web]\nhome = ""\nhits = "{number} results"\n', "web.home is empty"),
        ('[web]\nhome = "Home"\nhits = "{number} results"\nextra = "x"\n', "web.extra does not exist"),
        ("[web\n", "content/interface:"),
    ],
)
def test_a_faulty_catalogue_is_found(interface, english, fault):
    (interface / "content" / "interface" / "en.toml").write_text(english)
    assert any(fault in one for one in content.faults_of_interface(interface))


def test_another_language_may_fall_back(interface):
    (interface / "content" / "interface" / "jv.toml").write_text('[web]\nhome = "Omah"\n')
    assert content.faults_of_interface(interface) == []


def test_phrases_with_unknown_keys_and_repeated_messages_are_found(tmp_path):
    from rantau.chat.api import faults_in_phrases

    line = '{"text": "halo %s", "topics": ["greeting"], "urgency": "routine", "language": "id", "country": null, "about": "self"%s}\n'
    lines = [line % ("kak", ""), line % ("Kak", ""), line % ("mbak", ', "mood": "good"')]
    (tmp_path / "a.jsonl").write_text("".join(lines))
    (tmp_path / "b.jsonl").write_text(
        '{"text": "x", "topics": ["hello"], "urgency": "routine", "language": "id", "country": null, "about": "self"}'
    )
    faults = faults_in_phrases(tmp_path)
    assert len(faults) == 3
    assert "a.jsonl:2" in faults[0] and "unknown mood" in faults[1] and "b.jsonl:1" in faults[2]
