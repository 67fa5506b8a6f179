-- The officer's statement on a case: a draft, and each finished edition as it was sealed.
CREATE TABLE "officer_statement" (
    "application_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "outcome" TEXT,
    "amount_ore" BIGINT,
    "summary" TEXT NOT NULL DEFAULT '',
    "reasons" TEXT NOT NULL DEFAULT '',
    "conditions" TEXT NOT NULL DEFAULT '',
    "changed_at" TIMESTAMPTZ(6) NOT NULL,
    "changed_by_id" UUID NOT NULL,
    CONSTRAINT "officer_statement_pkey" PRIMARY KEY ("application_id"),
    CONSTRAINT "officer_statement_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "officer_statement_state" CHECK (state IN ('drafted', 'sealed')),
    CONSTRAINT "officer_statement_outcome" CHECK (outcome IN ('grant', 'reject'))
);

CREATE TABLE "statement_edition" (
    "application_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "amount_ore" BIGINT NOT NULL,
    "summary" TEXT NOT NULL,
    "reasons" TEXT NOT NULL,
    "conditions" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "sealed_at" TIMESTAMPTZ(6) NOT NULL,
    "sealed_by_id" UUID NOT NULL,
    CONSTRAINT "statement_edition_pkey" PRIMARY KEY ("application_id", "number"),
    CONSTRAINT "statement_edition_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "officer_statement"("application_id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "statement_edition_sum" CHECK (amount_ore >= 0 AND (outcome = 'grant') = (amount_ore > 0))
);
CREATE FUNCTION forbid_changed_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a finished statement stands as it was sealed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER statement_edition_kept BEFORE UPDATE OR DELETE ON "statement_edition" FOR EACH ROW EXECUTE FUNCTION forbid_changed_edition();
