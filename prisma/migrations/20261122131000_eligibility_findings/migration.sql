-- What the automatic checks said of one sealed version, kept with the eligibility case: when it came in, and as it stood when an officer last wrote.
CREATE TABLE "eligibility_findings" (
    "application_id" UUID NOT NULL,
    "snapshot" INTEGER NOT NULL,
    "findings" JSONB NOT NULL,
    "faults" TEXT[] NOT NULL,
    "questions" TEXT[] NOT NULL,
    "reckoned_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "eligibility_findings_pkey" PRIMARY KEY ("application_id")
);
