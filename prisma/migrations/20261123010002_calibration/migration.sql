-- Whether the board has adopted calibration of the scores for a call: off until then, and taken back only by another decision.
CREATE TABLE "calibration" (
    "call_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "decided_on" DATE NOT NULL,
    "decision" TEXT NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "calibration_pkey" PRIMARY KEY ("call_id"),
    CONSTRAINT "calibration_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "call"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "calibration_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "calibration_state" CHECK (state IN ('adopted', 'revoked'))
);
