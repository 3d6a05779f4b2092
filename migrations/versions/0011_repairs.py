"""repairs that are proposed after hosts' answers, and reminders that were drafted"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "repair_search",
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("state_of_things", sa.String(length=64), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.Column("itinerary_id", sa.Integer(), nullable=True),
        sa.Column("visit_version", sa.Integer(), nullable=True),
        sa.Column("found_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_repair_search_visit_id_visit"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["run_id"], ["planning_run.id"], name=op.f("fk_repair_search_run_id_planning_run"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("visit_id", name=op.f("pk_repair_search")),
    )
    op.create_table(
        "proposed_repair",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("cause", sa.String(length=16), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("disturbed", sa.Integer(), nullable=False),
        sa.Column("is_least", sa.Boolean(), nullable=False),
        sa.Column("plan", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("remark", sa.JSON(none_as_null=True), nullable=True),
        sa.CheckConstraint("cause IN ('declined', 'silent', 'offer')", name=op.f("ck_proposed_repair_cause")),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_proposed_repair_visit_id_visit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposed_repair")),
        sa.UniqueConstraint(
            "visit_id", "cause", "about", "number", name=op.f("uq_proposed_repair_visit_id_cause_about_number")
        ),
    )
    op.create_table(
        "reminder",
        sa.Column("invitation_id", sa.Integer(), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=False),
        sa.Column("stage", sa.Integer(), nullable=False),
        sa.Column("drafted_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["invitation_id"],
            ["invitation.id"],
            name=op.f("fk_reminder_invitation_id_invitation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("invitation_id", "answer_by", "stage", name=op.f("pk_reminder")),
    )


def downgrade() -> None:
    op.drop_table("reminder")
    op.drop_table("proposed_repair")
    op.drop_table("repair_search")
