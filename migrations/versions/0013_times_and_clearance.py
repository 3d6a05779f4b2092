"""times that hosts are asked for before there is a plan, clearance of persons, and calendar mails that came in"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "times_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("organisation_id", sa.String(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("times", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("taken_over_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_times_request_visit_id_visit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_times_request")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_times_request_token_hash")),
        sa.UniqueConstraint("visit_id", "organisation_id", name=op.f("uq_times_request_visit_id_organisation_id")),
    )
    op.create_table(
        "clearance",
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("site_id", sa.String(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("state_since", MOMENT, nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.CheckConstraint("state IN ('submitted', 'approved', 'rejected')", name=op.f("ck_clearance_state")),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_clearance_visit_id_visit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("visit_id", "site_id", "member_id", name=op.f("pk_clearance")),
    )
    op.create_table(
        "calendar_mail",
        sa.Column("message_key", sa.String(length=64), nullable=False),
        sa.Column("read_at", MOMENT, nullable=False),
        sa.Column("visit_id", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_calendar_mail_visit_id_visit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("message_key", name=op.f("pk_calendar_mail")),
    )


def downgrade() -> None:
    op.drop_table("calendar_mail")
    op.drop_table("clearance")
    op.drop_table("times_request")
