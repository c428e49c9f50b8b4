"""Settings are read strictly: a good value is used, a wrong one stops the start with one sentence that names the variable."""

import os
import stat

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rantau.config import env
from rantau.config.env import WrongSetting

NAME = "RANTAU_TEST_SETTING"
values = st.text(st.characters(blacklist_characters="\x00", blacklist_categories=("Cs",)), max_size=40)


@pytest.fixture(autouse=True)
def _nothing_set():
    os.environ.pop(NAME, None)
    yield
    os.environ.pop(NAME, None)


@given(values)
def test_a_truth_is_read_or_refused(value):
    os.environ[NAME] = value
    try:
        assert env.boolean(NAME, default=True) in {True, False}
    except WrongSetting as error:
        assert NAME in str(error)
        assert value.strip().lower() not in {"", "yes", "no", "1", "0"}


@given(st.sampled_from(["1", "true", "YES", " on ", "Ya"]), st.sampled_from(["0", "FALSE", "no", " Off", "tidak"]))
def test_words_for_yes_and_no(yes, no):
    os.environ[NAME] = yes
    assert env.boolean(NAME, default=False) is True
    os.environ[NAME] = no
    assert env.boolean(NAME, default=True) is False


@given(st.integers(-100, 100))
def test_a_number_within_its_limits_is_read(number):
    os.environ[NAME] = str(number)
    if 1 <= number <= 64:
        assert env.number(NAME, 5, low=1, high=64) == number
    else:
        with pytest.raises(WrongSetting, match=NAME):
            env.number(NAME, 5, low=1, high=64)


@given(values)
def test_any_other_text_is_no_number(value):
    os.environ[NAME] = value
    try:
        assert -5 <= env.number(NAME, 5, low=-5, high=64) <= 64
    except WrongSetting as error:
        assert NAME in str(error)


@pytest.mark.parametrize("value", ["²", "١", "--5", "5-", "1e3", "0x10", "-", "9" * 5000])
def test_strange_numbers_are_refused(value):
    os.environ[NAME] = value
    with pytest.raises(WrongSetting, match=NAME):
        env.number(NAME, 5, low=1, high=64)


def test_what_is_not_set_has_its_default():
    assert env.boolean(NAME, default=True) is True
    assert env.number(NAME, 7, low=1, high=9) == 7
    assert env.names(NAME, ["a"]) == ["a"]
    assert env.text(NAME, "x") == "x"


@given(
    st.lists(st.text(st.characters(blacklist_characters=",\x00", blacklist_categories=("Cs",)), max_size=8), max_size=6)
)
def test_names_are_never_empty(parts):
    os.environ[NAME] = ",".join(parts)
    assert all(name and name == name.strip() for name in env.names(NAME))


@given(values)
def test_an_address_is_https_or_this_machine(value):
    os.environ[NAME] = value
    try:
        found = env.web_address(NAME, "https://default.example")
    except WrongSetting as error:
        assert NAME in str(error)
    else:
        assert found.startswith(("https://", "http://127.0.0.1", "http://localhost"))


@pytest.mark.parametrize(
    "value",
    [
        "http://127.0.0.1.evil.example/x",
        "http://localhost.evil.example",
        "https://",
        "https:// x",
        "https://x\ny",
        "javascript:alert(1)//https://",
    ],
)
def test_addresses_that_only_look_good_are_refused(value):
    os.environ[NAME] = value
    with pytest.raises(WrongSetting, match=NAME):
        env.web_address(NAME, "https://default.example")


def test_a_folder_is_made_for_its_owner(tmp_path):
    made = env.folder("", tmp_path / "a" / "b")
    assert made.is_dir()
    assert stat.S_IMODE(made.stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("x")
    os.environ[NAME] = str(tmp_path / "file" / "inside")
    with pytest.raises(WrongSetting, match=NAME):
        env.folder(NAME, tmp_path)


def test_a_secret_is_made_once_and_kept_for_its_owner(tmp_path):
    kept = tmp_path / "secret.key"
    made = env.secret(NAME, kept)
    assert len(made) >= 48
    assert env.secret(NAME, kept) == made
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_short_or_damaged_secret_is_refused(tmp_path):
    kept = tmp_path / "secret.key"
    os.environ[NAME] = "short"
    with pytest.raises(WrongSetting, match=NAME):
        env.secret(NAME, kept)
    os.environ.pop(NAME)
    kept.write_text("damaged")
    with pytest.raises(WrongSetting, match="damaged"):
        env.secret(NAME, kept)


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=32, max_size=80))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_named_secret_is_used_as_it_is(value):
    from pathlib import Path

    os.environ[NAME] = value
    assert env.secret(NAME, Path("/nonexistent/never-made")) == value
