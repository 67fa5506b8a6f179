-- Who would get de minimis aid from a project, by organisation number, copied out of the sealed content: an undertaking's aid is counted
-- together whoever gives it (regulation (EU) 2023/2831 art. 3.2), so the office is told of it in other applications.
CREATE TABLE "application_undertaking" (
    "application_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "planned_ore" BIGINT NOT NULL,

    CONSTRAINT "application_undertaking_pkey" PRIMARY KEY ("application_id","number")
);

CREATE INDEX "application_undertaking_number_idx" ON "application_undertaking"("number");
ALTER TABLE "application_undertaking" ADD CONSTRAINT "application_undertaking_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
