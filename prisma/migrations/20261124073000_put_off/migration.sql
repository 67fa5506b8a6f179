-- A matter that a meeting does not decide: tabled to a later meeting, or referred back (KL 5:49-50).
ALTER TABLE "agenda_item" ADD COLUMN "deferral" JSONB;
-- The meeting is over, or was called off, and holds the matter no longer: it may stand on another agenda.
ALTER TABLE "agenda_item" ADD COLUMN "freed" BOOLEAN NOT NULL DEFAULT false;

-- A matter stands on one agenda at a time; on those that it has left it stands for ever.
DROP INDEX "agenda_item_application_id_key";
CREATE UNIQUE INDEX "agenda_item_application_key" ON "agenda_item"("application_id") WHERE NOT freed;
CREATE INDEX "agenda_item_application_id_idx" ON "agenda_item"("application_id");
DROP INDEX "agenda_item_amendment_id_key";
CREATE UNIQUE INDEX "agenda_item_amendment_key" ON "agenda_item"("amendment_id") WHERE NOT freed;
CREATE INDEX "agenda_item_amendment_id_idx" ON "agenda_item"("amendment_id");
