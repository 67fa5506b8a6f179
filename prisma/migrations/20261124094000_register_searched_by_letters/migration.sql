-- A search of the register for what is not there read every project to find it out. Every three letters of what is searched have an index now.
-- The extension is PostgreSQL's own and may be made by the database's owner; where it is not installed the register searches as before.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX "award_search_trigrams" ON "award" USING gin ("search_text" gin_trgm_ops) WHERE "published_at" IS NOT NULL;
EXCEPTION
  WHEN insufficient_privilege OR feature_not_supported OR undefined_file THEN
    RAISE NOTICE 'pg_trgm is not there: the register is searched without its index';
END
$$;
