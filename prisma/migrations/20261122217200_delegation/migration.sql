-- Decisions on delegation (KL 6:37-40, 7:5-8): each has minutes of its own (KL 6:40), in a series of numbers of its own.
ALTER TABLE "meeting" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'board';
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_kind" CHECK (kind IN ('board', 'delegation'));
ALTER TABLE "agenda_item" ADD COLUMN "series" TEXT NOT NULL DEFAULT 'board';
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_series" CHECK ((series = 'delegation') = (kind = 'delegated') AND series IN ('board', 'delegation'));
DROP INDEX "agenda_item_year_paragraph_key";
CREATE UNIQUE INDEX "agenda_item_series_year_paragraph_key" ON "agenda_item"("series", "year", "paragraph");

-- What the office has prepared for somebody with delegation, what became of it, and where it is told to the board.
CREATE TABLE "delegated_matter" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "rule" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "amount_ore" BIGINT NOT NULL,
    "reasons" TEXT NOT NULL,
    "conditions" TEXT NOT NULL DEFAULT '',
    "proposed_at" TIMESTAMPTZ(6) NOT NULL,
    "proposed_by_id" UUID NOT NULL,
    "handed_back_reason" TEXT NOT NULL DEFAULT '',
    "decided_at" TIMESTAMPTZ(6),
    "decided_by_id" UUID,
    "decision_id" UUID,
    "reported_item_id" UUID,
    CONSTRAINT "delegated_matter_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "delegated_matter_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "delegated_matter_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "delegated_matter_reported_item_id_fkey" FOREIGN KEY ("reported_item_id") REFERENCES "agenda_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "delegated_matter_state" CHECK (state IN ('proposed', 'taken-back', 'handed-back', 'decided')),
    CONSTRAINT "delegated_matter_decided" CHECK ((state = 'decided') = (decision_id IS NOT NULL))
);
CREATE UNIQUE INDEX "delegated_matter_decision_id_key" ON "delegated_matter"("decision_id");
CREATE UNIQUE INDEX "delegated_matter_open" ON "delegated_matter"("application_id") WHERE state IN ('proposed', 'decided');
CREATE INDEX "delegated_matter_application_id_idx" ON "delegated_matter"("application_id");
CREATE INDEX "delegated_matter_reported_item_id_idx" ON "delegated_matter"("reported_item_id");
