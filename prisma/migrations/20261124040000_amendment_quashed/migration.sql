-- A court may annul the paragraph that records a later decision: what it changed is undone, and the row tells when (KL 13:8).
ALTER TABLE "amendment" ADD COLUMN "quashed_at" TIMESTAMPTZ(6);
ALTER TABLE "amendment" DROP CONSTRAINT "amendment_state";
ALTER TABLE "amendment" ADD CONSTRAINT "amendment_state" CHECK (state IN ('proposed', 'taken-back', 'recorded', 'declined', 'released', 'quashed'));
ALTER TABLE "amendment" ADD CONSTRAINT "amendment_quashed" CHECK ((state = 'quashed') = (quashed_at IS NOT NULL));
