import type { Lifecycle } from "#app/gate/lifecycle.ts";

export type MeetingState = "absent" | "planned" | "open" | "closed" | "adjusted" | "announced" | "called-off";
export type MeetingCommand =
  | "plan"
  | "call"
  | "add-item"
  | "order-agenda"
  | "remove-item"
  | "add-extra"
  | "break-out"
  | "put-back"
  | "move"
  | "call-off"
  | "open"
  | "note-attendance"
  | "take-up"
  | "turn-to"
  | "note-absence"
  | "withdraw-absence"
  | "rule-conflict"
  | "vote"
  | "withdraw-vote"
  | "record-decision"
  | "defer"
  | "reopen-item"
  | "reserve"
  | "close"
  | "ask-correction"
  | "correct"
  | "sign"
  | "adjust"
  | "announce"
  | "take-down"
  | "put-up-again";
/**
 * Positions in this meeting. `signer`: must sign the minutes and has not; `last-signer`: everybody else who must has already signed.
 * `reader`: the board and the office may follow it. `publisher`: answers for what is on the web.
 */
export type MeetingRelation = "secretary" | "publisher" | "chair" | "signer" | "last-signer" | "reader";

const secretary = ["secretary"] as const;

/**
 * Nothing in an adjusted meeting can be opened again: a mistake found later is a new paragraph at a new meeting. A reservation is
 * possible only while the meeting is open (KL 4:27). Of those who sign the minutes, the last one adjusts them (KL 5:69).
 */
export const meetingLifecycle: Lifecycle<MeetingState, MeetingCommand, MeetingRelation> = {
  absent: { plan: { by: secretary, to: "planned" } },
  planned: {
    call: { by: secretary, to: "planned" },
    "add-item": { by: secretary, to: "planned" },
    "order-agenda": { by: secretary, to: "planned" },
    "remove-item": { by: secretary, to: "planned" },
    "break-out": { by: secretary, to: "planned" },
    "put-back": { by: secretary, to: "planned" },
    move: { by: secretary, to: "planned" },
    "call-off": { by: secretary, to: "called-off" },
    open: { by: ["secretary", "chair"], to: "open" },
  },
  open: {
    "note-attendance": { by: secretary, to: "open" },
    "add-extra": { by: secretary, to: "open" },
    "break-out": { by: secretary, to: "open" },
    "put-back": { by: secretary, to: "open" },
    "take-up": { by: secretary, to: "open" },
    "turn-to": { by: secretary, to: "open" },
    "note-absence": { by: secretary, to: "open" },
    "withdraw-absence": { by: secretary, to: "open" },
    "rule-conflict": { by: secretary, to: "open" },
    vote: { by: secretary, to: "open" },
    "withdraw-vote": { by: secretary, to: "open" },
    "record-decision": { by: secretary, to: "open" },
    defer: { by: secretary, to: "open" },
    "reopen-item": { by: secretary, to: "open" },
    reserve: { by: secretary, to: "open" },
    close: { by: ["secretary", "chair"], to: "closed" },
  },
  closed: {
    "ask-correction": { by: ["signer", "last-signer"], to: "closed" },
    correct: { by: secretary, to: "closed" },
    sign: { by: ["signer"], to: "closed" },
    adjust: { by: ["last-signer"], to: "adjusted" },
  },
  adjusted: { announce: { by: secretary, to: "announced" } },
  announced: {
    "take-down": { by: ["publisher"], to: "announced" },
    "put-up-again": { by: ["publisher"], to: "announced" },
  },
  "called-off": {},
};
