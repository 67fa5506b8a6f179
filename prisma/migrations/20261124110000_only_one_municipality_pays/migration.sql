-- "Tranemo kommun och Marks kommun" pay together, and nobody has said how much is whose: what names more than one municipality, or goes on
-- after the name, is put on none of them. Only a unit after a comma or in brackets may follow.
CREATE FUNCTION municipality_named(words text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT m.code FROM municipality m
  WHERE trim(words) ~* ('^' || m.name || 's?( kommun| stad)?( *[,(].*)?$')
    AND NOT EXISTS (SELECT 1 FROM municipality o WHERE o.code <> m.code AND words ~* ('\m' || o.name || 's?\M'))
$$;

CREATE FUNCTION copy_award_financing(award uuid, decision uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE sealed jsonb;
BEGIN
  SELECT s.content::jsonb INTO sealed FROM decision d JOIN application_snapshot s ON s.application_id = d.application_id
  WHERE d.id = decision ORDER BY s.number DESC LIMIT 1;
  IF sealed IS NULL THEN RETURN; END IF;
  INSERT INTO award_financing (award_id, source, kind, municipality_code, name, amount_ore)
  SELECT award, r.source, r.kind, coalesce(r.code, ''), coalesce(sealed #> ARRAY['names', 'sourceTypes', r.source], jsonb_build_object('sv', r.source, 'en', r.source)), sum(r.amount)
  FROM (SELECT f ->> 'source' AS source, coalesce(f ->> 'kind', 'cash') AS kind, (f ->> 'amount')::bigint AS amount,
          CASE WHEN f ->> 'source' = 'kommun' THEN municipality_named(f ->> 'name') END AS code
        FROM jsonb_array_elements(sealed #> '{sections,financing,rows}') f) r
  WHERE r.amount IS NOT NULL AND NOT coalesce(sealed #> '{names,ownSources}', '[]') ? r.source
  GROUP BY 2, 3, 4, 5;
END $$;

CREATE FUNCTION copy_award_goals(award uuid, decision uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE sealed jsonb;
BEGIN
  SELECT s.content::jsonb INTO sealed FROM decision d JOIN application_snapshot s ON s.application_id = d.application_id
  WHERE d.id = decision ORDER BY s.number DESC LIMIT 1;
  IF sealed IS NULL THEN RETURN; END IF;
  INSERT INTO award_goal (award_id, position, indicator, name, unit, comparator, planned)
  SELECT award, (g.place - 1)::int, coalesce(g.goal ->> 'indicator', ''),
    coalesce(i.words -> 'name', jsonb_build_object('sv', g.goal ->> 'text', 'en', g.goal ->> 'text')),
    coalesce(i.words -> 'unit', jsonb_build_object('sv', g.goal ->> 'unit', 'en', g.goal ->> 'unit')),
    coalesce(g.goal ->> 'comparator', 'at-least'), (g.goal ->> 'target')::numeric
  FROM jsonb_array_elements(sealed #> '{sections,goals,goals}') WITH ORDINALITY g(goal, place)
  LEFT JOIN LATERAL (SELECT w AS words FROM jsonb_array_elements(coalesce(sealed #> '{names,indicators}', '[]')) w
    WHERE w ->> 'key' = g.goal ->> 'indicator' LIMIT 1) i ON true;
END $$;

CREATE OR REPLACE FUNCTION copy_award_facts(award uuid, decision uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM copy_award_financing(award, decision);
  PERFORM copy_award_goals(award, decision);
END $$;

-- What has been copied already is copied anew; results that have been noted of goals stay.
DELETE FROM award_financing f USING award a WHERE a.id = f.award_id AND a.decision_id IS NOT NULL;
SELECT copy_award_financing(id, decision_id) FROM award WHERE decision_id IS NOT NULL;
