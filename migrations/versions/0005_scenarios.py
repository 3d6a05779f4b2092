"""several plans of a visit beside each other, each with its history; breaches that somebody answers for"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

FIRST_SCENARIOS = """
INSERT INTO scenario (visit_id, name, is_promoted, created_at)
SELECT visit_id, 'A', {yes}, min(kept_at) FROM itinerary GROUP BY visit_id
"""
KEEPERS = "UPDATE itinerary SET scenario_id = (SELECT id FROM scenario WHERE scenario.visit_id = itinerary.visit_id)"
PARENTS = """
UPDATE itinerary SET parent_id =
(SELECT max(older.id) FROM itinerary AS older WHERE older.visit_id = itinerary.visit_id AND older.id < itinerary.id)
"""
CURRENT = "UPDATE itinerary SET is_current = {yes} WHERE id IN (SELECT max(id) FROM itinerary GROUP BY visit_id)"


def upgrade() -> None:
    _create_scenario()
    _give_itineraries_a_history()
    _create_override()
    with op.batch_alter_table("planning_run", schema=None) as batch_op:
        batch_op.add_column(sa.Column("kind", sa.String(length=16), nullable=False, server_default="plan"))
        batch_op.add_column(sa.Column("author", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("scenario_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("points", sa.JSON(none_as_null=True), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_planning_run_scenario_id_scenario"), "scenario", ["scenario_id"], ["id"], ondelete="SET NULL"
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_planning_run_kind"), "kind IN ('plan', 'alternatives', 'repair')"
        )


def _create_scenario() -> None:
    op.create_table(
        "scenario",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("is_promoted", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_scenario_visit_id_visit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scenario")),
        sa.UniqueConstraint("visit_id", "name", name=op.f("uq_scenario_visit_id_name")),
    )
    op.create_index(
        "uq_scenario_promoted",
        "scenario",
        ["visit_id"],
        unique=True,
        sqlite_where=sa.text("is_promoted"),
        postgresql_where=sa.text("is_promoted"),
    )


def _give_itineraries_a_history() -> None:
    with op.batch_alter_table("itinerary", schema=None) as batch_op:
        batch_op.add_column(sa.Column("scenario_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("parent_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("is_current", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("made_by", sa.String(length=16), nullable=False, server_default="plan"))
        batch_op.add_column(sa.Column("author", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("note", sa.JSON(none_as_null=True), nullable=True))
    yes = "1" if op.get_bind().dialect.name == "sqlite" else "true"
    for statement in (FIRST_SCENARIOS, KEEPERS, PARENTS, CURRENT):
        op.execute(statement.format(yes=yes))
    with op.batch_alter_table("itinerary", schema=None) as batch_op:
        batch_op.alter_column("scenario_id", existing_type=sa.Integer(), nullable=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_itinerary_scenario_id_scenario"), "scenario", ["scenario_id"], ["id"], ondelete="CASCADE"
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_itinerary_parent_id_itinerary"), "itinerary", ["parent_id"], ["id"], ondelete="SET NULL"
        )
        batch_op.create_index(batch_op.f("ix_itinerary_scenario_id"), ["scenario_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_itinerary_parent_id"), ["parent_id"], unique=False)
    op.create_index(
        "uq_itinerary_current",
        "itinerary",
        ["scenario_id"],
        unique=True,
        sqlite_where=sa.text("is_current"),
        postgresql_where=sa.text("is_current"),
    )


def _create_override() -> None:
    op.create_table(
        "override",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("occurrence_id", sa.String(), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("breach", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_override_visit_id_visit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_override")),
    )
    op.create_index(op.f("ix_override_visit_id"), "override", ["visit_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("planning_run", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_planning_run_kind"), type_="check")
        batch_op.drop_constraint(batch_op.f("fk_planning_run_scenario_id_scenario"), type_="foreignkey")
        for column in ("points", "scenario_id", "author", "kind"):
            batch_op.drop_column(column)
    op.drop_table("override")
    op.drop_index("uq_itinerary_current", table_name="itinerary")
    with op.batch_alter_table("itinerary", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_itinerary_parent_id"))
        batch_op.drop_index(batch_op.f("ix_itinerary_scenario_id"))
        batch_op.drop_constraint(batch_op.f("fk_itinerary_parent_id_itinerary"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_itinerary_scenario_id_scenario"), type_="foreignkey")
        for column in ("note", "author", "made_by", "is_current", "parent_id", "scenario_id"):
            batch_op.drop_column(column)
    op.drop_table("scenario")
