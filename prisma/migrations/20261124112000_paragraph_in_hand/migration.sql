-- Which paragraph an open meeting is at, for those who follow it in the room. One that is put back or taken off leaves nothing in hand.
ALTER TABLE "meeting" ADD COLUMN "in_hand_id" UUID;
