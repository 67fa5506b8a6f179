-- What is done each year to follow up and learn, and what is told to whom: entries of the yearly cycle, the learning plan and the communication plan.
-- What the system itself knows (calls, meetings, projects that end) is never written here.
CREATE TABLE "plan_entry" (
    "id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "plan" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "by_whom" TEXT NOT NULL DEFAULT '',
    "audience" TEXT NOT NULL DEFAULT '',
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "source" TEXT NOT NULL DEFAULT '',
    -- the known station it was planned from, so that it is not proposed twice in a year
    "station" TEXT NOT NULL DEFAULT '',
    "is_open" BOOLEAN NOT NULL,
    "outcome" TEXT NOT NULL DEFAULT '',
    "added_at" TIMESTAMPTZ(6) NOT NULL,
    "added_by_id" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(6) NOT NULL,
    "done_at" TIMESTAMPTZ(6),
    "done_by_id" UUID,
    CONSTRAINT "plan_entry_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "plan_entry_state" CHECK (state IN ('planned', 'done', 'withdrawn')),
    CONSTRAINT "plan_entry_plan" CHECK (plan IN ('strategy', 'money', 'learning', 'communication')),
    CONSTRAINT "plan_entry_days" CHECK (from_on <= to_on),
    CONSTRAINT "plan_entry_done" CHECK ((state = 'done') = (done_at IS NOT NULL) AND (done_at IS NULL) = (done_by_id IS NULL))
);
CREATE INDEX "plan_entry_from_on_idx" ON "plan_entry" ("from_on");
CREATE TRIGGER plan_entry_public AFTER INSERT OR UPDATE OR DELETE ON "plan_entry" FOR EACH STATEMENT EXECUTE FUNCTION tell_public_change();
