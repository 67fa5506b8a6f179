-- What an assessor has handed in is kept, whatever a reopening brings (FL 31 §: what a decision rests on must be found again).
ALTER TABLE "assessment" ADD COLUMN "reopened_for" TEXT NOT NULL DEFAULT '', ADD COLUMN "reopened_by_id" UUID;
CREATE TABLE "assessment_edition" (
    "assessment_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "scores" JSONB NOT NULL,
    "summary" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(6) NOT NULL,
    "reopened_for" TEXT NOT NULL DEFAULT '',
    "reopened_by_id" UUID,
    CONSTRAINT "assessment_edition_pkey" PRIMARY KEY ("assessment_id", "number"),
    CONSTRAINT "assessment_edition_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "assessment_edition" ("assessment_id", "number", "scores", "summary", "submitted_at")
SELECT s.id, 1, coalesce((SELECT jsonb_agg(jsonb_build_object('key', v.criterion, 'value', v.value, 'notAssessable', v.not_assessable, 'motivation', v.motivation) ORDER BY v.criterion)
    FROM "score" v WHERE v.assessment_id = s.id), '[]'), s.summary, s.submitted_at
FROM "assessment" s WHERE s.submitted_at IS NOT NULL AND s.state IN ('submitted', 'recused');
CREATE FUNCTION forbid_changed_assessment_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an assessment that was handed in stands as it was' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER assessment_edition_kept BEFORE UPDATE OR DELETE ON "assessment_edition" FOR EACH ROW EXECUTE FUNCTION forbid_changed_assessment_edition();
