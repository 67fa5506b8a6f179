-- A scoring sheet that an assessor filled in without network and has uploaded again: kept until it is saved into the assessments or thrown
-- away. Private working material of one person; nothing here counts anywhere.
CREATE TABLE "scoring_sheet" (
    "person_id" UUID NOT NULL,
    "call_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "rows" JSONB NOT NULL,
    "uploaded_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "scoring_sheet_pkey" PRIMARY KEY ("person_id", "call_id"),
    CONSTRAINT "scoring_sheet_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "scoring_sheet_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "call"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
