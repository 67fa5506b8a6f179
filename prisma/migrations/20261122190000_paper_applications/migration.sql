-- An application that came on paper: the day it reached the office (FL 22 §), and where its receipt is mailed, if anywhere. It is the office's
-- own to enter from the first moment and never a draft, as a draft is never the office's (TF 2:13).
ALTER TABLE "application" ADD COLUMN "paper_received_on" DATE, ADD COLUMN "paper_email" TEXT NOT NULL DEFAULT '';
ALTER TABLE "application" ADD CONSTRAINT "application_paper" CHECK (
  CASE "state" WHEN 'registered' THEN "paper_received_on" IS NOT NULL AND "number" IS NOT NULL WHEN 'drafted' THEN "paper_received_on" IS NULL ELSE true END
);
CREATE INDEX "application_paper_entered" ON "application" ("call_id") WHERE "paper_received_on" IS NOT NULL AND "submitted_at" IS NULL;
