"""whose visit it is

Until now everybody who could sign in saw every visit. Each visit that is there is given to all who can, so that nobody
loses work he is in the middle of; they take each other away where a visit is not theirs.
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "visit_coordinator",
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_visit_coordinator_visit_id_visit"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_visit_coordinator_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("visit_id", "user_id", name=op.f("pk_visit_coordinator")),
    )
    op.create_index(op.f("ix_visit_coordinator_user_id"), "visit_coordinator", ["user_id"])
    op.execute(
        "INSERT INTO visit_coordinator (visit_id, user_id, since) "
        'SELECT visit.id, "user".id, visit.saved_at FROM visit CROSS JOIN "user"'
    )


def downgrade() -> None:
    op.drop_table("visit_coordinator")
