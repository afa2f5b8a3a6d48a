"""Alembic runs this file to reach the database; the connection is handed to it by `run.up_to_date`."""

from alembic import context

from bot.stores.schema import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
with context.begin_transaction():
    context.run_migrations()
