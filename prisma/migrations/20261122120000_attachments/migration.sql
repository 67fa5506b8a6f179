-- Files that go with an application. The bytes are in the file store under attachments/<id>; here is what they are called and hold.
CREATE TABLE "attachment" (
  "id" UUID NOT NULL,
  "application_id" UUID NOT NULL,
  "annex" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "bytes" BIGINT NOT NULL,
  "sha256" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "added_at" TIMESTAMPTZ(6) NOT NULL,
  "added_by_id" UUID NOT NULL,
  "scanned_at" TIMESTAMPTZ(6),
  "sealed_at" TIMESTAMPTZ(6),
  CONSTRAINT "attachment_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "attachment_state" CHECK ("state" IN ('waiting', 'clean', 'infected', 'unscanned')),
  CONSTRAINT "attachment_bytes" CHECK ("bytes" > 0)
);
CREATE INDEX "attachment_application_id_idx" ON "attachment"("application_id");
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was submitted stays as it was submitted: only what the scanner found may be noted afterwards.
CREATE FUNCTION forbid_sealed_attachment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.sealed_at IS NOT NULL AND (TG_OP = 'DELETE'
      OR (OLD.id, OLD.application_id, OLD.annex, OLD.name, OLD.kind, OLD.bytes, OLD.sha256, OLD.added_at, OLD.added_by_id, OLD.sealed_at)
        IS DISTINCT FROM (NEW.id, NEW.application_id, NEW.annex, NEW.name, NEW.kind, NEW.bytes, NEW.sha256, NEW.added_at, NEW.added_by_id, NEW.sealed_at)) THEN
    RAISE EXCEPTION 'a sealed attachment is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER attachment_sealed BEFORE UPDATE OR DELETE ON "attachment" FOR EACH ROW EXECUTE FUNCTION forbid_sealed_attachment();
