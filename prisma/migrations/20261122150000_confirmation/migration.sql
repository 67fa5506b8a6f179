-- What a partner or co-financier has been asked to confirm, as it was asked, and the answer. The link's secret is kept as its hash alone.
CREATE TABLE "confirmation" (
  "id" UUID NOT NULL,
  "application_id" UUID NOT NULL,
  "state" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "financier" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "asked" JSONB NOT NULL,
  "contact_name" TEXT NOT NULL,
  "contact_email" TEXT NOT NULL,
  "language" TEXT NOT NULL,
  "token_hash" TEXT NOT NULL,
  "asked_at" TIMESTAMPTZ(6) NOT NULL,
  "asked_by_id" UUID NOT NULL,
  "sent_at" TIMESTAMPTZ(6) NOT NULL,
  "answered_at" TIMESTAMPTZ(6),
  "answered_name" TEXT NOT NULL DEFAULT '',
  "answered_title" TEXT NOT NULL DEFAULT '',
  "words" TEXT NOT NULL DEFAULT '',
  "ended_at" TIMESTAMPTZ(6),
  CONSTRAINT "confirmation_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "confirmation_state" CHECK ("state" IN ('asked', 'confirmed', 'declined', 'voided', 'taken-back')),
  CONSTRAINT "confirmation_answered" CHECK (("state" NOT IN ('confirmed', 'declined') OR "answered_at" IS NOT NULL) AND ("answered_at" IS NULL OR "answered_name" <> '')),
  CONSTRAINT "confirmation_ended" CHECK (("state" IN ('voided', 'taken-back')) = ("ended_at" IS NOT NULL))
);
CREATE UNIQUE INDEX "confirmation_token_hash_key" ON "confirmation"("token_hash");
CREATE INDEX "confirmation_application_id_idx" ON "confirmation"("application_id");
ALTER TABLE "confirmation" ADD CONSTRAINT "confirmation_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was asked and what was answered stay as they were: a changed amount makes a new question, never another answer.
CREATE FUNCTION forbid_changed_confirmation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.application_id, OLD.financier, OLD.source, OLD.asked, OLD.asked_at, OLD.asked_by_id)
      IS DISTINCT FROM (NEW.application_id, NEW.financier, NEW.source, NEW.asked, NEW.asked_at, NEW.asked_by_id)
    OR OLD.answered_at IS NOT NULL AND (OLD.answered_at, OLD.answered_name, OLD.answered_title, OLD.words)
      IS DISTINCT FROM (NEW.answered_at, NEW.answered_name, NEW.answered_title, NEW.words)
    OR OLD.state IN ('declined', 'voided', 'taken-back') AND NEW.state <> OLD.state THEN
    RAISE EXCEPTION 'what was asked and answered is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER confirmation_kept BEFORE UPDATE ON "confirmation" FOR EACH ROW EXECUTE FUNCTION forbid_changed_confirmation();
