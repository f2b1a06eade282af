"""Runs the migrations on the vault's own open connection, inside the transaction it has begun."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes.get("metadata"),
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
