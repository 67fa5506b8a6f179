-- How many of a round's cases a reader has left to answer for is told above every list of it. Counted among the cases it took longer the
-- larger the round: the sums of `round_tally` less what is kept here, of what each person has answered, need no case to be opened.
-- An answer counts while its case is submitted and not withdrawn. As of `round_tally`, each change adds lines of its own, so that no two
-- people wait for each other, and now and then the lines of a person and a call are drawn together (an answer taken back and given again adds two, of which the second draws: hence two remainders of fifty).
CREATE TABLE "answer_tally" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "person_id" UUID NOT NULL,
    "call_id" UUID NOT NULL REFERENCES "call"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "answers" INTEGER NOT NULL
);
CREATE INDEX "answer_tally_person_call" ON "answer_tally" (person_id, call_id) INCLUDE (answers);

-- The case is held while its answer is counted, whatever its state was when the statement began: were it withdrawn at the same moment,
-- either would miss the other.
CREATE FUNCTION keep_answer_tally() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  asked application%ROWTYPE;
  newest bigint;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    SELECT * INTO asked FROM application WHERE id = OLD.application_id FOR SHARE;
    IF asked.submitted_at IS NOT NULL AND asked.state <> 'withdrawn' THEN
      INSERT INTO answer_tally (person_id, call_id, answers) VALUES (OLD.person_id, asked.call_id, -1);
    END IF;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    SELECT * INTO asked FROM application WHERE id = NEW.application_id FOR SHARE;
    IF asked.submitted_at IS NOT NULL AND asked.state <> 'withdrawn' THEN
      INSERT INTO answer_tally (person_id, call_id, answers) VALUES (NEW.person_id, asked.call_id, 1) RETURNING id INTO newest;
      IF newest % 50 < 2 THEN
        WITH gone AS (
          DELETE FROM answer_tally WHERE id IN (SELECT id FROM answer_tally WHERE person_id = NEW.person_id AND call_id = asked.call_id FOR UPDATE SKIP LOCKED) RETURNING answers
        )
        INSERT INTO answer_tally (person_id, call_id, answers) SELECT NEW.person_id, asked.call_id, sum(answers) FROM gone HAVING sum(answers) <> 0;
      END IF;
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER conflict_answer_tally AFTER INSERT OR DELETE OR UPDATE OF person_id, application_id ON "conflict"
  FOR EACH ROW EXECUTE FUNCTION keep_answer_tally();

-- No answer is older than its case; what answers because the case has changed is counted by its own trigger, and comes after this one.
CREATE FUNCTION move_answer_tally() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was uuid := CASE WHEN OLD.submitted_at IS NOT NULL AND OLD.state <> 'withdrawn' THEN OLD.call_id END;
  becomes uuid := CASE WHEN TG_OP = 'UPDATE' AND NEW.submitted_at IS NOT NULL AND NEW.state <> 'withdrawn' THEN NEW.call_id END;
BEGIN
  IF was IS DISTINCT FROM becomes THEN
    INSERT INTO answer_tally (person_id, call_id, answers)
    SELECT c.person_id, m.call_id, m.change FROM conflict c CROSS JOIN (VALUES (was, -1), (becomes, 1)) m(call_id, change)
    WHERE c.application_id = OLD.id AND m.call_id IS NOT NULL;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER answer_tally_moved AFTER DELETE OR UPDATE OF call_id, state, submitted_at ON "application"
  FOR EACH ROW EXECUTE FUNCTION move_answer_tally();

INSERT INTO "answer_tally" (person_id, call_id, answers)
SELECT c.person_id, a.call_id, count(*) FROM "conflict" c JOIN "application" a ON a.id = c.application_id
WHERE a.submitted_at IS NOT NULL AND a.state <> 'withdrawn' GROUP BY c.person_id, a.call_id;
