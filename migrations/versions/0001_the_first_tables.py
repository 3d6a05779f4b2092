"""Visits with all their parts, their plans and planning runs, and the people who may sign in."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("description", sa.String(), nullable=True),
        sa.Column("permissions", sa.JSON(none_as_null=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role")),
        sa.UniqueConstraint("name", name=op.f("uq_role_name")),
    )
    op.create_table(
        "user",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=255), nullable=False),
        sa.Column("password", sa.String(length=255), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=True),
        sa.Column("fs_uniquifier", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tf_primary_method", sa.String(length=64), nullable=True),
        sa.Column("tf_totp_secret", sa.String(length=255), nullable=True),
        sa.Column("mf_recovery_codes", sa.JSON(none_as_null=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user")),
        sa.UniqueConstraint("email", name=op.f("uq_user_email")),
        sa.UniqueConstraint("fs_uniquifier", name=op.f("uq_user_fs_uniquifier")),
    )
    op.create_table(
        "visit",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("purpose", sa.JSON(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("start_date", sa.Date(), nullable=False),
        sa.Column("end_date", sa.Date(), nullable=False),
        sa.Column("sending_countries", sa.JSON(), nullable=False),
        sa.Column("host_countries", sa.JSON(), nullable=False),
        sa.Column("organiser_id", sa.String(), nullable=False),
        sa.Column("working_languages", sa.JSON(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("slot_min", sa.Integer(), nullable=False),
        sa.Column("punctuality_buffer_min", sa.Integer(), nullable=False),
        sa.Column("escorts_per_group", sa.Integer(), nullable=False),
        sa.Column("names_submitted_on", sa.Date(), nullable=False),
        sa.Column("same_zone_min", sa.Integer(), nullable=False),
        sa.Column("same_city_undisclosed_min", sa.Integer(), nullable=False),
        sa.Column("reference_schedule", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
    )
    op.create_table(
        "city",
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("timezone", sa.String(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("precision", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_city_visit_id_visit"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("visit_id", "id", name=op.f("pk_city")),
    )
    op.create_table(
        "costs",
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("provenance", sa.String(), nullable=False),
        sa.Column("dsa_per_person_day", sa.Float(), nullable=False),
        sa.Column("interpreter_per_day", sa.Float(), nullable=False),
        sa.Column("vehicle_per_day", sa.Float(), nullable=False),
        sa.Column("venue_per_day", sa.Float(), nullable=False),
        sa.Column("transfer_per_person", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_costs_visit_id_visit"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("visit_id", "position", name=op.f("pk_costs")),
    )
    op.create_table(
        "day",
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("day_index", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("city_by_subgroup", sa.JSON(), nullable=False),
        sa.Column("window_start", sa.String(), nullable=False),
        sa.Column("window_end", sa.String(), nullable=False),
        sa.Column("lunch_earliest", sa.String(), nullable=True),
        sa.Column("lunch_latest_end", sa.String(), nullable=True),
        sa.Column("lunch_minutes", sa.Integer(), nullable=True),
        sa.Column("end_reserve_min", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_day_visit_id_visit"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("visit_id", "position", name=op.f("pk_day")),
    )
    op.create_table(
        "holiday",
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_holiday_visit_id_visit"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("visit_id", "position", name=op.f("pk_holiday")),
    )
    op.create_table(
        "interpreter",
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("max_min_per_day", sa.Integer(), nullable=False),
        sa.Column("provenance", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_interpreter_visit_id_visit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("visit_id", "id", name=op.f("pk_interpreter")),
    )
    op.create_table(
        "itinerary",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("visit_version", sa.Integer(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=True),
        sa.Column("bound", sa.BigInteger(), nullable=True),
        sa.Column("terms", sa.JSON(), nullable=False),
        sa.Column("left_out", sa.JSON(), nullable=False),
        sa.Column("conflict", sa.JSON(), nullable=False),
        sa.Column("conflict_text", sa.JSON(), nullable=True),
        sa.Column("fixes", sa.JSON(), nullable=False),
        sa.Column("run", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_itinerary_visit_id_visit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_itinerary")),
    )
    with op.batch_alter_table("itinerary", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_itinerary_visit_id"), ["visit_id"], unique=False)

    op.create_table(
        "meta",
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("realism", sa.String(), nullable=False),
        sa.Column("description", sa.JSON(), nullable=False),
        sa.Column("disclaimer", sa.JSON(), nullable=False),
        sa.Column("article_facts", sa.JSON(), nullable=False),
        sa.Column("origins", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_meta_visit_id_visit"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("visit_id", "position", name=op.f("pk_meta")),
    )
    op.create_table(
        "objective",
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.JSON(), nullable=False),
        sa.Column("topic_ids", sa.JSON(), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.Column("provenance", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_objective_visit_id_visit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("visit_id", "id", name=op.f("pk_objective")),
    )
    op.create_table(
        "organisation",
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("parent_id", sa.String(), nullable=True),
        sa.Column("protocol_rank", sa.Integer(), nullable=False),
        sa.Column("provenance", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["visit_id", "parent_id"],
            ["organisation.visit_id", "organisation.id"],
            name=op.f("fk_organisation_visit_id_parent_id_organisation"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_organisation_visit_id_visit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("visit_id", "id", name=op.f("pk_organisation")),
    )
    op.create_table(
        "rule",
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("strength", sa.String(), nullable=False),
        sa.Column("params", sa.JSON(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("provenance", sa.String(), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_rule_visit_id_visit"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("visit_id", "id", name=op.f("pk_rule")),
    )
    op.create_table(
        "subgroup",
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_subgroup_visit_id_visit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("visit_id", "id", name=op.f("pk_subgroup")),
    )
    op.create_table(
        "topic",
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("provenance", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_topic_visit_id_visit"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("visit_id", "id", name=op.f("pk_topic")),
    )
    op.create_table(
        "user_role",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name=op.f("fk_user_role_role_id_role"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_user_role_user_id_user"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", "role_id", name=op.f("pk_user_role")),
    )
    op.create_table(
        "what_if",
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("changes_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("expected", sa.String(), nullable=False),
        sa.Column("expected_conflict", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_what_if_visit_id_visit"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("visit_id", "id", name=op.f("pk_what_if")),
    )
    op.create_table(
        "delegation",
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("planning_size", sa.Integer(), nullable=False),
        sa.Column("composition", sa.JSON(), nullable=False),
        sa.Column("provenance", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit_id", "organisation_id"],
            ["organisation.visit_id", "organisation.id"],
            name=op.f("fk_delegation_visit_id_organisation_id_organisation"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_delegation_visit_id_visit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("visit_id", "position", name=op.f("pk_delegation")),
    )
    op.create_table(
        "lunch",
        sa.Column("itinerary_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("subgroup_id", sa.String(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["itinerary_id"], ["itinerary.id"], name=op.f("fk_lunch_itinerary_id_itinerary"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("itinerary_id", "position", name=op.f("pk_lunch")),
    )
    op.create_table(
        "member",
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.JSON(), nullable=False),
        sa.Column("subgroup_id", sa.String(), nullable=False),
        sa.Column("is_head", sa.Boolean(), nullable=False),
        sa.Column("seniority", sa.Integer(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("dietary", sa.JSON(), nullable=False),
        sa.Column("needs_step_free", sa.Boolean(), nullable=False),
        sa.Column("prayer_times", sa.Boolean(), nullable=False),
        sa.Column("code_of_conduct_signed", sa.Boolean(), nullable=False),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("restricted_sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit_id", "subgroup_id"],
            ["subgroup.visit_id", "subgroup.id"],
            name=op.f("fk_member_visit_id_subgroup_id_subgroup"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_member_visit_id_visit"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("visit_id", "id", name=op.f("pk_member")),
    )
    op.create_table(
        "placement",
        sa.Column("itinerary_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("occurrence_id", sa.String(), nullable=False),
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("subgroup_ids", sa.JSON(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.String(), nullable=False),
        sa.Column("interpreter_ids", sa.JSON(), nullable=False),
        sa.Column("vehicle_ids", sa.JSON(), nullable=False),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["itinerary_id"], ["itinerary.id"], name=op.f("fk_placement_itinerary_id_itinerary"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("itinerary_id", "position", name=op.f("pk_placement")),
    )
    op.create_table(
        "planning_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("visit_version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("stop_requested", sa.Boolean(), nullable=False),
        sa.Column("limit_seconds", sa.Float(), nullable=False),
        sa.Column("limit_workers", sa.Integer(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("heartbeat_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("elapsed", sa.Float(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=True),
        sa.Column("bound", sa.BigInteger(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("error", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("itinerary_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "state IN ('queued', 'running', 'done', 'stopped', 'failed', 'interrupted')",
            name=op.f("ck_planning_run_state"),
        ),
        sa.ForeignKeyConstraint(
            ["itinerary_id"], ["itinerary.id"], name=op.f("fk_planning_run_itinerary_id_itinerary"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_planning_run_visit_id_visit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planning_run")),
    )
    with op.batch_alter_table("planning_run", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_planning_run_visit_id"), ["visit_id"], unique=False)
        batch_op.create_index(
            "uq_planning_run_unfinished",
            ["visit_id"],
            unique=True,
            sqlite_where=sa.text("state IN ('queued', 'running')"),
            postgresql_where=sa.text("state IN ('queued', 'running')"),
        )

    op.create_table(
        "protected_block",
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("day_position", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("start", sa.String(), nullable=False),
        sa.Column("end", sa.String(), nullable=False),
        sa.Column("label", sa.JSON(), nullable=False),
        sa.Column("subgroup_ids", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit_id", "day_position"],
            ["day.visit_id", "day.position"],
            name=op.f("fk_protected_block_visit_id_day_position_day"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_protected_block_visit_id_visit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("visit_id", "day_position", "position", name=op.f("pk_protected_block")),
    )
    op.create_table(
        "transfer",
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.JSON(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("depart", sa.String(), nullable=False),
        sa.Column("arrive", sa.String(), nullable=False),
        sa.Column("from_city", sa.String(), nullable=False),
        sa.Column("to_city", sa.String(), nullable=False),
        sa.Column("subgroup_ids", sa.JSON(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit_id", "from_city"],
            ["city.visit_id", "city.id"],
            name=op.f("fk_transfer_visit_id_from_city_city"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["visit_id", "to_city"],
            ["city.visit_id", "city.id"],
            name=op.f("fk_transfer_visit_id_to_city_city"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_transfer_visit_id_visit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("visit_id", "id", name=op.f("pk_transfer")),
    )
    op.create_table(
        "vehicle",
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.JSON(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("city_id", sa.String(), nullable=False),
        sa.Column("provenance", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit_id", "city_id"],
            ["city.visit_id", "city.id"],
            name=op.f("fk_vehicle_visit_id_city_id_city"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_vehicle_visit_id_visit"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("visit_id", "id", name=op.f("pk_vehicle")),
    )
    op.create_table(
        "zone",
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("city_id", sa.String(), nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("undisclosed", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["visit_id", "city_id"],
            ["city.visit_id", "city.id"],
            name=op.f("fk_zone_visit_id_city_id_city"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_zone_visit_id_visit"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("visit_id", "id", name=op.f("pk_zone")),
    )
    op.create_table(
        "meeting_point",
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("city_id", sa.String(), nullable=False),
        sa.Column("zone_id", sa.String(), nullable=False),
        sa.Column("lead_min", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit_id", "city_id"],
            ["city.visit_id", "city.id"],
            name=op.f("fk_meeting_point_visit_id_city_id_city"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["visit_id", "zone_id"],
            ["zone.visit_id", "zone.id"],
            name=op.f("fk_meeting_point_visit_id_zone_id_zone"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_meeting_point_visit_id_visit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("visit_id", "id", name=op.f("pk_meeting_point")),
    )
    op.create_table(
        "travel_time",
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("from_zone", sa.String(), nullable=False),
        sa.Column("to_zone", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit_id", "from_zone"],
            ["zone.visit_id", "zone.id"],
            name=op.f("fk_travel_time_visit_id_from_zone_zone"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["visit_id", "to_zone"],
            ["zone.visit_id", "zone.id"],
            name=op.f("fk_travel_time_visit_id_to_zone_zone"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_travel_time_visit_id_visit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("visit_id", "position", name=op.f("pk_travel_time")),
    )
    op.create_table(
        "site",
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.String(), nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("public_label", sa.JSON(), nullable=True),
        sa.Column("city_id", sa.String(), nullable=False),
        sa.Column("zone_id", sa.String(), nullable=False),
        sa.Column("confidentiality", sa.String(), nullable=False),
        sa.Column("meeting_point_id", sa.String(), nullable=True),
        sa.Column("max_visitors", sa.Integer(), nullable=True),
        sa.Column("access_min", sa.Integer(), nullable=False),
        sa.Column("step_free", sa.Boolean(), nullable=True),
        sa.Column("photo_policy", sa.String(), nullable=False),
        sa.Column("clearance_names_required", sa.Boolean(), nullable=False),
        sa.Column("clearance_passport_required", sa.Boolean(), nullable=False),
        sa.Column("clearance_lead_working_days", sa.Integer(), nullable=False),
        sa.Column("provenance", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("location_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("address_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("restricted_sealed", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["visit_id", "city_id"],
            ["city.visit_id", "city.id"],
            name=op.f("fk_site_visit_id_city_id_city"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["visit_id", "meeting_point_id"],
            ["meeting_point.visit_id", "meeting_point.id"],
            name=op.f("fk_site_visit_id_meeting_point_id_meeting_point"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["visit_id", "organisation_id"],
            ["organisation.visit_id", "organisation.id"],
            name=op.f("fk_site_visit_id_organisation_id_organisation"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["visit_id", "zone_id"],
            ["zone.visit_id", "zone.id"],
            name=op.f("fk_site_visit_id_zone_id_zone"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_site_visit_id_visit"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("visit_id", "id", name=op.f("pk_site")),
    )
    op.create_table(
        "opening_hours",
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("site_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("days", sa.JSON(), nullable=False),
        sa.Column("start", sa.String(), nullable=False),
        sa.Column("end", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit_id", "site_id"],
            ["site.visit_id", "site.id"],
            name=op.f("fk_opening_hours_visit_id_site_id_site"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_opening_hours_visit_id_visit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("visit_id", "site_id", "position", name=op.f("pk_opening_hours")),
    )
    op.create_table(
        "session",
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("public_title", sa.JSON(), nullable=True),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("host_id", sa.String(), nullable=False),
        sa.Column("site_id", sa.String(), nullable=False),
        sa.Column("topic_ids", sa.JSON(), nullable=False),
        sa.Column("audience_mode", sa.String(), nullable=False),
        sa.Column("audience_subgroup_ids", sa.JSON(), nullable=False),
        sa.Column("net_min", sa.Integer(), nullable=False),
        sa.Column("fixed_min", sa.Integer(), nullable=False),
        sa.Column("gross_min", sa.Integer(), nullable=False),
        sa.Column("interpretation_mode", sa.String(), nullable=False),
        sa.Column("interpretation_languages", sa.JSON(), nullable=False),
        sa.Column("interpretation_factor", sa.Float(), nullable=False),
        sa.Column("required", sa.Boolean(), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("provenance", sa.String(), nullable=False),
        sa.Column("presenter", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["visit_id", "host_id"],
            ["organisation.visit_id", "organisation.id"],
            name=op.f("fk_session_visit_id_host_id_organisation"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["visit_id", "site_id"],
            ["site.visit_id", "site.id"],
            name=op.f("fk_session_visit_id_site_id_site"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_session_visit_id_visit"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("visit_id", "id", name=op.f("pk_session")),
    )
    op.create_table(
        "commitment",
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.JSON(), nullable=False),
        sa.Column("owner_organisation_id", sa.String(), nullable=False),
        sa.Column("partner_organisation_id", sa.String(), nullable=True),
        sa.Column("due_date", sa.Date(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("topic_ids", sa.JSON(), nullable=False),
        sa.Column("source_session_id", sa.String(), nullable=True),
        sa.Column("provenance", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit_id", "owner_organisation_id"],
            ["organisation.visit_id", "organisation.id"],
            name=op.f("fk_commitment_visit_id_owner_organisation_id_organisation"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["visit_id", "partner_organisation_id"],
            ["organisation.visit_id", "organisation.id"],
            name=op.f("fk_commitment_visit_id_partner_organisation_id_organisation"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["visit_id", "source_session_id"],
            ["session.visit_id", "session.id"],
            name=op.f("fk_commitment_visit_id_source_session_id_session"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_commitment_visit_id_visit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("visit_id", "id", name=op.f("pk_commitment")),
    )
    op.create_table(
        "offered_window",
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("start", sa.String(), nullable=False),
        sa.Column("end", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit_id", "session_id"],
            ["session.visit_id", "session.id"],
            name=op.f("fk_offered_window_visit_id_session_id_session"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_offered_window_visit_id_visit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("visit_id", "session_id", "position", name=op.f("pk_offered_window")),
    )


def downgrade() -> None:
    op.drop_table("offered_window")
    op.drop_table("commitment")
    op.drop_table("session")
    op.drop_table("opening_hours")
    op.drop_table("site")
    op.drop_table("travel_time")
    op.drop_table("meeting_point")
    op.drop_table("zone")
    op.drop_table("vehicle")
    op.drop_table("transfer")
    op.drop_table("protected_block")
    with op.batch_alter_table("planning_run", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_planning_run_unfinished",
            sqlite_where=sa.text("state IN ('queued', 'running')"),
            postgresql_where=sa.text("state IN ('queued', 'running')"),
        )
        batch_op.drop_index(batch_op.f("ix_planning_run_visit_id"))

    op.drop_table("planning_run")
    op.drop_table("placement")
    op.drop_table("member")
    op.drop_table("lunch")
    op.drop_table("delegation")
    op.drop_table("what_if")
    op.drop_table("user_role")
    op.drop_table("topic")
    op.drop_table("subgroup")
    op.drop_table("rule")
    op.drop_table("organisation")
    op.drop_table("objective")
    op.drop_table("meta")
    with op.batch_alter_table("itinerary", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_itinerary_visit_id"))

    op.drop_table("itinerary")
    op.drop_table("interpreter")
    op.drop_table("holiday")
    op.drop_table("day")
    op.drop_table("costs")
    op.drop_table("city")
    op.drop_table("visit")
    op.drop_table("user")
    op.drop_table("role")
