"""questions about single sessions, answered in the background beside the planning runs"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

UNFINISHED = "state IN ('queued', 'running')"
PLANNING_UNFINISHED = f"{UNFINISHED} AND kind <> 'why'"
KINDS = "kind IN ('plan', 'alternatives', 'repair')"
KINDS_AND_WHY = "kind IN ('plan', 'alternatives', 'repair', 'why')"


def upgrade() -> None:
    _change_runs(KINDS_AND_WHY, PLANNING_UNFINISHED)
    op.create_table(
        "question",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("itinerary_id", sa.Integer(), nullable=False),
        sa.Column("answer", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["run_id"], ["planning_run.id"], name=op.f("fk_question_run_id_planning_run"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_question_visit_id_visit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("run_id", name=op.f("pk_question")),
    )
    op.create_index(op.f("ix_question_visit_id"), "question", ["visit_id"], unique=False)


def downgrade() -> None:
    op.drop_table("question")
    op.execute("DELETE FROM planning_run WHERE kind = 'why'")
    _change_runs(KINDS, UNFINISHED)


def _change_runs(kinds: str, unfinished: str) -> None:
    op.drop_index("uq_planning_run_unfinished", table_name="planning_run")
    with op.batch_alter_table("planning_run", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_planning_run_kind"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_planning_run_kind"), kinds)
    op.create_index(
        "uq_planning_run_unfinished",
        "planning_run",
        ["visit_id"],
        unique=True,
        sqlite_where=sa.text(unfinished),
        postgresql_where=sa.text(unfinished),
    )
