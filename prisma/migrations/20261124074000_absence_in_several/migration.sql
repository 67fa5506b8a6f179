-- A conflict of interest is said of each application that it is in: of a paragraph about several, the others besides `application_id`.
ALTER TABLE "item_absence" ADD COLUMN "other_ids" UUID[] NOT NULL DEFAULT '{}';
