-- Whether word of a decision reached its applicant: out by mail, posted on paper, or come back (FL 33 § as a principle).
ALTER TABLE "letter" ADD COLUMN "state" TEXT NOT NULL DEFAULT 'out';
ALTER TABLE "letter" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "letter" ADD COLUMN "bounced_on" DATE;
ALTER TABLE "letter" ADD COLUMN "bounce_note" TEXT NOT NULL DEFAULT '';
ALTER TABLE "letter" ADD COLUMN "posted_on" DATE;
ALTER TABLE "letter" ADD CONSTRAINT "letter_state" CHECK (state IN ('out', 'bounced', 'posted'));
ALTER TABLE "letter" ADD CONSTRAINT "letter_bounced" CHECK (state <> 'bounced' OR bounced_on IS NOT NULL);
ALTER TABLE "letter" ADD CONSTRAINT "letter_posted" CHECK (state <> 'posted' OR posted_on IS NOT NULL);
