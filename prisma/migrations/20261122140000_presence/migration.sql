-- Who has an application open right now. Nothing that must survive a crash, so it is kept out of the write-ahead log.
CREATE UNLOGGED TABLE "application_presence" (
  "application_id" uuid NOT NULL,
  "person_id" uuid NOT NULL,
  "section" text NOT NULL,
  "seen_at" timestamptz(6) NOT NULL,
  CONSTRAINT "application_presence_pkey" PRIMARY KEY ("application_id", "person_id"),
  CONSTRAINT "application_presence_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
