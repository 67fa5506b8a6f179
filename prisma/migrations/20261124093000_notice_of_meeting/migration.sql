-- When the notice of meeting was last sent to those who are called; null while nobody has been told.
ALTER TABLE "meeting" ADD COLUMN "called_at" TIMESTAMPTZ(6);
