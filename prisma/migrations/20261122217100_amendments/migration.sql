-- A decision is never edited: it is changed, corrected or withdrawn by a new one that points back to it.
CREATE TABLE "amendment" (
    "id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "kind" TEXT NOT NULL,
    "amount_ore" BIGINT,
    "ends_on" DATE,
    "conditions" TEXT,
    "correction" TEXT NOT NULL DEFAULT '',
    "ground" TEXT,
    "reasons" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "proposed_at" TIMESTAMPTZ(6) NOT NULL,
    "proposed_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6),
    "released_at" TIMESTAMPTZ(6),
    CONSTRAINT "amendment_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "amendment_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "amendment_state" CHECK (state IN ('proposed', 'taken-back', 'recorded', 'declined', 'released')),
    CONSTRAINT "amendment_kind" CHECK (kind IN ('change', 'correction', 'withdrawal')),
    CONSTRAINT "amendment_amount" CHECK (amount_ore IS NULL OR (kind = 'change' AND amount_ore > 0))
);
-- One at a time: the next is proposed when this one is settled.
CREATE UNIQUE INDEX "amendment_open" ON "amendment"("decision_id") WHERE state IN ('proposed', 'recorded');
CREATE INDEX "amendment_decision_id_idx" ON "amendment"("decision_id");

ALTER TABLE "agenda_item" ADD COLUMN "amendment_id" UUID;
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_amendment_id_fkey" FOREIGN KEY ("amendment_id") REFERENCES "amendment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE UNIQUE INDEX "agenda_item_amendment_id_key" ON "agenda_item"("amendment_id");
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_amendment_check" CHECK ((kind = 'amendment') = (amendment_id IS NOT NULL));
