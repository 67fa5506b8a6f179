-- What the office has asked an applicant to complete: which sections, why, and until when (the whole of that day).
CREATE TABLE "application_completion" (
    "application_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "sections" TEXT[] NOT NULL,
    "message" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "requested_at" TIMESTAMPTZ(6) NOT NULL,
    "requested_by_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "closed_at" TIMESTAMPTZ(6),
    "snapshot" INTEGER,
    CONSTRAINT "application_completion_pkey" PRIMARY KEY ("application_id", "number"),
    CONSTRAINT "application_completion_state" CHECK (state IN ('open', 'completed', 'ended', 'withdrawn') AND (state = 'open') = (closed_at IS NULL) AND (state = 'completed') = (snapshot IS NOT NULL)),
    CONSTRAINT "application_completion_sections" CHECK (cardinality(sections) > 0),
    CONSTRAINT "application_completion_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "application_completion_one_open" ON "application_completion" (application_id) WHERE state = 'open';
