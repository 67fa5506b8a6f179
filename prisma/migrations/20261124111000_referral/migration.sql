-- A case that the board has sent back to the office (KL 5:50): which paragraph did, and what it then had before it.
CREATE TABLE "referral" (
    "item_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "allocation_id" UUID NOT NULL,
    "rank" INTEGER,
    "score_num" TEXT,
    "score_den" TEXT,
    "proposal" TEXT NOT NULL,
    "amount_ore" BIGINT NOT NULL,
    "purpose" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "referred_at" TIMESTAMPTZ(6) NOT NULL,
    "returned_at" TIMESTAMPTZ(6),
    CONSTRAINT "referral_pkey" PRIMARY KEY ("item_id", "application_id")
);
CREATE INDEX "referral_application_id_idx" ON "referral"("application_id");
ALTER TABLE "referral" ADD CONSTRAINT "referral_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "agenda_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "referral" ADD CONSTRAINT "referral_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "referral" ADD CONSTRAINT "referral_allocation_id_fkey" FOREIGN KEY ("allocation_id") REFERENCES "allocation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- What has been referred back is kept as it was; only its return is noted, once.
CREATE FUNCTION referral_stands() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'DELETE' OR OLD.returned_at IS NOT NULL OR (to_jsonb(NEW) - 'returned_at') <> (to_jsonb(OLD) - 'returned_at') THEN
    RAISE EXCEPTION 'a referral is never changed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER referral_stands BEFORE UPDATE OR DELETE ON "referral" FOR EACH ROW EXECUTE FUNCTION referral_stands();
-- When each case was last handed over to the board. Taken back by the office, or sent back by the board, it has none: it is with the office.
ALTER TABLE "allocation_line" ADD COLUMN "handed_over_at" TIMESTAMPTZ(6);
UPDATE "allocation" SET "proposed_at" = NULL WHERE "state" = 'open';
UPDATE "allocation_line" l SET "handed_over_at" = a."proposed_at" FROM "allocation" a WHERE a."id" = l."allocation_id";
