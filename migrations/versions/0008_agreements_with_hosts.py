"""agreements with hosts: who is asked for what, what was answered, and which slots are taken at which place"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
STATES = "'not_sent', 'sent', 'reminded', 'counter_offer', 'accepted', 'declined', 'withdrawn'"


SQLITE_SLOT = """
CREATE TRIGGER booked_slot_refuses_overlap_{when} BEFORE {deed} ON booked_slot
WHEN EXISTS (
  SELECT 1 FROM booked_slot AS other
  WHERE other.id IS NOT NEW.id AND other.begins_at < NEW.ends_at AND NEW.begins_at < other.ends_at
  AND (other.site_key = NEW.site_key OR (other.host_key = NEW.host_key AND other.visit_id <> NEW.visit_id))
)
BEGIN SELECT RAISE(ABORT, 'taken'); END
"""
SQLITE_REPLY = """
CREATE TRIGGER reply_refuses_update BEFORE UPDATE ON reply
BEGIN SELECT RAISE(ABORT, 'What was answered stays as it was.'); END
"""
POSTGRESQL_SITE = """
ALTER TABLE booked_slot ADD CONSTRAINT ex_booked_slot_site EXCLUDE USING gist (
  int8range(hashtextextended(site_key, 0), hashtextextended(site_key, 0), '[]') WITH &&,
  tstzrange(begins_at, ends_at) WITH &&
)
"""
POSTGRESQL_HOST = """
CREATE FUNCTION booked_slot_of_one_visit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.host_key, 0));
  IF EXISTS (
    SELECT 1 FROM booked_slot AS other
    WHERE other.host_key = NEW.host_key AND other.visit_id <> NEW.visit_id AND other.id <> NEW.id
    AND other.begins_at < NEW.ends_at AND NEW.begins_at < other.ends_at
  ) THEN
    RAISE EXCEPTION 'taken' USING ERRCODE = 'exclusion_violation';
  END IF;
  RETURN NEW;
END
$$
"""
POSTGRESQL_HOST_TRIGGER = """
CREATE TRIGGER booked_slot_refuses_overlap BEFORE INSERT OR UPDATE ON booked_slot
FOR EACH ROW EXECUTE FUNCTION booked_slot_of_one_visit()
"""
POSTGRESQL_REPLY = """
CREATE FUNCTION reply_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'What was answered stays as it was.' USING ERRCODE = 'integrity_constraint_violation'; END
$$
"""
POSTGRESQL_REPLY_TRIGGER = """
CREATE TRIGGER reply_refuses_update BEFORE UPDATE ON reply FOR EACH STATEMENT EXECUTE FUNCTION reply_stays()
"""


def upgrade() -> None:
    _create_invitation()
    _create_asked_slot()
    _create_reply()
    _create_booked_slot()
    if op.get_bind().dialect.name == "sqlite":
        statements = [
            SQLITE_SLOT.format(when="when_made", deed="INSERT"),
            SQLITE_SLOT.format(when="when_moved", deed="UPDATE"),
            SQLITE_REPLY,
        ]
    else:
        statements = [POSTGRESQL_SITE, POSTGRESQL_HOST, POSTGRESQL_HOST_TRIGGER, POSTGRESQL_REPLY]
        statements.append(POSTGRESQL_REPLY_TRIGGER)
    for statement in statements:
        op.execute(statement)


def _create_invitation() -> None:
    op.create_table(
        "invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("organisation_id", sa.String(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("state_since", MOMENT, nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=False),
        sa.Column("invited_at", MOMENT, nullable=False),
        sa.Column("sent_at", MOMENT, nullable=True),
        sa.Column("reminded_at", MOMENT, nullable=True),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("token_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("revoked_at", MOMENT, nullable=True),
        sa.CheckConstraint(f"state IN ({STATES})", name=op.f("ck_invitation_state")),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_invitation_visit_id_visit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitation_token_hash")),
        sa.UniqueConstraint("visit_id", "organisation_id", name=op.f("uq_invitation_visit_id_organisation_id")),
    )


def _create_asked_slot() -> None:
    op.create_table(
        "asked_slot",
        sa.Column("invitation_id", sa.Integer(), nullable=False),
        sa.Column("occurrence_id", sa.String(), nullable=False),
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("subgroup_ids", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("begins_at", MOMENT, nullable=False),
        sa.Column("ends_at", MOMENT, nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("state_since", MOMENT, nullable=False),
        sa.Column("asked_at", MOMENT, nullable=True),
        sa.CheckConstraint(
            "state IN ('asked', 'confirmed', 'declined', 'counter_offer', 'withdrawn')",
            name=op.f("ck_asked_slot_state"),
        ),
        sa.ForeignKeyConstraint(
            ["invitation_id"],
            ["invitation.id"],
            name=op.f("fk_asked_slot_invitation_id_invitation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("invitation_id", "occurrence_id", name=op.f("pk_asked_slot")),
    )


def _create_reply() -> None:
    op.create_table(
        "reply",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("invitation_id", sa.Integer(), nullable=False),
        sa.Column("occurrence_id", sa.String(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("answer", sa.String(length=16), nullable=False),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(
            "answer IN ('confirm', 'decline', 'offer', 'pass_on', 'undo')", name=op.f("ck_reply_answer")
        ),
        sa.ForeignKeyConstraint(
            ["invitation_id"], ["invitation.id"], name=op.f("fk_reply_invitation_id_invitation"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply")),
    )
    op.create_index(op.f("ix_reply_invitation_id"), "reply", ["invitation_id"], unique=False)


def _create_booked_slot() -> None:
    op.create_table(
        "booked_slot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("occurrence_id", sa.String(), nullable=False),
        sa.Column("host_key", sa.String(length=64), nullable=False),
        sa.Column("site_key", sa.String(length=64), nullable=False),
        sa.Column("begins_at", MOMENT, nullable=False),
        sa.Column("ends_at", MOMENT, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("held_until", MOMENT, nullable=True),
        sa.CheckConstraint("state IN ('held', 'confirmed')", name=op.f("ck_booked_slot_state")),
        sa.CheckConstraint("begins_at < ends_at", name=op.f("ck_booked_slot_span")),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_booked_slot_visit_id_visit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booked_slot")),
        sa.UniqueConstraint("visit_id", "occurrence_id", name=op.f("uq_booked_slot_visit_id_occurrence_id")),
    )
    op.create_index(op.f("ix_booked_slot_host_key"), "booked_slot", ["host_key"], unique=False)
    op.create_index(op.f("ix_booked_slot_site_key"), "booked_slot", ["site_key"], unique=False)


def downgrade() -> None:
    op.drop_table("booked_slot")
    op.drop_table("reply")
    op.drop_table("asked_slot")
    op.drop_table("invitation")
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION booked_slot_of_one_visit()")
        op.execute("DROP FUNCTION reply_stays()")
