-- A text of published minutes, the whole or one paragraph, taken off the web before its term; and put up again, if it was.
CREATE TABLE "text_taken_down" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    -- null: the whole text
    "item_id" UUID,
    "reason" TEXT NOT NULL,
    "taken_down_at" TIMESTAMPTZ(6) NOT NULL,
    "taken_down_by_id" UUID NOT NULL,
    "put_up_at" TIMESTAMPTZ(6),
    "put_up_by_id" UUID,
    "put_up_reason" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "text_taken_down_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "text_taken_down_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "text_taken_down_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "agenda_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "text_taken_down_taken_down_by_id_fkey" FOREIGN KEY ("taken_down_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "text_taken_down_put_up_by_id_fkey" FOREIGN KEY ("put_up_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "text_taken_down_reason" CHECK (reason <> ''),
    CONSTRAINT "text_taken_down_put_up" CHECK ((put_up_at IS NULL) = (put_up_by_id IS NULL) AND (put_up_at IS NULL) = (put_up_reason = '') AND put_up_at >= taken_down_at)
);
CREATE INDEX "text_taken_down_meeting_id_idx" ON "text_taken_down"("meeting_id");
-- A text is down once at a time.
CREATE UNIQUE INDEX "text_taken_down_once" ON "text_taken_down" ("meeting_id", COALESCE("item_id", "meeting_id")) WHERE put_up_at IS NULL;
-- The proof of notice tells what stood from when to when: what has been is never changed, and is put up again once.
CREATE FUNCTION text_taken_down_stands() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'DELETE' OR OLD.put_up_at IS NOT NULL
    OR (NEW.id, NEW.meeting_id, NEW.item_id, NEW.reason, NEW.taken_down_at, NEW.taken_down_by_id)
      IS DISTINCT FROM (OLD.id, OLD.meeting_id, OLD.item_id, OLD.reason, OLD.taken_down_at, OLD.taken_down_by_id) THEN
    RAISE EXCEPTION 'what was taken down is never changed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER text_taken_down_stands BEFORE UPDATE OR DELETE ON "text_taken_down" FOR EACH ROW EXECUTE FUNCTION text_taken_down_stands();
CREATE TRIGGER text_taken_down_public AFTER INSERT OR UPDATE ON "text_taken_down" FOR EACH STATEMENT EXECUTE FUNCTION tell_public_change();
