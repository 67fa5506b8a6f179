-- The beredning: a preparatory meeting on one allocation that recommends and decides nothing (KL 6:37-38: the board alone does).
CREATE TABLE "preparation" (
    "id" UUID NOT NULL,
    "allocation_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "body" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(6) NOT NULL,
    "place" TEXT NOT NULL,
    "chair_id" UUID NOT NULL,
    "planned_by_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(6),
    "closed_at" TIMESTAMPTZ(6),
    "called_off_at" TIMESTAMPTZ(6),
    "called_off_reason" TEXT NOT NULL DEFAULT '',
    "notes" TEXT NOT NULL DEFAULT '',
    "scenario_id" UUID,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "preparation_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "preparation_allocation_id_fkey" FOREIGN KEY ("allocation_id") REFERENCES "allocation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "preparation_scenario_id_fkey" FOREIGN KEY ("scenario_id") REFERENCES "allocation_scenario"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "preparation_state" CHECK (state IN ('planned', 'open', 'closed', 'called-off')),
    CONSTRAINT "preparation_closed" CHECK ((state = 'closed') = (closed_at IS NOT NULL))
);
CREATE INDEX "preparation_allocation_id_idx" ON "preparation"("allocation_id");
CREATE UNIQUE INDEX "preparation_going_on" ON "preparation"("allocation_id") WHERE state IN ('planned', 'open');

CREATE TABLE "preparation_member" (
    "preparation_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "present" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL,
    CONSTRAINT "preparation_member_pkey" PRIMARY KEY ("preparation_id", "person_id"),
    CONSTRAINT "preparation_member_preparation_id_fkey" FOREIGN KEY ("preparation_id") REFERENCES "preparation"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "preparation_member_person_id_idx" ON "preparation_member"("person_id");

-- The office's proposal as it lay on the table, and what the beredning recommends of each.
CREATE TABLE "preparation_line" (
    "preparation_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "proposed_ore" BIGINT NOT NULL,
    "recommendation" TEXT,
    "amount_ore" BIGINT NOT NULL DEFAULT 0,
    "reason" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "preparation_line_pkey" PRIMARY KEY ("preparation_id", "application_id"),
    CONSTRAINT "preparation_line_preparation_id_fkey" FOREIGN KEY ("preparation_id") REFERENCES "preparation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "preparation_line_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "preparation_line_recommendation" CHECK (recommendation IN ('as-proposed', 'other-sum', 'refuse', 'postpone')),
    CONSTRAINT "preparation_line_amount" CHECK (amount_ore >= 0)
);
CREATE INDEX "preparation_line_application_id_idx" ON "preparation_line"("application_id");

-- Who took no part in the preparation of a case, as it stood when the meeting was closed (KL 6:28-30).
CREATE TABLE "preparation_recusal" (
    "preparation_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    CONSTRAINT "preparation_recusal_pkey" PRIMARY KEY ("preparation_id", "application_id", "person_id"),
    CONSTRAINT "preparation_recusal_preparation_id_fkey" FOREIGN KEY ("preparation_id") REFERENCES "preparation"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- The scenario that another goes on from: the beredning's changed proposal points back to the frozen one.
ALTER TABLE "allocation_scenario" ADD COLUMN "follows_id" UUID;
ALTER TABLE "allocation_scenario" ADD CONSTRAINT "allocation_scenario_follows_id_fkey" FOREIGN KEY ("follows_id") REFERENCES "allocation_scenario"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
