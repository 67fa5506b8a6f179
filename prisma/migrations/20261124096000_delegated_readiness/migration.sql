-- Why a decision on delegation is taken although the call's assessments are not all done: in its minutes, and with the matter.
ALTER TABLE "delegated_matter" ADD COLUMN "note" TEXT NOT NULL DEFAULT '';
