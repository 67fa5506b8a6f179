-- Drafts that nobody has touched long after their call has closed are erased, after a warning: when it was given last.
ALTER TABLE "application" ADD COLUMN "purge_warned_at" TIMESTAMPTZ(6);

-- What has come in is the authority's: no row of it is deleted, by whatever road (arkivlagen 1990:782, 10 §).
CREATE FUNCTION forbid_erased_application() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.submitted_at IS NOT NULL OR OLD.number IS NOT NULL THEN
    RAISE EXCEPTION 'an application that has come in is never erased' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER application_kept BEFORE DELETE ON "application" FOR EACH ROW EXECUTE FUNCTION forbid_erased_application();
