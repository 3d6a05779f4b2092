"""whom a proposed repair disturbs, which confirmed meetings it moves, and for which state of things it was found"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _forget()
    with op.batch_alter_table("proposed_repair") as batch:
        batch.drop_column("disturbed")
        batch.add_column(sa.Column("hosts", sa.Integer(), nullable=False))
        batch.add_column(sa.Column("delegates", sa.Integer(), nullable=False))
        batch.add_column(sa.Column("reopened", sa.Integer(), nullable=False))
    with op.batch_alter_table("repair_search") as batch:
        batch.add_column(sa.Column("found_for", sa.String(length=64), nullable=True))


def downgrade() -> None:
    _forget()
    with op.batch_alter_table("repair_search") as batch:
        batch.drop_column("found_for")
    with op.batch_alter_table("proposed_repair") as batch:
        batch.drop_column("reopened")
        batch.drop_column("delegates")
        batch.drop_column("hosts")
        batch.add_column(sa.Column("disturbed", sa.Integer(), nullable=False))


def _forget() -> None:
    """What was proposed is looked for again by itself."""
    op.execute("DELETE FROM proposed_repair")
    op.execute("UPDATE repair_search SET state_of_things = '', run_id = NULL")
