"""How parts are written: the same content gives the same bytes, on every machine."""

import gzip
import json
from typing import Any


def as_json(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def compressed(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)
