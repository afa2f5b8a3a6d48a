"""What channels run, what quality is worth to workspaces, the last question of each thread, verdicts on answers."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the tables."""
    _setups()
    _worths()
    _threads()
    _feedback()


def downgrade() -> None:
    """Drop them again."""
    for table in ("setups", "worths", "threads", "feedback"):
        op.drop_table(table)


def _setups() -> None:
    op.create_table(
        "setups",
        sa.Column("team", sa.String(64), primary_key=True),
        sa.Column("channel", sa.String(64), primary_key=True),
        sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("setup", sa.Text, nullable=False),
        sa.Column("set_by", sa.String(64), nullable=False),
        sa.Column("set_at", sa.BigInteger, nullable=False),
    )


def _worths() -> None:
    op.create_table(
        "worths",
        sa.Column("team", sa.String(64), primary_key=True),
        sa.Column("worth", sa.Text, nullable=False),
        sa.Column("set_by", sa.String(64), nullable=False),
        sa.Column("set_at", sa.BigInteger, nullable=False),
    )


def _threads() -> None:
    op.create_table(
        "threads",
        sa.Column("team", sa.String(64), primary_key=True),
        sa.Column("channel", sa.String(64), primary_key=True),
        sa.Column("thread", sa.String(96), primary_key=True),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("asked_at", sa.BigInteger, nullable=False),
    )
    op.create_index("threads_asked_at", "threads", ["asked_at"])


def _feedback() -> None:
    op.create_table(
        "feedback",
        sa.Column("team", sa.String(64), primary_key=True),
        sa.Column("question_id", sa.String(32), primary_key=True),
        sa.Column("given_by", sa.String(64), primary_key=True),
        sa.Column("good", sa.Boolean, nullable=False),
        sa.Column("given_at", sa.BigInteger, nullable=False),
    )
    op.create_index("feedback_given_at", "feedback", ["given_at"])
