-- Nearly every declaration says "none". The few that hide a case are asked for in every list and every mean.
CREATE INDEX "conflict_hiding" ON "conflict" (application_id, person_id) WHERE state IN ('declared', 'confirmed');
