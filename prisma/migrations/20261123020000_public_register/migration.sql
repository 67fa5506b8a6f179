-- The register is read by everybody and changed by decisions: what a list sorts and sums by is kept beside the row, and follows the ledger.

-- What a decision of our own has set aside for an award, from the ledger: set aside, released, granted, no longer granted. Payments and
-- returns move the money on and do not change what was granted. NULL where the ledger says nothing.
CREATE FUNCTION award_booked(award uuid, decision uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT sum(p.amount_ore)::bigint FROM ledger_posting p JOIN ledger_transaction t ON t.id = p.transaction_id
  WHERE p.award_id IN (award, decision) AND p.account IN ('reserved', 'granted') AND t.kind IN ('reserve', 'release', 'grant', 'revoke')
$$;

ALTER TABLE "award" ADD COLUMN "booked_ore" BIGINT;
UPDATE "award" SET booked_ore = award_booked(id, decision_id) WHERE decision_id IS NOT NULL;
-- The sum that the register shows: the ledger's for our own decisions, the source's for earlier years. NULL is a gap.
ALTER TABLE "award" ADD COLUMN "shown_ore" BIGINT GENERATED ALWAYS AS (CASE WHEN decision_id IS NULL THEN granted_ore ELSE COALESCE(booked_ore, granted_ore) END) STORED;
ALTER TABLE "award" ADD COLUMN "search_text" TEXT GENERATED ALWAYS AS (lower(project || ' ' || COALESCE(owner_name, '') || ' ' || call_name)) STORED;

CREATE FUNCTION award_takes_booked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.decision_id IS NOT NULL THEN NEW.booked_ore := award_booked(NEW.id, NEW.decision_id); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER award_booked_at_first BEFORE INSERT ON "award" FOR EACH ROW EXECUTE FUNCTION award_takes_booked();

CREATE FUNCTION award_follows_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE award a SET booked_ore = award_booked(a.id, a.decision_id)
  WHERE a.decision_id IS NOT NULL AND (a.id IN (SELECT award_id FROM booked) OR a.decision_id IN (SELECT award_id FROM booked))
    AND a.booked_ore IS DISTINCT FROM award_booked(a.id, a.decision_id);
  RETURN NULL;
END $$;
CREATE TRIGGER award_follows_ledger AFTER INSERT ON "ledger_posting" REFERENCING NEW TABLE AS booked FOR EACH STATEMENT EXECUTE FUNCTION award_follows_ledger();

-- One line for each transaction that has changed the register: as long as there are no more of them, what was counted still holds. A line
-- is added and never changed, so that two decisions that are released at once do not wait for each other.
CREATE TABLE "register_change" (
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),
    "xid" BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text)::bigint,
    CONSTRAINT "register_change_pkey" PRIMARY KEY ("at", "xid")
);
CREATE FUNCTION note_register_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO register_change DEFAULT VALUES ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER award_changed AFTER INSERT OR UPDATE OR DELETE ON "award" FOR EACH STATEMENT EXECUTE FUNCTION note_register_change();
CREATE TRIGGER award_share_changed AFTER INSERT OR UPDATE OR DELETE ON "award_share" FOR EACH STATEMENT EXECUTE FUNCTION note_register_change();
CREATE TRIGGER award_municipality_changed AFTER INSERT OR UPDATE OR DELETE ON "award_municipality" FOR EACH STATEMENT EXECUTE FUNCTION note_register_change();

-- A page of the register is read from its own order, whichever it is: gaps are last both ways.
CREATE INDEX "award_by_year" ON "award" (year DESC NULLS LAST, call_name, project, id) WHERE published_at IS NOT NULL;
CREATE INDEX "award_by_year_up" ON "award" (year ASC NULLS LAST, call_name, project, id) WHERE published_at IS NOT NULL;
CREATE INDEX "award_by_project" ON "award" (project, id) WHERE published_at IS NOT NULL;
CREATE INDEX "award_by_owner" ON "award" (owner_name ASC NULLS LAST, project, id) WHERE published_at IS NOT NULL;
CREATE INDEX "award_by_owner_down" ON "award" (owner_name DESC NULLS LAST, project, id) WHERE published_at IS NOT NULL;
CREATE INDEX "award_by_sum" ON "award" (shown_ore DESC NULLS LAST, project, id) WHERE published_at IS NOT NULL;
CREATE INDEX "award_by_sum_up" ON "award" (shown_ore ASC NULLS LAST, project, id) WHERE published_at IS NOT NULL;
CREATE INDEX "award_latest" ON "award" (decided_on DESC NULLS LAST, published_at DESC, project) WHERE published_at IS NOT NULL;
