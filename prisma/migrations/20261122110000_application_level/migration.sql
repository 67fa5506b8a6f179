-- What an applicant can do with: the whole sum it applies for and, below it, one or two sums that it can also carry out something with.
-- Never anything in between. Copied out at submission for the allocation.
CREATE TABLE "application_level" (
    "application_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "amount_ore" BIGINT NOT NULL,

    CONSTRAINT "application_level_pkey" PRIMARY KEY ("application_id","position")
);

ALTER TABLE "application_level" ADD CONSTRAINT "application_level_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "application_level" ADD CONSTRAINT "application_level_range" CHECK (position BETWEEN 0 AND 2 AND amount_ore > 0);

-- Applications from before there were levels can only be granted whole.
INSERT INTO "application_level" (application_id, position, amount_ore)
SELECT id, 0, requested_ore FROM application WHERE submitted_at IS NOT NULL AND requested_ore > 0;
