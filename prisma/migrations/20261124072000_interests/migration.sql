-- What ties a person to organisations and municipalities, told by themselves or entered by the office, from one day to another (KL 6:28).
ALTER TABLE "interest"
  ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "organisation_name" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "municipality_code" TEXT,
  ADD COLUMN "from" DATE,
  ADD COLUMN "to" DATE,
  ADD CONSTRAINT "interest_period" CHECK ("from" IS NULL OR "to" IS NULL OR "to" >= "from"),
  ADD CONSTRAINT "interest_municipality" CHECK (("kind" = 'municipality') = ("municipality_code" IS NOT NULL));
