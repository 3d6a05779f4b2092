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
# Row by row: an invitation that nobody has answered takes no answer along, and may go.
POSTGRESQL = (
    "CREATE TRIGGER reply_refuses_delete BEFORE DELETE ON reply FOR EACH ROW EXECUTE FUNCTION reply_stays()",
    "CREATE TRIGGER reply_refuses_truncate BEFORE TRUNCATE ON reply FOR EACH STATEMENT EXECUTE FUNCTION reply_stays()",
)


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(SQLITE)
    else:
        for statement in POSTGRESQL:
            op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER reply_refuses_delete")
    else:
        for deed in ("delete", "truncate"):
            op.execute(f"DROP TRIGGER reply_refuses_{deed} ON reply")
