"""A claim says when it is forgotten: those of shared answers live as long as the buttons that share them."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

DAY: Final = 24 * 3600
HALF_A_YEAR: Final = 180 * DAY
SEEN: Final = sa.table("seen_events", sa.column("key", sa.String), sa.column("forget_at", sa.BigInteger))
LIFE: Final = sa.case((SEEN.c.key.like("share|%"), HALF_A_YEAR), else_=DAY)


def upgrade() -> None:
    """Keep the end of each claim in place of its beginning."""
    _renamed("seen_at", "forget_at")
    op.execute(SEEN.update().values(forget_at=SEEN.c.forget_at + LIFE))


def downgrade() -> None:
    """Keep the beginning again."""
    op.execute(SEEN.update().values(forget_at=SEEN.c.forget_at - LIFE))
    _renamed("forget_at", "seen_at")


def _renamed(before: str, after: str) -> None:
    op.drop_index(f"seen_events_{before}", "seen_events")
    # Said in SQL: Alembic would copy the whole table in SQLite.
    op.execute(f"ALTER TABLE seen_events RENAME COLUMN {before} TO {after}")
    op.create_index(f"seen_events_{after}", "seen_events", [after])
