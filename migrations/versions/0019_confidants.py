"""who may know a host with a confidential site

Until now everybody who could sign in read the catalogue whole. Each host with a confidential site that is there is
entrusted to all who can, so that nobody loses sight of a host he has entered; whoever comes later has to be let in.
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "catalogue_confidant",
        sa.Column("organisation_id", sa.String(length=16), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["catalogue_organisation.id"],
            name=op.f("fk_catalogue_confidant_organisation_id_catalogue_organisation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "email", name=op.f("pk_catalogue_confidant")),
    )
    op.execute(
        "INSERT INTO catalogue_confidant (organisation_id, email, since) "
        'SELECT DISTINCT catalogue_site.organisation_id, "user".email, CURRENT_TIMESTAMP '
        "FROM catalogue_site CROSS JOIN \"user\" WHERE catalogue_site.confidentiality = 'confidential'"
    )


def downgrade() -> None:
    op.drop_table("catalogue_confidant")
