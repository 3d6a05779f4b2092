"""the catalogue: organisations, sites, topics and focal points that all visits share, and what countries keep"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "catalogue_city",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("name", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("timezone", sa.String(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_city")),
    )
    op.create_index(op.f("ix_catalogue_city_country"), "catalogue_city", ["country"], unique=False)
    op.create_table(
        "catalogue_topic",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("name", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_topic")),
    )
    op.create_table(
        "catalogue_organisation",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("name", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("protocol_rank", sa.Integer(), nullable=False),
        sa.Column("languages", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("topic_ids", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("visits_per_90_days", sa.Integer(), nullable=True),
        sa.Column("note", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_organisation")),
    )
    op.create_index(op.f("ix_catalogue_organisation_country"), "catalogue_organisation", ["country"], unique=False)
    op.create_table(
        "catalogue_meeting_point",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("name", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("city_id", sa.String(length=16), nullable=False),
        sa.Column("lead_min", sa.Integer(), nullable=False),
        sa.Column("note", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["city_id"], ["catalogue_city.id"], name=op.f("fk_catalogue_meeting_point_city_id_catalogue_city")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_meeting_point")),
    )
    op.create_index(op.f("ix_catalogue_meeting_point_city_id"), "catalogue_meeting_point", ["city_id"], unique=False)
    op.create_table(
        "catalogue_site",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("organisation_id", sa.String(length=16), nullable=False),
        sa.Column("name", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("city_id", sa.String(length=16), nullable=False),
        sa.Column("confidentiality", sa.String(), nullable=False),
        sa.Column("public_label", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("meeting_point_id", sa.String(length=16), nullable=True),
        sa.Column("max_visitors", sa.Integer(), nullable=True),
        sa.Column("access_min", sa.Integer(), nullable=False),
        sa.Column("step_free", sa.Boolean(), nullable=True),
        sa.Column("photo_policy", sa.String(), nullable=False),
        sa.Column("names_required", sa.Boolean(), nullable=False),
        sa.Column("passport_required", sa.Boolean(), nullable=False),
        sa.Column("lead_working_days", sa.Integer(), nullable=False),
        sa.Column("note", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("address_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("secret_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["city_id"], ["catalogue_city.id"], name=op.f("fk_catalogue_site_city_id_catalogue_city")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_point_id"],
            ["catalogue_meeting_point.id"],
            name=op.f("fk_catalogue_site_meeting_point_id_catalogue_meeting_point"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["catalogue_organisation.id"],
            name=op.f("fk_catalogue_site_organisation_id_catalogue_organisation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_site")),
    )
    op.create_index(op.f("ix_catalogue_site_city_id"), "catalogue_site", ["city_id"], unique=False)
    op.create_index(op.f("ix_catalogue_site_organisation_id"), "catalogue_site", ["organisation_id"], unique=False)
    op.create_table(
        "catalogue_focal_point",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("organisation_id", sa.String(length=16), nullable=False),
        sa.Column("name", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("function", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["catalogue_organisation.id"],
            name=op.f("fk_catalogue_focal_point_organisation_id_catalogue_organisation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_focal_point")),
    )
    op.create_index(
        op.f("ix_catalogue_focal_point_organisation_id"), "catalogue_focal_point", ["organisation_id"], unique=False
    )
    op.create_table(
        "catalogue_hours",
        sa.Column("organisation_id", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("season", sa.String(), nullable=False),
        sa.Column("days", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("start", sa.String(), nullable=True),
        sa.Column("end", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["catalogue_organisation.id"],
            name=op.f("fk_catalogue_hours_organisation_id_catalogue_organisation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "position", name=op.f("pk_catalogue_hours")),
    )
    op.create_table(
        "catalogue_key",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("entry_id", sa.String(length=16), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_catalogue_key")),
    )
    op.create_table(
        "country_holiday",
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("name", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("standing", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("country", "on", name=op.f("pk_country_holiday")),
    )


def downgrade() -> None:
    op.drop_table("country_holiday")
    op.drop_table("catalogue_key")
    op.drop_table("catalogue_hours")
    op.drop_table("catalogue_focal_point")
    op.drop_table("catalogue_site")
    op.drop_table("catalogue_meeting_point")
    op.drop_table("catalogue_organisation")
    op.drop_table("catalogue_topic")
    op.drop_table("catalogue_city")
