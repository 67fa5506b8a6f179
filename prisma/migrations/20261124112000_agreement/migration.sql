-- The terms of a granted decision as they were sent to the applicant when the minutes were adjusted, and the applicant's answer.
CREATE TABLE "agreement" (
    "decision_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'out',
    "version" INTEGER NOT NULL DEFAULT 1,
    "document" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    -- the call's rule when the application was sealed: nothing is paid before it is accepted
    "before_payment" BOOLEAN NOT NULL,
    "released_at" TIMESTAMPTZ(6) NOT NULL,
    "reminded_at" TIMESTAMPTZ(6),
    "answered_at" TIMESTAMPTZ(6),
    "answered_by_id" UUID,
    -- who answered, as it was then; of a signed paper, whose name stands on it
    "answered_as" TEXT NOT NULL DEFAULT '',
    -- the day on a signed paper; null when it was answered here
    "paper_on" DATE,
    "lead" TEXT NOT NULL DEFAULT '',
    "words" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "agreement_pkey" PRIMARY KEY ("decision_id")
);
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_answered_by_id_fkey" FOREIGN KEY ("answered_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- What was sent is never changed, and what is accepted stands.
CREATE FUNCTION agreement_stands() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'DELETE' OR OLD.state = 'accepted' OR NEW.document <> OLD.document OR NEW.sha256 <> OLD.sha256 THEN
    RAISE EXCEPTION 'an agreement is never changed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agreement_stands BEFORE UPDATE OR DELETE ON "agreement" FOR EACH ROW EXECUTE FUNCTION agreement_stands();
