-- New rules of a published call are written in a draft of their own, one at a time; when they are published its page says which parts changed.
ALTER TABLE "call" ADD COLUMN "revises_id" UUID;
ALTER TABLE "call" ADD CONSTRAINT "call_revises_id_fkey" FOREIGN KEY ("revises_id") REFERENCES "call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE UNIQUE INDEX "call_revision" ON "call" ("revises_id") WHERE "state" = 'drafted';
ALTER TABLE "call_change" ADD COLUMN "changed" TEXT[] NOT NULL DEFAULT '{}';
