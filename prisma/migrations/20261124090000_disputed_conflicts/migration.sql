-- A disputed conflict of interest of somebody elected is decided by the body they sit in (KL 6:30): what it ruled stands with the paragraph, or
-- with the beredning's meeting, and the conflict says which body it was.
ALTER TABLE "agenda_item" ADD COLUMN "rulings" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "preparation" ADD COLUMN "rulings" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "conflict" ADD COLUMN "ruled_by_body" TEXT NOT NULL DEFAULT '';
