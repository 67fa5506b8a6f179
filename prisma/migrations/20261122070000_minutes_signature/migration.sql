-- Minutes are adjusted by everyone who must sign: whoever chaired a paragraph, and the adjuster (KL 5:69). Who, in what capacity, when.
CREATE TABLE "minutes_signature" (
    "meeting_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "capacity" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "minutes_signature_pkey" PRIMARY KEY ("meeting_id", "person_id")
);
ALTER TABLE "minutes_signature" ADD CONSTRAINT "minutes_signature_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "minutes_signature" ADD CONSTRAINT "minutes_signature_capacity_check" CHECK (capacity IN ('chair', 'adjuster'));

-- A name once under the minutes stays there.
CREATE TRIGGER minutes_signature_append_only BEFORE UPDATE OR DELETE ON "minutes_signature" FOR EACH ROW EXECUTE FUNCTION forbid_change();
