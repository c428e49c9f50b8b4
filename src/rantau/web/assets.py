"""Static files of one release: joined style sheet, compressed copies, addresses that never change their content."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whitenoise.storage import CompressedStaticFilesStorage

_IMPORT = re.compile(r'@import url\("([^"]+)"\) layer\((\w+)\);')
STYLES = "web/styles/app.css"


def joined_styles(folder: Path) -> str:
    """`app.css` of `folder` with its imports put in place; addresses inside are made relative to it."""

    def put_in_place(match: re.Match[str]) -> str:
        path = folder / match[1]
        content = path.read_text(encoding="utf-8")
        if path.parent != folder:
            content = content.replace('url("../../', 'url("../').replace('url("../icons', 'url("../icons')
        return f"@layer {match[2]} {{\n{content}}}\n"

    text = _IMPORT.sub(put_in_place, (folder / "app.css").read_text(encoding="utf-8"))
    return re.sub(r"\n\s+", "\n", re.sub(r"/\*.*?\*/\n?", "", text, flags=re.DOTALL))


class ReleaseStorage(CompressedStaticFilesStorage):  # type: ignore[misc]
    """Joins the style sheet after collecting, then lets WhiteNoise compress everything."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if not dry_run and STYLES in paths:
            target = Path(self.path(STYLES))
            target.write_text(joined_styles(target.parent), encoding="utf-8")
        yield from super().post_process(paths, dry_run, **options)
