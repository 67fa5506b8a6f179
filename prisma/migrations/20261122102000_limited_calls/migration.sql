-- A limited call is for the organisations that were invited, by their numbers; people may ask to be told when a call opens.
CREATE TABLE "call_invitation" (
  "call_id" UUID NOT NULL,
  "number" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  CONSTRAINT "call_invitation_pkey" PRIMARY KEY ("call_id", "number")
);
ALTER TABLE "call_invitation" ADD CONSTRAINT "call_invitation_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "call_reminder" (
  "call_id" UUID NOT NULL,
  "person_id" UUID NOT NULL,
  "asked_at" TIMESTAMPTZ(6) NOT NULL,
  CONSTRAINT "call_reminder_pkey" PRIMARY KEY ("call_id", "person_id")
);
ALTER TABLE "call_reminder" ADD CONSTRAINT "call_reminder_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
