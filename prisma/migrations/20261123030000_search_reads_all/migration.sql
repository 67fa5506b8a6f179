-- A search finds a case by whatever its applicant wrote, not by its beginning alone: what is to be done, the goals, the risks, the answers
-- to the call's own questions, the municipalities and who pays. People's names are left out. Where the words stand is not asked for, so it
-- is not kept. The words of a title stand once more, behind a mark that nobody types: what is alike is looked for among titles.
CREATE OR REPLACE FUNCTION sealed_words(sealed jsonb) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
  WITH written AS (
    SELECT string_agg(one #>> '{}', ' ') AS text
    FROM unnest(ARRAY[
      '$.sections.project.summary', '$.sections.need.*', '$.sections.goals.goals[*].text', '$.sections.goals.activities[*].title',
      '$.sections.goals.activities[*].text', '$.sections.plan.*', '$.sections.plan.risks[*].risk', '$.sections.plan.risks[*].measure',
      '$.sections.municipalities.perspective', '$.sections.municipalities.municipalities[*].role', '$.names.municipalities.*',
      '$.sections.budget.rows[*].note', '$.sections.financing.rows[*].name', '$.sections.support.levels[*].remains',
      '$.sections.support.levels[*].leftOut', '$.sections.aid.ground', '$.sections.aid.reasons', '$.sections.aid.favoured',
      '$.sections.questions.answers.*', '$.sections.questions.answers.*[*].*']::jsonpath[]) path, jsonb_path_query(sealed, path) one
    WHERE jsonb_typeof(one) = 'string'),
  named AS (SELECT COALESCE(sealed #>> '{sections,project,title}', '') AS title, COALESCE(sealed #>> '{organisation,name}', '') AS applicant)
  SELECT strip(
    to_tsvector('swedish', title) || to_tsvector('simple', title) || to_tsvector('swedish', applicant) || to_tsvector('simple', applicant)
    || to_tsvector('swedish', COALESCE(text, ''))
    || array_to_tsvector(ARRAY(SELECT '~' || lexeme FROM unnest(to_tsvector('simple', title))))
    || array_to_tsvector(array_remove(
         ARRAY[lower(sealed ->> 'number'), lower(regexp_replace(sealed ->> 'number', '-[^-]*$', '')), regexp_replace(sealed #>> '{organisation,number}', '\D', '', 'g')]
           || regexp_split_to_array(lower(sealed ->> 'number'), '-'), NULL)))
  FROM written, named
$$;
UPDATE "application_search" f SET words = sealed_words(s.content::jsonb)
FROM (SELECT DISTINCT ON (application_id) application_id, content FROM "application_snapshot" ORDER BY application_id, number DESC) s
WHERE s.application_id = f.application_id;
