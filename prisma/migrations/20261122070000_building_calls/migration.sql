-- A call is built part by part before it is published, and tells openly what was changed afterwards.
ALTER TABLE "call" ADD COLUMN "contact" JSONB NOT NULL DEFAULT '{"name": "", "email": "", "phone": "", "note": {"sv": "", "en": ""}}';

CREATE TABLE "call_part" (
  "call_id" UUID NOT NULL,
  "part" TEXT NOT NULL,
  "content" JSONB NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  "saved_at" TIMESTAMPTZ(6) NOT NULL,
  "saved_by_id" UUID NOT NULL,
  CONSTRAINT "call_part_pkey" PRIMARY KEY ("call_id", "part")
);
ALTER TABLE "call_part" ADD CONSTRAINT "call_part_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "call_change" (
  "id" UUID NOT NULL,
  "call_id" UUID NOT NULL,
  "at" TIMESTAMPTZ(6) NOT NULL,
  "kind" TEXT NOT NULL,
  "note" JSONB NOT NULL,
  "by_id" UUID NOT NULL,
  CONSTRAINT "call_change_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "call_change" ADD CONSTRAINT "call_change_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "call_change_call_id_at_idx" ON "call_change"("call_id", "at");

DROP TRIGGER call_public ON "call";
CREATE TRIGGER call_public AFTER INSERT OR DELETE OR UPDATE OF number, slug, state, kind, title, summary, texts, contact, opens_at, closes_at, decision_on, rules_version ON "call" FOR EACH STATEMENT EXECUTE FUNCTION tell_public_change();
CREATE TRIGGER call_change_public AFTER INSERT ON "call_change" FOR EACH STATEMENT EXECUTE FUNCTION tell_public_change();
