import { exampleRules } from "#app/rooms/applications/whole-application.test-data.ts";
import type { CallWithRules } from "#app/rooms/calls/call.ts";

const both = (text: string) => ({ sv: text, en: `${text} (en)` });

/** A published call with nothing odd about it: tests say which rules it has. */
export const exampleCall: CallWithRules = {
  id: "c",
  number: "DRUM-2028",
  slug: "projekt-2028",
  state: "published",
  kind: "open",
  title: both("Projekt 2028"),
  summary: both("Sök nu."),
  texts: { purpose: both("Syfte"), whoMayApply: both("Alla"), whatFor: both("Arbete"), howJudged: both("Poäng") },
  contact: { name: "Anneli", email: "a@exempel.se", phone: "033-1", note: { sv: "", en: "" } },
  opensAt: new Date("2027-06-01T06:00:00Z"),
  closesAt: new Date("2027-08-20T21:59:00Z"),
  questionsUntil: null,
  sketchClosesAt: null,
  sketchAnswerOn: null,
  decisionOn: "2027-10-22",
  rulesVersion: 1,
  demo: false,
  rules: exampleRules,
};
