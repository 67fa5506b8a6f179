-- What those who have assessed an application say to each other about it once everybody has submitted: working material (TF 2:12) until it is
-- taken into the case. A post is never edited; one that is taken back leaves who and when, and no words.
CREATE TABLE "discussion_post" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "author_id" UUID NOT NULL,
    "words" TEXT,
    "posted_at" TIMESTAMPTZ(6) NOT NULL,
    "turned_at" TIMESTAMPTZ(6),
    "turned_by_id" UUID,
    CONSTRAINT "discussion_post_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "discussion_post_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "discussion_post_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "discussion_post_turned_by_id_fkey" FOREIGN KEY ("turned_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "discussion_post_state" CHECK (state IN ('posted', 'taken-back', 'taken-in')),
    CONSTRAINT "discussion_post_words" CHECK ((state = 'taken-back') = (words IS NULL)),
    CONSTRAINT "discussion_post_turned" CHECK ((state = 'posted') = (turned_at IS NULL) AND (turned_at IS NULL) = (turned_by_id IS NULL))
);
CREATE INDEX "discussion_post_application_id_idx" ON "discussion_post"("application_id");

CREATE FUNCTION forbid_edited_post() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state <> 'posted' OR NEW.id <> OLD.id OR NEW.application_id <> OLD.application_id OR NEW.author_id <> OLD.author_id
    OR NEW.posted_at <> OLD.posted_at OR NEW.words IS DISTINCT FROM OLD.words AND NEW.state <> 'taken-back' THEN
    RAISE EXCEPTION 'a post in a discussion is never edited' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER discussion_post_kept BEFORE UPDATE OR DELETE ON "discussion_post" FOR EACH ROW EXECUTE FUNCTION forbid_edited_post();

-- A common score of one criterion, set by an officer beside the independent ones and never instead of them. Each one that has stood is kept.
CREATE TABLE "moderated_score" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "criterion" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "value" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "set_by_id" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_by_id" UUID,
    "ended_at" TIMESTAMPTZ(6),
    "end_reason" TEXT,
    CONSTRAINT "moderated_score_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "moderated_score_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "moderated_score_set_by_id_fkey" FOREIGN KEY ("set_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "moderated_score_ended_by_id_fkey" FOREIGN KEY ("ended_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "moderated_score_state" CHECK (state IN ('set', 'replaced', 'taken-back')),
    CONSTRAINT "moderated_score_ended" CHECK ((state = 'set') = (ended_at IS NULL) AND (ended_at IS NULL) = (ended_by_id IS NULL)
      AND (state = 'taken-back') = (end_reason IS NOT NULL)),
    CONSTRAINT "moderated_score_reason" CHECK (btrim(reason) <> '')
);
CREATE INDEX "moderated_score_application_id_criterion_idx" ON "moderated_score"("application_id", "criterion");
CREATE UNIQUE INDEX "moderated_score_one_stands" ON "moderated_score"("application_id", "criterion") WHERE state = 'set';

CREATE FUNCTION forbid_edited_moderated_score() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state <> 'set' OR NEW.id <> OLD.id OR NEW.application_id <> OLD.application_id OR NEW.criterion <> OLD.criterion
    OR NEW.value <> OLD.value OR NEW.reason <> OLD.reason OR NEW.set_by_id <> OLD.set_by_id OR NEW.set_at <> OLD.set_at THEN
    RAISE EXCEPTION 'a common score stands as it was set' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER moderated_score_kept BEFORE UPDATE OR DELETE ON "moderated_score" FOR EACH ROW EXECUTE FUNCTION forbid_edited_moderated_score();
