-- An assessor's own working notes are no official document (TF 2:12): apart from the assessment, and gone when the case is decided.
CREATE TABLE "working_note" (
    "assessment_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "words" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(6) NOT NULL,
    "weeded_at" TIMESTAMPTZ(6),
    CONSTRAINT "working_note_pkey" PRIMARY KEY ("assessment_id"),
    CONSTRAINT "working_note_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "working_note_weeded" CHECK ("weeded_at" IS NULL OR "words" = '')
);
