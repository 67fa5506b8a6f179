-- A later decision that changes a grant's sum, time or conditions asks for an acceptance of its own; what was accepted before stands.
-- As with letters, the first has the decision's own id and a later one the amendment's.
ALTER TABLE "agreement" ADD COLUMN "id" UUID, ADD COLUMN "amendment_id" UUID;
ALTER TABLE "agreement" DISABLE TRIGGER agreement_stands;
UPDATE "agreement" SET "id" = "decision_id";
ALTER TABLE "agreement" ENABLE TRIGGER agreement_stands;
ALTER TABLE "agreement" ALTER COLUMN "id" SET NOT NULL;
ALTER TABLE "agreement" DROP CONSTRAINT "agreement_pkey";
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_pkey" PRIMARY KEY ("id");
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_has_its_decisions_id" CHECK ("id" = coalesce("amendment_id", "decision_id"));
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_amendment_id_fkey" FOREIGN KEY ("amendment_id") REFERENCES "amendment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE UNIQUE INDEX "agreement_amendment_id_key" ON "agreement"("amendment_id");
CREATE INDEX "agreement_decision_id_idx" ON "agreement"("decision_id");
-- Reminders that wait name it by its own id.
UPDATE "outbox_message" SET "payload" = ("payload" - 'decisionId') || jsonb_build_object('agreementId', "payload" -> 'decisionId')
WHERE "kind" IN ('agreement-asked', 'agreement-reminder', 'agreement-mail', 'agreement-declined', 'agreement-declined-mail') AND "payload" ? 'decisionId';
