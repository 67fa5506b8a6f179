-- Minutes corrected between the closing and the adjusting: each time a new version, with what stood before, what stands now, and why.
CREATE TABLE "minutes_correction" (
    "meeting_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "item_id" UUID NOT NULL,
    "changes" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "voided" UUID[] NOT NULL DEFAULT '{}',
    "corrected_at" TIMESTAMPTZ(6) NOT NULL,
    "corrected_by_id" UUID NOT NULL,
    CONSTRAINT "minutes_correction_pkey" PRIMARY KEY ("meeting_id", "number"),
    CONSTRAINT "minutes_correction_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
-- What somebody who is to sign wants corrected first.
CREATE TABLE "minutes_remark" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "said_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "minutes_remark_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "minutes_remark_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "minutes_remark_meeting_id_idx" ON "minutes_remark"("meeting_id");
CREATE FUNCTION minutes_correction_stands() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'a correction of minutes is never changed'; END $$;
CREATE TRIGGER minutes_correction_stands BEFORE UPDATE OR DELETE ON "minutes_correction" FOR EACH ROW EXECUTE FUNCTION minutes_correction_stands();
-- A name stands under the version that was read. Of a version that was corrected it stays on record and counts no more.
ALTER TABLE "minutes_signature" ADD COLUMN "edition" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "minutes_signature" DROP CONSTRAINT "minutes_signature_pkey";
ALTER TABLE "minutes_signature" ADD CONSTRAINT "minutes_signature_pkey" PRIMARY KEY ("meeting_id", "person_id", "edition");
