"""links to say times can be withdrawn, times say as of when they are, and their letters are a kind of their own"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
KINDS = "kind IN ('invitation', 'change', 'reminder', 'withdrawal', 'thanks')"
KINDS_AND_TIMES = "kind IN ('times', 'invitation', 'change', 'reminder', 'withdrawal', 'thanks')"


def upgrade() -> None:
    op.add_column("times_request", sa.Column("revoked_at", MOMENT, nullable=True))
    op.add_column("times_request", sa.Column("calendar_at", MOMENT, nullable=True))
    _change_kinds(KINDS_AND_TIMES)
    op.execute("UPDATE letter SET kind = 'times' WHERE kind = 'invitation' AND invitation_id IS NULL")


def downgrade() -> None:
    op.execute("UPDATE letter SET kind = 'invitation' WHERE kind = 'times'")
    _change_kinds(KINDS)
    with op.batch_alter_table("times_request", schema=None) as batch_op:
        batch_op.drop_column("calendar_at")
        batch_op.drop_column("revoked_at")


def _change_kinds(kinds: str) -> None:
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_letter_kind"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_letter_kind"), kinds)
