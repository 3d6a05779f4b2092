"""what hosts answered cannot be deleted either"""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

SQLITE = """
CREATE TRIGGER reply_refuses_delete BEFORE DELETE ON reply
BEGIN SELECT RAISE(ABORT, 'What was answered stays as it was.'); END
"""
POSTGRESQL = """
CREATE TRIGGER reply_refuses_{deed} BEFORE {deed} ON reply FOR EACH STATEMENT EXECUTE FUNCTION reply_stays()
"""


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(SQLITE)
    else:
        for deed in ("DELETE", "TRUNCATE"):
            op.execute(POSTGRESQL.format(deed=deed))


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER reply_refuses_delete")
    else:
        for deed in ("DELETE", "TRUNCATE"):
            op.execute(f"DROP TRIGGER reply_refuses_{deed} ON reply")
