-- A call in two steps: until when idea sketches come in, and the last day that the office answers them.
ALTER TABLE "call" ADD COLUMN "sketch_closes_at" TIMESTAMPTZ(6), ADD COLUMN "sketch_answer_on" DATE;
ALTER TABLE "call" ADD CONSTRAINT "call_two_steps" CHECK (
  ("sketch_closes_at" IS NULL) = ("sketch_answer_on" IS NULL) AND ("sketch_closes_at" IS NULL OR "sketch_closes_at" < "closes_at")
  AND ("state" <> 'published' OR ("kind" = 'two-step') = ("sketch_closes_at" IS NOT NULL))
);

-- An idea sketch that has been handed in, with what the office answered. It belongs to an application that is still its team's own draft:
-- the office reads the sealed sketch and never the draft (TF 2:13).
CREATE TABLE "sketch" (
  "application_id" UUID NOT NULL,
  "state" TEXT NOT NULL CHECK ("state" IN ('submitted', 'welcomed', 'advised-against')),
  "version" INTEGER NOT NULL,
  "number" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "content" TEXT NOT NULL,
  "sha256" TEXT NOT NULL,
  "binding" BOOLEAN NOT NULL,
  "late_until" TIMESTAMPTZ(6),
  "submitted_at" TIMESTAMPTZ(6) NOT NULL,
  "submitted_by_id" UUID NOT NULL,
  "reasons" TEXT NOT NULL DEFAULT '',
  "answered_at" TIMESTAMPTZ(6),
  "answered_by_id" UUID,
  CONSTRAINT "sketch_pkey" PRIMARY KEY ("application_id"),
  CONSTRAINT "sketch_answered" CHECK (("state" = 'submitted') = ("answered_at" IS NULL) AND ("answered_at" IS NULL OR ("reasons" <> '' AND "answered_by_id" IS NOT NULL)))
);
CREATE UNIQUE INDEX "sketch_number_key" ON "sketch"("number");
ALTER TABLE "sketch" ADD CONSTRAINT "sketch_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was handed in stands as it was, and an answer is given once.
CREATE FUNCTION forbid_changed_sketch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state <> 'submitted'
    OR (OLD.number, OLD.title, OLD.content, OLD.sha256, OLD.binding, OLD.submitted_at) IS DISTINCT FROM (NEW.number, NEW.title, NEW.content, NEW.sha256, NEW.binding, NEW.submitted_at) THEN
    RAISE EXCEPTION 'an idea sketch stands as it was handed in, and is answered once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER sketch_kept BEFORE UPDATE OR DELETE ON "sketch" FOR EACH ROW EXECUTE FUNCTION forbid_changed_sketch();

DROP TRIGGER call_public ON "call";
CREATE TRIGGER call_public AFTER INSERT OR DELETE OR UPDATE OF number, slug, state, kind, title, summary, texts, contact, opens_at, closes_at, questions_until, decision_on, rules_version, sketch_closes_at, sketch_answer_on ON "call" FOR EACH STATEMENT EXECUTE FUNCTION tell_public_change();
