-- What has been learned about a goal of a strategy, and what is recommended: signed and dated, taken back but never rewritten.
CREATE TABLE "priority_note" (
    "id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "node_id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(6) NOT NULL,
    "written_by_id" UUID NOT NULL,
    CONSTRAINT "priority_note_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "priority_note_state" CHECK (state IN ('written', 'taken-back')),
    CONSTRAINT "priority_note_kind" CHECK (kind IN ('evaluation', 'recommendation'))
);
CREATE INDEX "priority_note_node_id_idx" ON "priority_note" ("node_id");
CREATE FUNCTION forbid_rewritten_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.node_id, NEW.year, NEW.kind, NEW.words, NEW.written_at, NEW.written_by_id) IS DISTINCT FROM
    (OLD.node_id, OLD.year, OLD.kind, OLD.words, OLD.written_at, OLD.written_by_id) THEN
    RAISE EXCEPTION 'a note stands as it was written' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER priority_note_kept BEFORE UPDATE OR DELETE ON "priority_note" FOR EACH ROW EXECUTE FUNCTION forbid_rewritten_note();
