-- What an assessor knows and how much they take on: the basis of automatic assignment, kept by the office and by the person.
CREATE TABLE "assessor_profile" (
    "person_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "areas" TEXT[] NOT NULL DEFAULT '{}',
    "most_in_round" INTEGER,
    CONSTRAINT "assessor_profile_pkey" PRIMARY KEY ("person_id"),
    CONSTRAINT "assessor_profile_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "assessor_profile_most" CHECK (most_in_round BETWEEN 0 AND 999)
);
