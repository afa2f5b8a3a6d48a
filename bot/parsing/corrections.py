"""How people take back what they said before ("no wait", "make that", "scratch that")."""

import re
from typing import Final

__all__ = ["CORRECTION"]

CORRECTION: Final = re.compile(
    r"\b(?:no,? wait|wait,? no|wait|scratch (?:that|it)|i mean|i meant|meant|make (?:that|it)|correction|corrected"
    r"|actually|(?:or )?rather|sorry|oops|ups|nope|not that|strike that|my bad|my mistake|should be"
    r"|(?:or )?better|typo|forget (?:that|it)|hm+|instead|let'?s say|say)\b"
    r"|\bedit:|\*|\bno,? (?:it'?s |~|about )?$|\bno[,:!–—-]+ ",
    re.IGNORECASE,
)
