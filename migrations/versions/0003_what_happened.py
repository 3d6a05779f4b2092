"""what happened to a visit: a record that only grows"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

SQLITE = """
CREATE TRIGGER audit_event_refuses_{deed} BEFORE {deed} ON audit_event
BEGIN SELECT RAISE(ABORT, 'The record of what happened only grows.'); END
"""
POSTGRESQL_REFUSAL = """
CREATE FUNCTION audit_event_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'The record of what happened only grows.' USING ERRCODE = 'integrity_constraint_violation'; END
$$
"""
POSTGRESQL = """
CREATE TRIGGER audit_event_refuses_{deed} BEFORE {deed} ON audit_event
FOR EACH STATEMENT EXECUTE FUNCTION audit_event_only_grows()
"""


def upgrade() -> None:
    op.create_table(
        "audit_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("operation", sa.String(length=64), nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("after", sa.JSON(none_as_null=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_event")),
    )
    op.create_index(op.f("ix_audit_event_visit_id"), "audit_event", ["visit_id"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        for deed in ("UPDATE", "DELETE"):
            op.execute(SQLITE.format(deed=deed))
    else:
        op.execute(POSTGRESQL_REFUSAL)
        for deed in ("UPDATE", "DELETE", "TRUNCATE"):
            op.execute(POSTGRESQL.format(deed=deed))


def downgrade() -> None:
    op.drop_table("audit_event")
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION audit_event_only_grows()")
