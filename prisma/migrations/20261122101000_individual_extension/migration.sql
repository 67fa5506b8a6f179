-- One organisation may be let into a call after its last day, until an instant and for a reason. It is given to the organisation and not
-- to a draft, which the office has no way to (TF 2:13).
CREATE TABLE "call_admission" (
  "id" UUID NOT NULL,
  "call_id" UUID NOT NULL,
  "organisation_id" UUID NOT NULL,
  "until" TIMESTAMPTZ(6) NOT NULL,
  "reason" TEXT NOT NULL,
  "given_by_id" UUID NOT NULL,
  "given_at" TIMESTAMPTZ(6) NOT NULL,
  CONSTRAINT "call_admission_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "call_admission" ADD CONSTRAINT "call_admission_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "call_admission" ADD CONSTRAINT "call_admission_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "call_admission_call_id_organisation_id_idx" ON "call_admission"("call_id", "organisation_id");

-- Set when it came in after the last day by such permission: the instant that it was given until.
ALTER TABLE "application" ADD COLUMN "late_until" TIMESTAMPTZ(6);
