"""Without a finger on the screen: everything is reached, seen and done with keys."""

from typing import Any

from tests.journeys.people import Woman

MANY_STEPS = 60
FOCUS = """() => {
  const e = document.activeElement; if (!e || e === document.body) return null;
  const style = getComputedStyle(e), box = e.getBoundingClientRect();
  const exit = document.querySelector('.exit__button').getBoundingClientRect();
  const covered = e.closest('.exit, .composer') ? false : box.bottom > exit.top + 4 && box.top > exit.top - 4 && box.right > exit.left;
  return { name: (e.textContent || e.name || '').trim().slice(0, 60), tag: e.tagName, outline: parseFloat(style.outlineWidth) && style.outlineStyle !== 'none',
           inside: box.bottom > 0 && box.top < innerHeight, covered };
}"""


def _steps_to(her: Woman, wanted: str) -> list[dict[str, Any]]:
    """Press Tab until the control of this name has the focus; every stop must be seen."""
    stops = []
    for _ in range(MANY_STEPS):
        her.page.keyboard.press("Tab")
        stop = her.page.evaluate(FOCUS)
        if stop is None:
            continue
        assert stop["outline"], f"the focus on {stop} cannot be seen"
        assert stop["inside"], f"the focus on {stop} is off the screen"
        assert not stop["covered"], f"{stop} lies below the exit button"
        stops.append(stop)
        if wanted in stop["name"]:
            return stops
    raise AssertionError(f"{wanted} is not reached; stops were {[stop['name'] for stop in stops]}")


def test_reach_type_send_and_choose(woman: Woman) -> None:
    woman.opens_home()
    stops = _steps_to(woman, "text")
    assert len(stops) <= 6, "the field comes early"
    woman.page.keyboard.type("tolong saya dipukul majikan")
    _steps_to(woman, "Kirim")
    woman.page.keyboard.press("Enter")
    woman.waits_for(lambda: woman.answers == 1)
    woman.waits_for(
        lambda: bool(woman.page.evaluate("() => document.activeElement.closest('.turn, .composer') !== null"))
    )
    _steps_to(woman, "Malaysia")
    woman.page.keyboard.press("Enter")
    woman.waits_for(lambda: woman.answers == 2)
    assert "tel:999" in woman.numbers_of_answer


def test_skip_link_leads_past_the_frame(woman: Woman) -> None:
    woman.opens_home()
    woman.page.keyboard.press("Tab")
    assert woman.page.evaluate("() => document.activeElement.className") == "frame__skip"
    woman.page.keyboard.press("Enter")
    woman.page.keyboard.press("Tab")
    assert woman.page.evaluate("() => document.activeElement.closest('main') !== null")


def test_focus_is_seen_on_every_stop_of_the_home_page(woman: Woman) -> None:
    woman.opens_home()
    _steps_to(woman, "Keluar cepat")


def test_enter_leaves_through_the_exit(woman: Woman, neutral: str) -> None:
    woman.opens_home()
    _steps_to(woman, "Keluar cepat")
    woman.page.keyboard.press("Enter")
    woman.page.wait_for_url(neutral)
