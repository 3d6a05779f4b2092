"""the lines of the record are signed in a chain, and its end is known"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Not by copying the table, which would lose its triggers.
    op.add_column("audit_event", sa.Column("signature", sa.String(length=80), nullable=True))
    end = op.create_table(
        "record_end",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("last", sa.String(length=80), nullable=False),
        sa.Column("signature", sa.String(length=80), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_record_end_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_end")),
    )
    op.bulk_insert(end, [{"id": 1, "lines": 0, "last": "", "signature": ""}])


def downgrade() -> None:
    op.drop_table("record_end")
    op.drop_column("audit_event", "signature")
