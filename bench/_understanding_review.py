"""The reviewer's page: one file without network, to be opened on this machine. Every text is escaped, nothing is loaded or sent."""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from html import escape

from bench._understanding_doubts import CONTRADICTED, TWINS, UNSURE, Doubt, doubts
from bench._understanding_folds import Seen

NAMES = {CONTRADICTED: "contradicted", UNSURE: "least certain", TWINS: "near-twins with other labels"}
SCRIPT = """
const choices = [...document.querySelectorAll("[data-filter]")];
const said = document.querySelector("output");
function show() {
  let number = 0;
  for (const row of document.querySelectorAll("tr[data-why]")) {
    const fits = choices.every((one) => !one.value || (one.type === "search"
      ? row.textContent.toLowerCase().includes(one.value.toLowerCase())
      : row.dataset[one.dataset.filter] === one.value));
    row.hidden = !fits;
    number += fits ? 1 : 0;
  }
  for (const part of document.querySelectorAll("section")) part.hidden = !part.querySelector("tr[data-why]:not([hidden])");
  said.textContent = `${number} shown`;
}
for (const one of choices) one.addEventListener("input", show);
show();
"""
STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 1rem auto; max-width: 75rem; padding: 0 1rem; color-scheme: light dark; }
form { position: sticky; top: 0; background: Canvas; padding: .5rem 0; display: flex; flex-wrap: wrap; gap: .75rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-block-start: 1px solid #8886; padding: .4rem; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
td:first-child { white-space: nowrap; } select, input { font: inherit; padding: .3rem; }
"""


def review_page(seen: Sequence[Seen], limits: Mapping[str, float], *, date: str) -> str:
    """The whole page for these answers."""
    return page_of(doubts(seen, limits), date=date, looked_at=len(seen))


def page_of(found: Sequence[Doubt], *, date: str, looked_at: int) -> str:
    """HTML of all doubts, grouped by language and main topic."""
    groups: dict[tuple[str, str], list[Doubt]] = {}
    for one in found:
        groups.setdefault((one.phrase.language, one.phrase.topics[0]), []).append(one)
    languages = sorted({language for language, _ in groups})
    topics = sorted({topic for _, topic in groups})
    policy = f"default-src 'none'; script-src '{_hash(SCRIPT)}'; style-src '{_hash(STYLE)}'; form-action 'none'; base-uri 'none'"
    sections = "\n".join(_section(name, groups[name]) for name in sorted(groups))
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Phrases to look at</title>
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><style>{STYLE}</style></head>
<body><h1>Phrases to look at</h1>
<p>{escape(date)}: {looked_at} phrases were understood by models that had not seen their situation. What follows is where answer and label
disagree, where the answer was on the edge, and near-twins with other labels. Often the program is wrong, not the label. Correct labels in
<code>content/phrases</code> by the guide in its README, then run <code>./rantau check phrases</code>. Stay with one language you speak.</p>
<form>{_select("language", languages)}{_select("topic", topics)}{_select("why", list(NAMES), NAMES)}
<label>Search <input type="search" data-filter="text" autocomplete="off"></label><output></output></form>
{sections}
<script>{SCRIPT}</script></body></html>
"""


def _section(name: tuple[str, str], found: Sequence[Doubt]) -> str:
    rows = "\n".join(_row(one) for one in found)
    head = "<tr><th>File and line</th><th>Message</th><th>Label</th><th>Why</th></tr>"
    return f"<section><h2>{escape(name[0])} · {escape(name[1])}</h2><table>{head}\n{rows}</table></section>"


def _row(one: Doubt) -> str:
    phrase = one.phrase
    label = f"{phrase.urgency} · {', '.join(phrase.topics)} · {phrase.country or '–'} · {phrase.about} · {phrase.kind}"
    data = f'data-language="{escape(phrase.language)}" data-topic="{escape(phrase.topics[0])}" data-why="{escape(one.why)}"'
    cells = (phrase.where, phrase.text, label, f"{NAMES[one.why]}: {one.said}")
    return f"<tr {data}>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"


def _select(name: str, values: Sequence[str], names: Mapping[str, str] | None = None) -> str:
    options = "".join(f'<option value="{escape(one)}">{escape((names or {}).get(one, one))}</option>' for one in values)
    return f'<label>{name.capitalize()} <select data-filter="{name}"><option value="">all</option>{options}</select></label>'


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
