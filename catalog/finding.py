"""What a check of the catalog finds."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Finding", "Severity"]


class Severity(StrEnum):
    """How bad a finding is: an error makes answers wrong, a warning makes them doubtful."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong with the catalog.

    Attributes:
        about: What it is found in: a model, a data file, a package.
        what: What is wrong.
        remedy: What to do about it.
    """

    severity: Severity
    about: str
    what: str
    remedy: str
