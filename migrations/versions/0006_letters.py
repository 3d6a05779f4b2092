"""letters to hosts, and the mails each goes out as"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("host_id", sa.String(), nullable=False),
        sa.Column("invitation_id", sa.Integer(), nullable=True),
        sa.Column("languages", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("to_name", sa.String(), nullable=False),
        sa.Column("to_address", sa.String(), nullable=False),
        sa.Column("words", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("facts", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("link_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('invitation', 'change', 'reminder', 'withdrawal', 'thanks')", name=op.f("ck_letter_kind")
        ),
        sa.CheckConstraint(
            "state IN ('draft', 'waiting', 'sent', 'refused', 'failed', 'bounced', 'discarded')",
            name=op.f("ck_letter_state"),
        ),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_letter_visit_id_visit"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint("visit_id", "number", name=op.f("uq_letter_visit_id_number")),
    )
    op.create_index(op.f("ix_letter_invitation_id"), "letter", ["invitation_id"], unique=False)
    op.create_table(
        "letter_mail",
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("occurrence", sa.String(), nullable=True),
        sa.Column("uid", sa.String(), nullable=True),
        sa.Column("sequence", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("first_attempt_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_attempt_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("server_words", sa.String(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('draft', 'waiting', 'sent', 'refused', 'failed', 'bounced')", name=op.f("ck_letter_mail_state")
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name=op.f("fk_letter_mail_letter_id_letter"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("letter_id", "number", name=op.f("pk_letter_mail")),
        sa.UniqueConstraint("message_id", name=op.f("uq_letter_mail_message_id")),
    )
    op.create_index("ix_letter_mail_due", "letter_mail", ["state", "next_attempt_at"], unique=False)
    op.create_index(op.f("ix_letter_mail_uid"), "letter_mail", ["uid"], unique=False)


def downgrade() -> None:
    op.drop_table("letter_mail")
    op.drop_table("letter")
