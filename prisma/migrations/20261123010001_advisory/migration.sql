-- Advisory statements (yttranden): what a network or a municipality is asked about an application, and what it answers. Shown beside the
-- scores and never in them. The link's secret is kept only as a hash.
CREATE TABLE "advisory" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "batch_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "contact_name" TEXT NOT NULL,
    "contact_email" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "token_hash" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(6) NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "answered_at" TIMESTAMPTZ(6),
    "answered_name" TEXT NOT NULL DEFAULT '',
    "answered_title" TEXT NOT NULL DEFAULT '',
    "stance" TEXT,
    "words" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "advisory_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "advisory_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "advisory_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "advisory_state" CHECK (state IN ('asked', 'answered', 'recused', 'withdrawn')),
    CONSTRAINT "advisory_answer" CHECK ((state = 'answered') = (stance IS NOT NULL) AND (state IN ('answered', 'recused')) = (answered_at IS NOT NULL))
);
CREATE UNIQUE INDEX "advisory_token_hash_key" ON "advisory"("token_hash");
CREATE INDEX "advisory_application_id_idx" ON "advisory"("application_id");
CREATE INDEX "advisory_batch_id_idx" ON "advisory"("batch_id");
