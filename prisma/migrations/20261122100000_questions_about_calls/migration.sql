-- Questions about a call are answered to everybody at once, and nobody is told who asked.
ALTER TABLE "call" ADD COLUMN "questions_until" DATE;

CREATE TABLE "call_question" (
  "id" UUID NOT NULL,
  "call_id" UUID NOT NULL,
  "state" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  "asked_by_id" UUID NOT NULL,
  "asked_at" TIMESTAMPTZ(6) NOT NULL,
  "asked" TEXT NOT NULL,
  "question" JSONB,
  "answer" JSONB,
  "reason" TEXT NOT NULL DEFAULT '',
  "answered_by_id" UUID,
  "answered_at" TIMESTAMPTZ(6),
  "changed_at" TIMESTAMPTZ(6),
  CONSTRAINT "call_question_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "call_question_whole" CHECK ((state = 'published') = (answer IS NOT NULL) AND (answer IS NULL) = (question IS NULL))
);
ALTER TABLE "call_question" ADD CONSTRAINT "call_question_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "call_question_call_id_state_idx" ON "call_question"("call_id", "state");
CREATE INDEX "call_question_asked_by_id_idx" ON "call_question"("asked_by_id");

DROP TRIGGER call_public ON "call";
CREATE TRIGGER call_public AFTER INSERT OR DELETE OR UPDATE OF number, slug, state, kind, title, summary, texts, contact, opens_at, closes_at, questions_until, decision_on, rules_version ON "call" FOR EACH STATEMENT EXECUTE FUNCTION tell_public_change();
CREATE TRIGGER call_question_public AFTER INSERT OR DELETE OR UPDATE ON "call_question" FOR EACH STATEMENT EXECUTE FUNCTION tell_public_change();
