-- What reports count of a granted application beside its sums: who else pays, and what it is to reach. Copied out of the sealed content when
-- the award is made, so that a report over ten years never opens a snapshot. A municipality that pays is known by its name ("Marks kommun");
-- nobody else's name is copied, since a financier may be one person.
CREATE TABLE "award_financing" (
    "award_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "municipality_code" TEXT NOT NULL DEFAULT '',
    "name" JSONB NOT NULL,
    "amount_ore" BIGINT NOT NULL,
    CONSTRAINT "award_financing_pkey" PRIMARY KEY ("award_id", "source", "kind", "municipality_code"),
    CONSTRAINT "award_financing_award_id_fkey" FOREIGN KEY ("award_id") REFERENCES "award"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "award_financing_kind" CHECK (kind IN ('cash', 'own-work'))
);
CREATE TABLE "award_goal" (
    "award_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "indicator" TEXT NOT NULL DEFAULT '',
    "name" JSONB NOT NULL,
    "unit" JSONB NOT NULL,
    "comparator" TEXT NOT NULL,
    "planned" DECIMAL(20, 4),
    "reached" DECIMAL(20, 4),
    "reached_on" DATE,
    CONSTRAINT "award_goal_pkey" PRIMARY KEY ("award_id", "position"),
    CONSTRAINT "award_goal_award_id_fkey" FOREIGN KEY ("award_id") REFERENCES "award"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "award_goal_reached" CHECK ((reached IS NULL) = (reached_on IS NULL))
);

CREATE FUNCTION copy_award_facts(award uuid, decision uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE sealed jsonb;
BEGIN
  SELECT s.content::jsonb INTO sealed FROM decision d JOIN application_snapshot s ON s.application_id = d.application_id
  WHERE d.id = decision ORDER BY s.number DESC LIMIT 1;
  IF sealed IS NULL THEN RETURN; END IF;
  INSERT INTO award_financing (award_id, source, kind, municipality_code, name, amount_ore)
  SELECT award, r.source, r.kind, coalesce(m.code, ''), coalesce(sealed #> ARRAY['names', 'sourceTypes', r.source], jsonb_build_object('sv', r.source, 'en', r.source)), sum(r.amount)
  FROM (SELECT f ->> 'source' AS source, coalesce(f ->> 'kind', 'cash') AS kind, f ->> 'name' AS name, (f ->> 'amount')::bigint AS amount
        FROM jsonb_array_elements(sealed #> '{sections,financing,rows}') f) r
  LEFT JOIN municipality m ON r.source = 'kommun' AND r.name ~* ('^' || m.name || 's?( kommun| stad|,|$)')
  WHERE r.amount IS NOT NULL AND NOT coalesce(sealed #> '{names,ownSources}', '[]') ? r.source
  GROUP BY 2, 3, 4, 5;
  INSERT INTO award_goal (award_id, position, indicator, name, unit, comparator, planned)
  SELECT award, (g.place - 1)::int, coalesce(g.goal ->> 'indicator', ''),
    coalesce(i.words -> 'name', jsonb_build_object('sv', g.goal ->> 'text', 'en', g.goal ->> 'text')),
    coalesce(i.words -> 'unit', jsonb_build_object('sv', g.goal ->> 'unit', 'en', g.goal ->> 'unit')),
    coalesce(g.goal ->> 'comparator', 'at-least'), (g.goal ->> 'target')::numeric
  FROM jsonb_array_elements(sealed #> '{sections,goals,goals}') WITH ORDINALITY g(goal, place)
  LEFT JOIN LATERAL (SELECT w AS words FROM jsonb_array_elements(coalesce(sealed #> '{names,indicators}', '[]')) w
    WHERE w ->> 'key' = g.goal ->> 'indicator' LIMIT 1) i ON true;
END $$;
SELECT copy_award_facts(id, decision_id) FROM award WHERE decision_id IS NOT NULL;

CREATE FUNCTION award_takes_facts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.decision_id IS NOT NULL THEN PERFORM copy_award_facts(NEW.id, NEW.decision_id); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER award_facts_at_first AFTER INSERT ON "award" FOR EACH ROW EXECUTE FUNCTION award_takes_facts();

-- A report somebody has composed and named: its question, asked again whenever it is opened.
CREATE TABLE "saved_report" (
    "id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(6) NOT NULL,
    "changed_by_id" UUID NOT NULL,
    CONSTRAINT "saved_report_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "saved_report_state" CHECK (state IN ('kept', 'shelved'))
);
-- A report as it stood one day: what was sent to somebody can be shown again to the öre.
CREATE TABLE "report_edition" (
    "report_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "frozen_at" TIMESTAMPTZ(6) NOT NULL,
    "frozen_by_id" UUID NOT NULL,
    CONSTRAINT "report_edition_pkey" PRIMARY KEY ("report_id", "number"),
    CONSTRAINT "report_edition_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "saved_report"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE FUNCTION forbid_changed_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an edition of a report stands as it was frozen' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER report_edition_kept BEFORE UPDATE OR DELETE ON "report_edition" FOR EACH ROW EXECUTE FUNCTION forbid_changed_report();
