-- An indicator's values over the years, each with where it is from. Indicators are imported anew, so nothing here refers to their rows: what has been
-- noted of one stays when its library is replaced. Earlier values are in the journal.
CREATE TABLE "indicator_series" (
    "indicator" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "indicator_series_pkey" PRIMARY KEY ("indicator")
);
CREATE TABLE "indicator_value" (
    "indicator" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "value" DECIMAL(20,4) NOT NULL,
    "source" TEXT NOT NULL,
    "noted_at" TIMESTAMPTZ(6) NOT NULL,
    "noted_by_id" UUID NOT NULL,
    CONSTRAINT "indicator_value_pkey" PRIMARY KEY ("indicator", "year"),
    CONSTRAINT "indicator_value_year" CHECK (year BETWEEN 1990 AND 2099)
);
CREATE TRIGGER indicator_value_public AFTER INSERT OR UPDATE OR DELETE ON "indicator_value" FOR EACH STATEMENT EXECUTE FUNCTION tell_public_change();
