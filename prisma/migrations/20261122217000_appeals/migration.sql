-- Requests for a legality review (KL 13 kap.) of a paragraph or of one decision in it, and the legal force that waits for them.
CREATE TABLE "appeal" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "decision_id" UUID,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "came_in" DATE NOT NULL,
    "appellant" TEXT NOT NULL,
    "case_number" TEXT NOT NULL DEFAULT '',
    "returned_on" DATE,
    "decided_on" DATE,
    "note" TEXT NOT NULL DEFAULT '',
    "registered_at" TIMESTAMPTZ(6) NOT NULL,
    "registered_by_id" UUID NOT NULL,
    CONSTRAINT "appeal_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "appeal_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "agenda_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "appeal_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "appeal_state" CHECK (state IN ('registered', 'rejected', 'dismissed', 'abandoned', 'quashed')),
    CONSTRAINT "appeal_decided" CHECK ((state = 'registered') = (decided_on IS NULL))
);
CREATE INDEX "appeal_item_id_idx" ON "appeal"("item_id");

ALTER TABLE "decision" ADD COLUMN "final_on" DATE;

-- Decisions whose notice is already up: they are looked at the day after the appeal period, and again until they can be told of.
INSERT INTO "outbox_message" (kind, payload, dedupe_key, created_at, available_at)
SELECT 'decision-final', jsonb_build_object('decisionId', d.id), 'decision-final:' || d.id, now(), (m.appeal_until + 1)::timestamp AT TIME ZONE 'Europe/Stockholm'
FROM "decision" d JOIN "agenda_item" i ON i.id = d.item_id JOIN "meeting" m ON m.id = i.meeting_id WHERE m.appeal_until IS NOT NULL
ON CONFLICT (dedupe_key) DO NOTHING;
