-- A signatory invites by mail: the link's secret is kept as a hash only, works once and for the invited address.
ALTER TABLE "organisation" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;

CREATE TABLE "organisation_invitation" (
  "id" UUID NOT NULL,
  "organisation_id" UUID NOT NULL,
  "email" TEXT NOT NULL,
  "role" TEXT NOT NULL,
  "secret_hash" TEXT NOT NULL,
  "invited_by_id" UUID NOT NULL,
  "invited_at" TIMESTAMPTZ(6) NOT NULL,
  "expires_at" TIMESTAMPTZ(6) NOT NULL,
  "accepted_at" TIMESTAMPTZ(6),
  "taken_back_at" TIMESTAMPTZ(6),
  CONSTRAINT "organisation_invitation_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "organisation_invitation_role" CHECK (role IN ('editor', 'reader', 'signatory')),
  CONSTRAINT "organisation_invitation_once" CHECK (accepted_at IS NULL OR taken_back_at IS NULL)
);
ALTER TABLE "organisation_invitation" ADD CONSTRAINT "organisation_invitation_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "organisation_invitation" ADD CONSTRAINT "organisation_invitation_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE UNIQUE INDEX "organisation_invitation_secret_hash_key" ON "organisation_invitation"("secret_hash");
CREATE INDEX "organisation_invitation_organisation_id_idx" ON "organisation_invitation"("organisation_id");
