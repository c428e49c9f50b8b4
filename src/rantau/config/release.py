"""The release: a short name of everything the browser loads. A changed file makes a new one, so old copies never mix with new."""

import hashlib
from pathlib import Path


def release_of(root: Path) -> str:
    """Hash of all static files under `root`/src; 10 hexadecimal digits."""
    digest = hashlib.sha256()
    for path in sorted((root / "src" / "rantau").glob("*/static/**/*")):
        if path.is_file():
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:10]
