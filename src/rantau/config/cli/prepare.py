"""What must be ready before the first page: tables, reference data, language model, static files. Each step is skipped when it is done."""

import os
import shutil
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from rantau.config.cli.words import say, stop

RELEASES_KEPT_BEFORE = 1


def prepare_everything() -> None:
    """Bring the installation up to date. Ends the process with one sentence where that is impossible."""
    import django
    from django.conf import settings

    _refuse_a_full_disk(settings.DATA_DIR)
    django.setup()
    _prepare_tables()
    _prepare_content()
    _prepare_model()
    _prepare_static_files()


def _refuse_a_full_disk(folder: Path) -> None:
    free_mb = shutil.disk_usage(folder).free // 1_000_000
    if free_mb < 50:
        stop(f"only {free_mb} MB are free on the disk of {folder}. Free at least 50 MB and start again.")


def _prepare_tables() -> None:
    from django.core.management import call_command
    from django.db import OperationalError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            say("Preparing the database …")
            call_command("migrate", interactive=False, verbosity=0)
    except OperationalError:
        where = connection.settings_dict["HOST"] or connection.settings_dict["NAME"]
        stop(f"the database at {where} cannot be opened. Check DATABASE_URL and that the database server runs.")


def _prepare_content() -> None:
    from rantau.directory.api import import_directory
    from rantau.knowledge.api import import_knowledge

    for what, import_it in (("contacts", import_directory), ("articles and procedures", import_knowledge)):
        number = import_it(now=_now())
        if number:
            say(f"Loaded {number} {what}.")


def _prepare_model() -> None:
    """Learn in a child process: what learning needs in memory (some 700 MB) is given back when it ends."""
    from django.conf import settings

    from rantau.chat.api import built_model, prepare_model

    folders = {"content": settings.CONTENT_DIR, "reference": settings.REFERENCE_DIR, "data": settings.DATA_DIR}
    if built_model(**folders) is None:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as child:
            child.submit(partial(prepare_model, **folders, say=say)).result()


def _prepare_static_files() -> None:
    from django.conf import settings
    from django.core.management import call_command

    target = Path(settings.STATIC_ROOT)
    if target.exists():
        return
    say("Preparing styles and scripts …")
    from django.test.utils import override_settings

    half_made = target.with_name(f".{target.name}.{os.getpid()}")
    with override_settings(STATIC_ROOT=half_made):
        call_command("collectstatic", interactive=False, verbosity=0)
    target.parent.mkdir(parents=True, exist_ok=True)
    half_made.rename(target)
    # The release before stays: a page that is still open may load a script late.
    others = [path for path in target.parent.iterdir() if path != target]
    for old in sorted(others, key=lambda path: path.stat().st_mtime)[:-RELEASES_KEPT_BEFORE]:
        shutil.rmtree(old, ignore_errors=True)


def _now() -> datetime:
    from django.utils import timezone

    return timezone.now()
