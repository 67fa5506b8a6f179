-- An application taken out of its allocation's paragraph into one of its own; it stands in one place at a time.
ALTER TABLE "agenda_item" ADD COLUMN "application_id" UUID;
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_application_check" CHECK ((kind = 'application') = (application_id IS NOT NULL) AND (application_id IS NULL OR allocation_id IS NOT NULL)) NOT VALID;
CREATE UNIQUE INDEX "agenda_item_application_id_key" ON "agenda_item"("application_id");
