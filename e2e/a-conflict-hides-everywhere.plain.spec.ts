import { expect, test } from "@playwright/test";
import { meetingAtMoney } from "./forms.ts";
import { type Answer, demoPeople, routePatterns, type Visitor, visit } from "./visitor.ts";

/**
 * KL 5:47, 6:28 and 7:4, TF 2:13: who has a conflict of interest in a case meets it nowhere. The case's own addresses answer as made-up
 * ones do, and no list, count, sum, search or file tells of it. One table holds every route there is, so that a new one must say which
 * it is; and each time somebody else is shown to see the case, or the silence would prove nothing.
 */
test.describe.configure({ mode: "serial", timeout: 300_000 });

/** A case that one reader must not meet and a witness does. */
type Hidden = {
  readonly reader: Visitor;
  readonly ids: {
    readonly application: string;
    readonly call: string;
    readonly slug: string;
    readonly assessment: string;
    readonly person: string;
    readonly meeting: string;
    readonly item: string;
    readonly preparation: string;
  };
  /** Words that no answer may hold. */
  readonly words: readonly string[];
};

type Row =
  /** no case in it, and why */
  | { readonly none: string }
  /** the case's own address; `seen` names a kind of witness, or says why nobody in the demo world is one */
  | { readonly at: (ids: Hidden["ids"]) => string; readonly seen: Kind | { readonly nobody: string } }
  /** a page that tells of many; `seen`: the witness of such a case finds it there */
  | { readonly list: (ids: Hidden["ids"]) => readonly string[]; readonly seen: Kind | { readonly nobody: string } };
type Kind = "office" | "assigning" | "assessor" | "board" | "team" | "decided";

const own = "the reader's own person, organisation or sign-in";
const published = "published for everybody; a case is there only when it is decided, adjusted and announced";
const application = (rest: string, seen: Kind | { readonly nobody: string } = "team"): Row => ({
  at: ({ application: id }) => `/ansokningar/${id}${rest}`,
  seen,
});
const onMeeting = (rest: string): Row => ({ list: ({ meeting }) => [`/sammantraden/${meeting}${rest}`], seen: silent });
const onItem = (rest: string): Row => ({
  list: ({ meeting, item }) => [`/sammantraden/${meeting}/punkter/${item}${rest}`],
  seen: silent,
});
const silent = {
  nobody: "the page names a case only to the secretary at work, and no secretary of the demo world sits on such a conflict",
};

const sketched = {
  nobody:
    "no case of the demo world's conflicts began with an idea sketch; sketches.db.test.ts shows one, seen by one officer and hidden from another",
};

const opened = { nobody: "an undecided case is in no open data" };

const noTerms =
  "only a grant in a call that asks for it has terms to accept; the room's database test shows the door open and shut";

const nothing = "00000000-0000-7000-8000-000000000000";

const table: Record<string, Row> = {
  "/": { none: published },
  "/utlysningar": { none: published },
  "/utlysningar/kalender.ics": { none: published },
  "/utlysningar/nyheter.xml": { none: published },
  "/utlysningar/:slug": { none: published },
  "/utlysningar/:slug/formular.pdf": { none: "rules of calls, never a case" },
  "/utlysningar/:slug/kan-vi-soka": { none: "rules of calls, never a case" },
  "/utlysningar/:slug/kalender.ics": { none: published },
  "/utlysningar/:slug/beslut": { none: "of a call in which every case is decided and announced; else 404" },
  "/projekt": { list: () => ["/projekt"], seen: { nobody: "an undecided case is in no register" } },
  "/projekt/:id": { at: ({ application: id }) => `/projekt/${id}`, seen: { nobody: "an undecided case is in no register" } },
  "/pengarna-hit": { list: () => ["/pengarna-hit"], seen: { nobody: "an undecided case is in no register" } },
  "/oppna-data": { none: "about the open data, never a case" },
  "/oppna-data/360giving.json": { list: () => ["/oppna-data/360giving.json"], seen: opened },
  "/oppna-data/360giving.csv": { list: () => ["/oppna-data/360giving.csv"], seen: opened },
  "/oppna-data/projekt.csv": { list: () => ["/oppna-data/projekt.csv"], seen: opened },
  "/oppna-data/beslut/:slug/paket.json": { none: "of a call in which every case is decided and announced; else 404" },
  "/common-grants/opportunities": { none: published },
  "/common-grants/opportunities/search": { none: published },
  "/common-grants/opportunities/:id": { none: published },
  "/common-grants/awards": { list: () => ["/common-grants/awards"], seen: opened },
  "/common-grants/awards/:id": { at: ({ application: id }) => `/common-grants/awards/${id}`, seen: opened },
  "/datasets/dcat": { none: "about the open data, never a case" },
  "/datasets/dcat.ttl": { none: "about the open data, never a case" },
  "/api/openapi.json": { none: "about the open data, never a case" },
  "/sitemap.xml": { list: () => ["/sitemap.xml"], seen: opened },
  "/robots.txt": { none: "where the list of open pages is, never a case" },
  "/anslagstavla/nyheter.xml": {
    list: () => ["/anslagstavla/nyheter.xml"],
    seen: { nobody: "an undecided case is on no notice board" },
  },
  "/anslagstavla": { list: () => ["/anslagstavla"], seen: { nobody: "an undecided case is on no notice board" } },
  "/anslagstavla/:id/protokoll.pdf": { none: published },
  "/strategier": { none: published },
  "/strategier/:id": { none: published },
  "/rapporter/finansiering": { list: () => ["/rapporter/finansiering"], seen: { nobody: "an undecided case is in no report" } },
  "/rapporter/finansiering.pdf": { none: published },
  "/rapporter/finansiering.xlsx": { none: published },
  "/rapporter/finansiering.csv": {
    list: () => ["/rapporter/finansiering.csv"],
    seen: { nobody: "an undecided case is in no report" },
  },
  "/resultat": { list: () => ["/resultat"], seen: { nobody: "an undecided case is in no register" } },
  "/indikatorer": { none: "values of indicators and sums of published projects, never a case" },
  "/arshjul": {
    list: () => ["/arshjul?visa=allt"],
    seen: { nobody: "days of calls, meetings and plans, never an undecided case" },
  },
  "/arshjul/kalender.ics": { list: () => ["/arshjul/kalender.ics?visa=allt"], seen: { nobody: "the same days as a calendar" } },
  "/yttrande/:token": {
    none: "a link by mail to one who is asked; one with a conflict of interest holds nothing (advisories.db.test.ts)",
  },
  "/bekrafta/:token": { none: "a link by mail to the one who is asked; says what was asked and no more of the case" },
  "/om": { none: published },
  "/tillganglighet": { none: published },
  "/personuppgifter": { none: published },
  "/logga-in": { none: own },
  "/logga-in/kod": { none: own },
  "/logga-in/lank/:token": { none: own },
  "/logga-ut": { none: own },
  "/sprak": { none: own },
  "/konto": { none: own },
  "/konto/kopplingar": { none: own },
  "/koppling/klart": { none: "thanks for a declaration, and says how many they were" },
  "/koppling/:scope/:id": {
    at: ({ application: id }) => `/koppling/arende/${id}`,
    seen: { nobody: "asks about what has not been answered for; the demo's people have (declarations.db.test.ts)" },
  },
  "/demo/personer": { none: "invented people, before anybody has signed in" },
  "/demo/people.json": { none: "invented people, before anybody has signed in" },
  "/demo/utskick": { none: "the demo's mail box is everybody's; a mail says no more of a case than number and link" },
  "/formgivning": { none: "the design system; knows no grants" },
  "/mina-sidor": { list: () => ["/mina-sidor"], seen: "team" },
  "/organisationer/ny": { none: own },
  "/organisationer/:id": { none: own },
  "/organisationer/:id/bjud-in": { none: own },
  "/organisationer/:id/inbjudningar/:invitationId": { none: own },
  "/organisationer/:id/personer/:personId": { none: own },
  "/organisationer/:id/personer/:personId/borttagning": { none: own },
  "/organisationer/:id/uttrade": { none: own },
  "/inbjudan/:token": { none: "an invitation to an organisation, never a case" },
  "/utlysningar/:slug/ansok": {
    list: ({ slug }) => [`/utlysningar/${slug}/ansok`],
    seen: { nobody: "names the reader's own organisations only" },
  },
  "/utlysningar/:slug/paminnelse": { none: "one's own wish to be told when a call opens" },
  "/utlysningar/:slug/fraga": { none: "questions about a call, never a case" },
  "/ansokningar/:id": application(""),
  "/ansokningar/:id/del/:section": application("/del/projekt"),
  "/ansokningar/:id/del/:section/spara": application("/del/projekt/spara", { nobody: "answers posts only" }),
  "/ansokningar/:id/del/:section/narvaro": application("/del/projekt/narvaro", { nobody: "answers posts only" }),
  "/ansokningar/:id/bekraftelser": application("/bekraftelser"),
  "/ansokningar/:id/bekraftelser/:confirmationId": {
    at: ({ application: id }) => `/ansokningar/${id}/bekraftelser/${nothing}`,
    seen: { nobody: "the team's own, and there is none by that id" },
  },
  "/ansokningar/:id/bilagor": application("/bilagor"),
  "/ansokningar/:id/bilagor/fil": {
    at: ({ application: id }) => `/ansokningar/${id}/bilagor/fil`,
    seen: { nobody: "answers posts only" },
  },
  "/ansokningar/:id/bilagor/:attachmentId": {
    at: ({ application: id }) => `/ansokningar/${id}/bilagor/${nothing}`,
    seen: { nobody: "a file of its own; the rooms' database tests show each reader's door open and shut" },
  },
  "/ansokningar/:id/bilagor/:attachmentId/borttagning": {
    at: ({ application: id }) => `/ansokningar/${id}/bilagor/${nothing}/borttagning`,
    seen: { nobody: "a file of its own, to its own team" },
  },
  "/ansokningar/:id/kontroll": application("/kontroll"),
  "/ansokningar/:id/inlamning": application("/inlamning"),
  "/ansokningar/:id/begaran": application("/begaran"),
  "/ansokningar/:id/kvittens": application("/kvittens"),
  "/ansokningar/:id/kvittens.pdf": application("/kvittens.pdf"),
  "/ansokningar/:id/budget.csv": application("/budget.csv"),
  "/ansokningar/:id/aterkallelse": application("/aterkallelse"),
  "/ansokningar/:id/kopia": application("/kopia"),
  "/ansokningar/:id/ideskiss": application("/ideskiss", sketched),
  "/ansokningar/:id/ideskiss.pdf": application("/ideskiss.pdf", sketched),
  "/ansokningar/:id/beslut": application("/beslut", "decided"),
  "/ansokningar/:id/beslut.pdf": application("/beslut.pdf", "decided"),
  "/ansokningar/:id/villkor": application("/villkor", { nobody: noTerms }),
  "/ansokningar/:id/villkor.pdf": application("/villkor.pdf", { nobody: noTerms }),
  "/ansokningar/:id/andringsbeslut/:amendmentId": application(`/andringsbeslut/${nothing}`, {
    nobody: "no decision of the demo world has been changed; the room's database test shows the door open and shut",
  }),
  "/ansokningar/:id/andringsbeslut/:amendmentId/pdf": application(`/andringsbeslut/${nothing}/pdf`, {
    nobody: "the same as the page before it",
  }),
  "/bedomningar": { list: () => ["/bedomningar"], seen: "assessor" },
  "/bedomningar/profil": { none: own },
  "/bedomningar/blankett/:id": { none: "counts of one's own assessments, told by the same query as the list; no case is named" },
  "/bedomningar/blankett/:id/fil": { none: "bytes; the room's database tests show what is in the file and what is not" },
  "/bedomningar/blankett/:id/jamforelse": { none: "one's own uploaded file against one's own open assessments" },
  "/bedomningar/:id": { at: ({ assessment }) => `/bedomningar/${assessment}`, seen: "assessor" },
  "/bedomningar/:id/jav": { at: ({ assessment }) => `/bedomningar/${assessment}/jav`, seen: "assessor" },
  "/bedomningar/:id/poang": {
    at: ({ assessment }) => `/bedomningar/${assessment}/poang`,
    seen: { nobody: "answers posts only" },
  },
  "/bedomningar/:id/bilagor/:attachmentId": {
    at: ({ assessment }) => `/bedomningar/${assessment}/bilagor/${nothing}`,
    seen: { nobody: "a file of its own; the rooms' database tests show each reader's door open and shut" },
  },
  "/bedomningar/:id/inlamning": { at: ({ assessment }) => `/bedomningar/${assessment}/inlamning`, seen: "assessor" },
  "/bedomningar/:id/diskussion": {
    at: ({ assessment }) => `/bedomningar/${assessment}/diskussion`,
    seen: { nobody: "opens with one's own submission; the room's database tests show each reader's door open and shut" },
  },
  "/handlaggning": {
    list: () => ["/handlaggning"],
    seen: { nobody: "tells how many and how much; the sums are compared in a story of their own" },
  },
  "/handlaggning/ordalydelser": { none: "standing words, never a case" },
  "/handlaggning/ordalydelser/:key": { none: "tries the words on the last decision that the reader may see" },
  "/handlaggning/pengar": { none: "whole funds, never a case" },
  "/handlaggning/pengar/ny": { none: "whole funds, never a case" },
  "/handlaggning/pengar/:id": { none: "whole funds, never a case" },
  "/handlaggning/projekt": {
    list: () => ["/handlaggning/projekt"],
    seen: { nobody: "an undecided case has no money of its own" },
  },
  "/handlaggning/projekt/:id": {
    at: ({ application: id }) => `/handlaggning/projekt/${id}`,
    seen: { nobody: "an undecided case has no money of its own" },
  },
  "/handlaggning/projekt/:id/resultat": {
    at: ({ application: id }) => `/handlaggning/projekt/${id}/resultat`,
    seen: { nobody: "an undecided case has no results" },
  },
  "/handlaggning/larande": {
    list: () => ["/handlaggning/larande?visa=allt"],
    seen: { nobody: "days and plans, never an undecided case" },
  },
  "/handlaggning/larande/ny": { none: "what is planned for the year, never a case" },
  "/handlaggning/larande/indikatorer/:key": { none: "values of an indicator, never a case" },
  "/handlaggning/larande/:id": { none: "what is planned for the year, never a case" },
  "/handlaggning/rapporter": { none: "names of saved reports, never a case" },
  "/handlaggning/rapporter/anteckningar": { none: "notes on goals of strategies, never a case" },
  "/handlaggning/rapporter/bygg": {
    list: () => ["/handlaggning/rapporter/bygg?rader=utlysning&matt=sokta&matt=sokt"],
    seen: { nobody: "an undecided case is in no report, and no case is named" },
  },
  "/handlaggning/rapporter/bygg/:form": { none: published },
  "/handlaggning/rapporter/:id": { none: published },
  "/handlaggning/rapporter/:id/fil/:form": { none: published },
  "/handlaggning/rapporter/:id/utgavor/:number": { none: published },
  "/handlaggning/rapporter/:id/utgavor/:number/:form": { none: published },
  "/handlaggning/bedomare": { none: "what assessors know and take on, never a case" },
  "/handlaggning/bedomare/:id/kopplingar": { none: "an assessor's own ties, never a case" },
  "/handlaggning/bedomare/:id": { none: "what an assessor knows and takes on, never a case" },
  "/handlaggning/utlysningar/ny": { none: "rules of calls, never a case" },
  "/handlaggning/utlysningar/:id/bygg": { none: "a call and its rules, never a case" },
  "/handlaggning/utlysningar/:id/bygg/:part": { none: "a call and its rules, never a case" },
  "/handlaggning/utlysningar/:id/forhandsvisning": { none: "a call and its rules, never a case" },
  "/handlaggning/utlysningar/:id/forhandsvisning/del/:section": { none: "a call and its rules, never a case" },
  "/handlaggning/utlysningar/:id/forhandsvisning/formular.pdf": { none: "a call and its rules, never a case" },
  "/handlaggning/utlysningar/:id/publicering": { none: "a call and its rules, never a case" },
  "/handlaggning/utlysningar/:id/kassering": { none: "a call and its rules, never a case" },
  "/handlaggning/utlysningar/:id/rattelse": { none: "a call and its rules, never a case" },
  "/handlaggning/utlysningar/:id/forlangning": { none: "a call and its rules, never a case" },
  "/handlaggning/utlysningar/:id/aterkallelse": { none: "a call and its rules, never a case" },
  "/handlaggning/utlysningar/:id/nya-regler": {
    none: "rules of calls; how many have applied, as the call's page tells of itself",
  },
  "/handlaggning/utlysningar/:id/nya-regler/publicering": { none: "rules of calls, never a case" },
  "/handlaggning/utlysningar/:id/ideskisser": {
    list: ({ call }) => [`/handlaggning/utlysningar/${call}/ideskisser`],
    seen: sketched,
  },
  "/handlaggning/utlysningar/:id/papper": {
    none: "papers that are being entered: nobody is asked about conflicts before a case is sealed, and then it leaves this list",
  },
  "/handlaggning/utlysningar/:id/slapp-in": { none: "organisations let in by the office; who has a draft is not asked" },
  "/handlaggning/utlysningar/:id/fragor": { none: "questions about a call, never a case" },
  "/handlaggning/utlysningar/:id/fragor/:questionId": { none: "questions about a call, never a case" },
  "/handlaggning/utlysningar/:id": {
    list: ({ call }) => [`/handlaggning/utlysningar/${call}`, `/handlaggning/utlysningar/${call}?sortera=title&ordning=fallande`],
    seen: "office",
  },
  "/handlaggning/utlysningar/:id/ansokningar.csv": {
    list: ({ call }) => [`/handlaggning/utlysningar/${call}/ansokningar.csv`],
    seen: "office",
  },
  "/handlaggning/utlysningar/:id/ansokningar.xlsx": { none: "the same rows as the file before it, which is read here as text" },
  "/handlaggning/utlysningar/:id/bedomare": {
    list: ({ call }) => [`/handlaggning/utlysningar/${call}/bedomare?antal=3&omfattning=alla`],
    seen: "assigning",
  },
  "/handlaggning/utlysningar/:id/yttranden": {
    list: ({ call }) => [`/handlaggning/utlysningar/${call}/yttranden`],
    seen: "office",
  },
  "/handlaggning/utlysningar/:id/rangordning": {
    list: ({ call }) => [`/handlaggning/utlysningar/${call}/rangordning`],
    seen: "office",
  },
  "/handlaggning/utlysningar/:id/rangordning/kalibrering": {
    list: ({ call }) => [`/handlaggning/utlysningar/${call}/rangordning/kalibrering`],
    seen: { nobody: "names no case until the board has adopted it; the ranking's own rows then (calibration.db.test.ts)" },
  },
  "/handlaggning/utlysningar/:id/rangordning/sakerhet": {
    list: ({ call }) => [`/handlaggning/utlysningar/${call}/rangordning/sakerhet`],
    seen: "office",
  },
  "/handlaggning/utlysningar/:id/rangordning.csv": {
    list: ({ call }) => [`/handlaggning/utlysningar/${call}/rangordning.csv`],
    seen: "office",
  },
  "/handlaggning/utlysningar/:id/fordelning": {
    list: ({ call }) => [`/handlaggning/utlysningar/${call}/fordelning`],
    seen: { nobody: "only a call whose proposal is begun has one; compared for the officer in a story of its own" },
  },
  "/handlaggning/utlysningar/:id/fordelning/forslag": {
    list: ({ call }) => [`/handlaggning/utlysningar/${call}/fordelning/forslag`],
    seen: { nobody: "only a call whose proposal is begun has one; compared for the officer in a story of its own" },
  },
  "/handlaggning/utlysningar/:id/fordelning/basta": {
    list: ({ call }) => [`/handlaggning/utlysningar/${call}/fordelning/basta`],
    seen: { nobody: "whoever may not see all that is weighed is shown nothing of it; the room's database test shows both doors" },
  },
  "/handlaggning/utlysningar/:id/fordelning/basta.json": {
    list: ({ call }) => [`/handlaggning/utlysningar/${call}/fordelning/basta.json`],
    seen: { nobody: "whoever may not see all that is weighed is shown nothing of it; the room's database test shows both doors" },
  },
  "/handlaggning/utlysningar/:id/fordelning/varfor": {
    list: ({ call }) => [`/handlaggning/utlysningar/${call}/fordelning/varfor`],
    seen: { nobody: "whoever may not see all that is weighed is shown nothing of it; the room's database test shows both doors" },
  },
  "/handlaggning/utlysningar/:id/fordelning/varfor.json": {
    list: ({ call }) => [`/handlaggning/utlysningar/${call}/fordelning/varfor.json`],
    seen: { nobody: "whoever may not see all that is weighed is shown nothing of it; the room's database test shows both doors" },
  },
  "/handlaggning/arenden/:id": { at: ({ application: id }) => `/handlaggning/arenden/${id}`, seen: "office" },
  "/handlaggning/arenden/:id/ideskiss": { at: ({ application: id }) => `/handlaggning/arenden/${id}/ideskiss`, seen: sketched },
  "/handlaggning/arenden/:id/ideskiss.pdf": {
    at: ({ application: id }) => `/handlaggning/arenden/${id}/ideskiss.pdf`,
    seen: sketched,
  },
  "/handlaggning/arenden/:id/behorighet": {
    at: ({ application: id }) => `/handlaggning/arenden/${id}/behorighet`,
    seen: "office",
  },
  "/handlaggning/arenden/:id/offentligt": {
    at: ({ application: id }) => `/handlaggning/arenden/${id}/offentligt`,
    seen: "office",
  },
  "/handlaggning/arenden/:id/komplettering": {
    at: ({ application: id }) => `/handlaggning/arenden/${id}/komplettering`,
    seen: "office",
  },
  "/handlaggning/arenden/:id/versioner": { at: ({ application: id }) => `/handlaggning/arenden/${id}/versioner`, seen: "office" },
  "/handlaggning/arenden/:id/bedomare": { at: ({ application: id }) => `/handlaggning/arenden/${id}/bedomare`, seen: "office" },
  "/handlaggning/arenden/:id/yttranden": { at: ({ application: id }) => `/handlaggning/arenden/${id}/yttranden`, seen: "office" },
  "/handlaggning/arenden/:id/bedomare/:assessmentId/versioner": {
    at: ({ application: id, assessment }) => `/handlaggning/arenden/${id}/bedomare/${assessment}/versioner`,
    seen: "office",
  },
  "/handlaggning/arenden/:id/diskussion": {
    at: ({ application: id }) => `/handlaggning/arenden/${id}/diskussion`,
    seen: "office",
  },
  "/handlaggning/arenden/:id/delegation": {
    at: ({ application: id }) => `/handlaggning/arenden/${id}/delegation`,
    seen: "office",
  },
  "/handlaggning/arenden/:id/villkor": {
    at: ({ application: id }) => `/handlaggning/arenden/${id}/villkor`,
    seen: { nobody: noTerms },
  },
  "/handlaggning/arenden/:id/villkor/papper": {
    at: ({ application: id }) => `/handlaggning/arenden/${id}/villkor/papper`,
    seen: { nobody: noTerms },
  },
  "/handlaggning/arenden/:id/brev": {
    at: ({ application: id }) => `/handlaggning/arenden/${id}/brev`,
    seen: {
      nobody: "only a released decision has a letter, and these wait; the room's database test shows the door open and shut",
    },
  },
  "/handlaggning/arenden/:id/tjansteutlatande": {
    at: ({ application: id }) => `/handlaggning/arenden/${id}/tjansteutlatande`,
    seen: "office",
  },
  "/handlaggning/arenden/:id/tjansteutlatande.pdf": {
    at: ({ application: id }) => `/handlaggning/arenden/${id}/tjansteutlatande.pdf`,
    seen: { nobody: "only a finished statement has one, and these wait; the room's database test shows the door open and shut" },
  },
  "/handlaggning/arenden/:id/andringsbeslut": {
    at: ({ application: id }) => `/handlaggning/arenden/${id}/andringsbeslut`,
    seen: { nobody: "only a decided case has one, and these wait; the room's database test shows the door open and shut" },
  },
  "/handlaggning/arenden/:id/jav/:personId": {
    at: ({ application: id, person }) => `/handlaggning/arenden/${id}/jav/${person}`,
    seen: "office",
  },
  "/handlaggning/arenden/:id/bilagor/:attachmentId": {
    at: ({ application: id }) => `/handlaggning/arenden/${id}/bilagor/${nothing}`,
    seen: { nobody: "a file of its own; the rooms' database tests show each reader's door open and shut" },
  },
  "/handlaggning/arenden/:id/handelser": { at: ({ application: id }) => `/handlaggning/arenden/${id}/handelser`, seen: "office" },
  "/scenarier/utlysningar/:id": {
    list: ({ call }) => [`/scenarier/utlysningar/${call}`],
    seen: { nobody: "names scenarios, never a case" },
  },
  "/scenarier/utlysningar/:id/jamfor": {
    list: ({ call }) => [`/scenarier/utlysningar/${call}/jamfor`],
    seen: { nobody: "whoever may not see all that is weighed is shown no scenario; the room's database test shows both doors" },
  },
  "/scenarier/:id": {
    at: () => `/scenarier/${nothing}`,
    seen: { nobody: "whoever may not see all that is weighed is shown no scenario; the room's database test shows both doors" },
  },
  "/scenarier/:id/svar": {
    at: () => `/scenarier/${nothing}/svar`,
    seen: { nobody: "whoever may not see all that is weighed is shown no scenario; the room's database test shows both doors" },
  },
  "/scenarier/:id/varfor": {
    at: () => `/scenarier/${nothing}/varfor`,
    seen: { nobody: "whoever may not see all that is weighed is shown no scenario; the room's database test shows both doors" },
  },
  "/scenarier/:id/varfor.json": {
    at: () => `/scenarier/${nothing}/varfor.json`,
    seen: { nobody: "whoever may not see all that is weighed is shown no scenario; the room's database test shows both doors" },
  },
  "/scenarier/:id/reserver": {
    at: () => `/scenarier/${nothing}/reserver`,
    seen: { nobody: "whoever may not see all that is weighed is shown no scenario; the room's database test shows both doors" },
  },
  "/scenarier/:id/kanslighet": {
    at: () => `/scenarier/${nothing}/kanslighet`,
    seen: { nobody: "whoever may not see all that is weighed is shown no scenario; the room's database test shows both doors" },
  },
  "/scenarier/:id/visa": {
    at: () => `/scenarier/${nothing}/visa`,
    seen: { nobody: "whoever may not see all that is weighed is shown no scenario; the room's database test shows both doors" },
  },
  "/scenarier/:id/problem.json": {
    at: () => `/scenarier/${nothing}/problem.json`,
    seen: { nobody: "whoever may not see all that is weighed is shown no scenario; the room's database test shows both doors" },
  },
  "/delegationsbeslut": {
    list: () => ["/delegationsbeslut"],
    seen: { nobody: "none of these cases is decided on delegation; the room's database test shows both doors" },
  },
  "/delegationsbeslut/:id": {
    at: ({ application: id }) => `/delegationsbeslut/${id}`,
    seen: { nobody: "none of these cases is decided on delegation; the room's database test shows both doors" },
  },
  "/delegationsbeslut/ordning": { none: "rules and the names of who holds which power, never a case" },
  "/delegationsbeslut/:id/ansokan": {
    at: ({ application: id }) => `/delegationsbeslut/${id}/ansokan`,
    seen: { nobody: "none of these cases is decided on delegation; the room's database test shows both doors" },
  },
  "/delegationsbeslut/:id/bilagor/:attachmentId": {
    at: ({ application: id }) => `/delegationsbeslut/${id}/bilagor/${nothing}`,
    seen: { nobody: "a file of its own; the rooms' database tests show each reader's door open and shut" },
  },
  "/delegationsbeslut/:id/tjansteutlatande.pdf": {
    at: ({ application: id }) => `/delegationsbeslut/${id}/tjansteutlatande.pdf`,
    seen: { nobody: "none of these cases is decided on delegation; the room's database test shows both doors" },
  },
  "/beredning": { list: () => ["/beredning"], seen: { nobody: "tells of days and calls, never of a case" } },
  "/beredning/utlysningar/:id/ny": {
    list: ({ call }) => [`/beredning/utlysningar/${call}/ny`],
    seen: { nobody: "people and days, never a case" },
  },
  "/beredning/:id": { list: ({ preparation }) => [`/beredning/${preparation}`], seen: "office" },
  "/beredning/:id/arenden/:applicationId": {
    at: ({ preparation, application: id }) => `/beredning/${preparation}/arenden/${id}`,
    seen: "office",
  },
  "/beredning/:id/arenden/:applicationId/tjansteutlatande.pdf": {
    at: ({ preparation, application: id }) => `/beredning/${preparation}/arenden/${id}/tjansteutlatande.pdf`,
    seen: { nobody: "only a finished statement has one; the room's database test shows the door open and shut" },
  },
  "/beredning/:id/bilagor/:attachmentId": {
    at: ({ preparation }) => `/beredning/${preparation}/bilagor/${nothing}`,
    seen: { nobody: "a file of its own; the rooms' database tests show each reader's door open and shut" },
  },
  "/beredning/:id/anteckningar": { list: ({ preparation }) => [`/beredning/${preparation}/anteckningar`], seen: "office" },
  "/beredning/:id/anteckningar.pdf": { none: "the same document as the page before it, which is read here as text" },
  "/sammantraden": { list: () => ["/sammantraden"], seen: { nobody: "tells of days and paragraphs, never of a case" } },
  "/sammantraden/nytt": { list: () => ["/sammantraden/nytt"], seen: silent },
  "/sammantraden/:id": onMeeting(""),
  "/sammantraden/:id/oppnande": onMeeting("/oppnande"),
  "/sammantraden/:id/bilagor/:attachmentId": {
    at: ({ meeting }) => `/sammantraden/${meeting}/bilagor/${nothing}`,
    seen: { nobody: "a file of its own; the rooms' database tests show each reader's door open and shut" },
  },
  "/sammantraden/:id/narvaro": onMeeting("/narvaro"),
  "/sammantraden/:id/punkter/:itemId": {
    list: ({ meeting, item }) => [`/sammantraden/${meeting}/punkter/${item}`],
    seen: "board",
  },
  "/sammantraden/:id/punkter/:itemId/franvaro": onItem("/franvaro"),
  "/sammantraden/:id/punkter/:itemId/jav": onItem("/jav"),
  "/sammantraden/:id/punkter/:itemId/omrostning": onItem("/omrostning"),
  "/sammantraden/:id/motet": {
    list: ({ meeting, item }) => [`/sammantraden/${meeting}/motet`, `/sammantraden/${meeting}/motet?punkt=${item}`],
    seen: "board",
  },
  "/sammantraden/:id/motet/puls": onMeeting("/motet/puls"),
  "/sammantraden/:id/andra": onMeeting("/andra"),
  "/sammantraden/:id/dagordning": onMeeting("/dagordning"),
  "/sammantraden/:id/punkter/:itemId/rattelse": onItem("/rattelse"),
  "/sammantraden/:id/punkter/:itemId/uppskov": onItem("/uppskov"),
  "/sammantraden/:id/punkter/:itemId/reservation": onItem("/reservation"),
  "/sammantraden/:id/punkter/:itemId/beslut": onItem("/beslut"),
  "/sammantraden/:id/punkter/:itemId/tjansteutlatande/:applicationId": {
    at: ({ meeting, item, application: id }) => `/sammantraden/${meeting}/punkter/${item}/tjansteutlatande/${id}`,
    seen: { nobody: "only a finished statement has one; the room's database test shows the door open and shut" },
  },
  "/sammantraden/:id/punkter/:itemId/overklaganden": onItem("/overklaganden"),
  "/sammantraden/:id/punkter/:itemId/overklaganden/:appealId": {
    at: ({ meeting, item }) => `/sammantraden/${meeting}/punkter/${item}/overklaganden/${nothing}`,
    seen: { nobody: "an appeal that is not there; the page before it is read above" },
  },
  "/sammantraden/:id/avslutande": onMeeting("/avslutande"),
  "/sammantraden/:id/handlingar.pdf": {
    none: "what the paragraphs' own pages show, one after the other; read in the room's database test",
  },
  "/sammantraden/:id/protokoll": {
    list: ({ meeting }) => [`/sammantraden/${meeting}/protokoll`],
    seen: { nobody: "undecided, the draft tells sums only; they are compared in a story of their own" },
  },
  "/sammantraden/:id/protokoll.pdf": { none: "the same document as the page before it, which is read here as text" },
  "/sammantraden/:id/justering": onMeeting("/justering"),
  "/sammantraden/:id/anslag": onMeeting("/anslag"),
  "/sammantraden/:id/nedtagning": { none: published },
  "/administration/personer": { none: "people and roles, never a case" },
  "/administration/personer/ny": { none: "people and roles, never a case" },
  "/administration/personer/:id": { none: "people and roles, never a case" },
  "/administration/journal": {
    list: () => ["/administration/journal"],
    seen: { nobody: "tells whether the chains hold, never of a case" },
  },
  "/*": { none: "says that nothing is there" },
};

const madeUp = "01900000-0000-7000-8000-00000000000";
const noCase: Hidden["ids"] = {
  application: `${madeUp}1`,
  call: `${madeUp}2`,
  slug: "ingen-utlysning",
  assessment: `${madeUp}3`,
  person: `${madeUp}4`,
  meeting: `${madeUp}5`,
  item: `${madeUp}6`,
  preparation: `${madeUp}7`,
};

/** An answer without the address it was asked at and what is drawn anew each time. */
const bare = (answer: Answer, ids: Hidden["ids"]): string => {
  let text = answer.text;
  for (const id of Object.values(ids)) if (id) text = text.replaceAll(id, "-");
  return `${answer.status} ${answer.to === null ? "" : "→"} ${text.replace(/nonce="[^"]*"/g, "")}`;
};

let base = "";
const visitors = new Map<string, Visitor>();
const as = async (name: string): Promise<Visitor> => {
  const known = visitors.get(name) ?? (await visit(base, name));
  visitors.set(name, known);
  return known;
};

const hrefs = (text: string, shape: RegExp): string[] => [...new Set(text.match(shape))];
const uuid = "[0-9a-f]{8}-[0-9a-f-]{27}";
const rounds = (text: string) => hrefs(text, new RegExp(`/handlaggning/utlysningar/${uuid}`, "g"));
const idIn = (path: string, after: string): string => path.split(`${after}/`)[1]?.split(/[/?]/)[0] ?? "";

/** The case as an officer without a conflict finds it. */
async function caseFound(title: string): Promise<{ application: string; call: string; number: string }> {
  const office = await as("Anneli Rosvall");
  for (const round of rounds((await office.get("/handlaggning")).text)) {
    const { text } = await office.get(`${round}?sok=${encodeURIComponent(title)}`);
    const found = new RegExp(`/handlaggning/arenden/(${uuid})`).exec(text)?.[1];
    if (!found) continue;
    const number = /[A-Z]+-\d{4}-\d{3}/.exec((await office.get(`/handlaggning/arenden/${found}`)).text)?.[0];
    expect(number, title).toBeTruthy();
    return { application: found, call: idIn(round, "utlysningar"), number: number as string };
  }
  throw new Error(`no officer finds ${title}`);
}

const hiddenCases: Hidden[] = [];

async function hide(order: { reader: string; title: string; slug: string; assessment?: string }): Promise<void> {
  const people = await demoPeople(base);
  const { application: id, call, number } = await caseFound(order.title);
  const board = await as("Mats Hollander");
  let [meeting, item] = ["", ""];
  for (const path of hrefs((await board.get("/sammantraden")).text, new RegExp(`/sammantraden/${uuid}`, "g"))) {
    for (const point of hrefs((await board.get(path)).text, new RegExp(`${path}/punkter/${uuid}`, "g"))) {
      if ((await board.get(point)).text.includes(order.title))
        [meeting, item] = [idIn(point, "sammantraden"), idIn(point, "punkter")];
    }
  }
  const allocation = (await (await as("Anneli Rosvall")).get(`/handlaggning/utlysningar/${call}/fordelning`)).text;
  const assessors = (await (await as("Anneli Rosvall")).get(`/handlaggning/arenden/${id}/bedomare`)).text;
  const [handedIn = ""] = hrefs(assessors, new RegExp(`/bedomare/${uuid}/versioner`, "g"));
  const [preparation] = hrefs(allocation, new RegExp(`/beredning/${uuid}`, "g")).map((path) => idIn(path, "beredning"));
  hiddenCases.push({
    reader: await as(order.reader),
    ids: {
      application: id,
      call,
      slug: order.slug,
      assessment: order.assessment ?? (idIn(handedIn, "bedomare") || id),
      person: people.find(({ name }) => name === order.reader)?.id ?? "",
      meeting: meeting || noCase.meeting,
      item: item || noCase.item,
      preparation: preparation || noCase.preparation,
    },
    words: [order.title, number],
  });
}

test.beforeAll(({ baseURL }) => {
  base = baseURL as string;
});

test("the table holds every route there is, and none that is not", () => {
  expect(Object.keys(table).sort()).toEqual(routePatterns().sort());
});

test("an officer, assessors, a board member and those who declare it now have a conflict in a case each", async () => {
  const prestudies = "forstudier-2027";
  // A meeting stands at the paragraph of the pre-studies, so that there are minutes in the making.
  const absent = (await demoPeople(base)).find(({ name }) => name === "Ann-Christin Moberg")?.id as string;
  await meetingAtMoney(await as("Birgitta Ahlstrand"), absent);
  // Planted: confirmed and declared ones.
  await hide({ reader: "Jonas Thorin", title: "Hallkartan", slug: prestudies });
  await hide({ reader: "Ann-Christin Moberg", title: "En depå för byggets överblivna", slug: prestudies });
  await hide({ reader: "Mirjam Aslan", title: "Scen i matsalen", slug: "kultur" });
  await hide({ reader: "Lovisa Brännhult", title: "Konst vid hållplatsen", slug: "kultur" });
  expect(hiddenCases.filter(({ ids }) => ids.meeting !== noCase.meeting).length).toBeGreaterThan(1);

  // Not planted: an assessor who has been given the case declares, and four of the office do so at the case.
  const goran = await as("Göran Palmgren");
  const title = "Dans där inget dansgolv finns";
  const line = (await goran.get("/bedomningar")).text.split("/bedomningar/").find((part) => part.includes(title)) as string;
  const assessment = line.slice(0, 36);
  expect((await goran.get(`/bedomningar/${assessment}`)).text).toContain(title);
  const declared = await goran.post(`/bedomningar/${assessment}/jav`, [
    ["declaration", "conflict"],
    ["ground", "KL 6:28 p. 4"],
    ["reason", "Jag har räknat på deras budget."],
  ]);
  expect(declared.status).toBe(303);
  await hide({ reader: "Göran Palmgren", title, slug: "kultur", assessment });
  for (const reader of ["Peter Wikander", "Monica Stålbrand", "Ali Rezvani", "Birgitta Ahlstrand"]) {
    const at = await caseFound("Läsbussen stannar");
    const person = (await demoPeople(base)).find(({ name }) => name === reader)?.id;
    const answer = await (await as(reader)).post(`/handlaggning/arenden/${at.application}/jav/${person}`, [
      ["form", "declaration"],
      ["declaration", "conflict"],
      ["ground", "KL 6:28 p. 1"],
      ["reason", "Min syster leder läsningen."],
    ]);
    expect(answer.status, reader).toBe(303);
    await hide({ reader, title: "Läsbussen stannar", slug: "kultur" });
  }
});

test("those without a conflict see the case at every address and in every list that says so", async () => {
  const blind: string[] = [];
  const [prestudy] = hiddenCases as [Hidden];
  const dance = hiddenCases.find(({ words }) => words[0]?.startsWith("Dans")) as Hidden;
  const lovisa = await as("Lovisa Brännhult");
  const line = (await lovisa.get("/bedomningar")).text.split("/bedomningar/").find((part) => part.includes("Dans där")) as string;
  const seers: Record<Kind, [Visitor, Hidden["ids"], readonly string[]]> = {
    office: [await as("Anneli Rosvall"), prestudy.ids, prestudy.words],
    // The pre-studies' proposal is handed over: nobody is assigned there any more.
    assigning: [await as("Anneli Rosvall"), dance.ids, dance.words],
    team: [await as("Britt-Marie Planhag"), prestudy.ids, prestudy.words],
    board: [await as("Mats Hollander"), prestudy.ids, prestudy.words],
    assessor: [lovisa, { ...dance.ids, assessment: line.slice(0, 36) }, dance.words],
    decided: [await as("Magdalena Wik"), await decidedIds(), []],
  };
  for (const [pattern, row] of Object.entries(table)) {
    if ("none" in row || typeof row.seen !== "string") continue;
    const [who, ids, words] = seers[row.seen];
    for (const path of "at" in row ? [row.at(ids)] : row.list(ids)) {
      const { status, text } = await who.get(path);
      if (status !== 200) blind.push(`${who.name} ${pattern} ${status}`);
      else if ("list" in row && !words.some((word) => text.includes(word))) blind.push(`${who.name} ${pattern} does not tell it`);
    }
  }
  expect(blind).toEqual([]);
});

async function decidedIds(): Promise<Hidden["ids"]> {
  return { ...noCase, application: (await caseFound("Cirkulära textilflöden")).application };
}

test("a decided case: who was recused gets neither page nor file, though the address was copied from somebody who does", async () => {
  const ids = await decidedIds();
  const [yasmin, mats, magdalena] = [await as("Yasmin Farhadi"), await as("Mats Hollander"), await as("Magdalena Wik")];
  for (const [ending, others] of [
    ["/beslut", [mats, magdalena]],
    ["/beslut.pdf", [mats, magdalena]],
    ["/kvittens.pdf", [magdalena]],
  ] as const) {
    const path = `/ansokningar/${ids.application}${ending}`;
    for (const other of others) expect((await other.get(path)).status, `${other.name} ${path}`).toBe(200);
    const [there, nowhere] = [await yasmin.get(path), await yasmin.get(`/ansokningar/${noCase.application}${ending}`)];
    expect(there.status).toBe(404);
    expect(bare(there, ids)).toBe(bare(nowhere, noCase));
  }
});

test("a draft is there for its team and for nobody else", async () => {
  const elsa = await as("Elsa Brodd");
  const title = "Vävstugan som mötesplats";
  const line = (await elsa.get("/mina-sidor")).text.split("/ansokningar/").find((part) => part.includes(title)) as string;
  const ids = { ...noCase, application: line.slice(0, 36) };
  expect((await elsa.get(`/ansokningar/${ids.application}`)).text).toContain(title);
  const office = await as("Anneli Rosvall");
  const calls = rounds((await office.get("/handlaggning")).text).map((path) => idIn(path, "utlysningar"));
  for (const name of ["Anneli Rosvall", "Ali Rezvani", "Sven Moberg", "Kerstin Alvhage", "Dario Novak"]) {
    const reader = await as(name);
    for (const row of Object.values(table)) {
      if ("at" in row) {
        const [there, nowhere] = [await reader.get(row.at(ids)), await reader.get(row.at(noCase))];
        expect(bare(there, ids), `${name} ${row.at(ids)}`).toBe(bare(nowhere, noCase));
      }
    }
    for (const call of calls) {
      const { text } = await reader.get(`/handlaggning/utlysningar/${call}?sok=${encodeURIComponent("Vävstugan")}`);
      expect(text, name).not.toContain(ids.application);
    }
    expect((await reader.get("/mina-sidor")).text, name).not.toContain(title);
  }
});

test("the address of a hidden case answers as a made-up one, to reading and to pressing", async () => {
  const different: string[] = [];
  const tryOne = async ({ reader, ids }: Hidden) => {
    for (const [pattern, row] of Object.entries(table)) {
      if (!("at" in row)) continue;
      for (const ending of ["", ".data"]) {
        const [there, nowhere] = [await reader.get(row.at(ids) + ending), await reader.get(row.at(noCase) + ending)];
        if (bare(there, ids) !== bare(nowhere, noCase))
          different.push(`${reader.name} ${pattern}${ending} ${there.status} ${nowhere.status}`);
        if (there.status === 200 && !ending) different.push(`${reader.name} ${pattern} is shown`);
      }
      const pairs = [
        ["version", "1"],
        ["outcome", "save"],
        ["declaration", "none"],
        ["key", "x"],
      ] as const;
      const [there, nowhere] = [await reader.post(row.at(ids), pairs), await reader.post(row.at(noCase), pairs)];
      if (bare(there, ids) !== bare(nowhere, noCase))
        different.push(`${reader.name} post ${pattern} ${there.status} ${nowhere.status}`);
    }
  };
  await Promise.all(hiddenCases.map(tryOne));
  expect(different).toEqual([]);
});

test("who has not answered whether anything ties them to it is asked first, at the address of everything that tells of it", async () => {
  const gunBritt = await as("Gun-Britt Ramhult");
  const [{ ids, words }] = hiddenCases as [Hidden];
  const known = (path: string) => path.replace(ids.application, hiddenCases[1]?.ids.application ?? "");
  const read: string[] = [];
  let asked = 0;
  for (const [pattern, row] of Object.entries(table)) {
    if ("none" in row || pattern.startsWith("/koppling")) continue;
    for (const path of "at" in row ? [known(row.at(ids))] : row.list(ids)) {
      const { status, to, text } = await gunBritt.ask(path, {});
      if (("at" in row || pattern.startsWith("/sammantraden/:id")) && status === 200) read.push(`${pattern} is shown`);
      if (to?.startsWith("/koppling/")) asked += 1;
      if (/"requestedOre"|Sökt belopp/.test(text)) read.push(`${pattern} tells what is in it`);
    }
  }
  expect(read).toEqual([]);
  expect(asked).toBeGreaterThan(20);
  const question = await gunBritt.ask(`/koppling/sammantrade/${hiddenCases[1]?.ids.meeting}`, {});
  expect(question.text).toContain(words[0]);
  expect(question.text).not.toMatch(/Sökt|kronor/);
});

test("counts and sums are of what the reader may see", async () => {
  const [{ reader: jonas, ids, words }] = hiddenCases as [Hidden];
  const anneli = await as("Anneli Rosvall");
  const round = `/handlaggning/utlysningar/${ids.call}`;
  const card = async (who: Visitor) => {
    const text = (await who.get("/handlaggning")).text.split(`${round}"`)[1] ?? "";
    const [, count = "", sum = ""] =
      /(\d+) ansökning(?:ar)?\. .*?Sökt: ([\d\s\u00a0]+)/.exec(text.replace(/<!-- -->/g, "")) ?? [];
    return { count: Number(count), sum: Number(sum.replace(/\D/g, "")), words: sum.trim() };
  };
  const [whole, part] = [await card(anneli), await card(jonas)];
  expect(whole.count - part.count).toBe(1);
  expect(whole.sum - part.sum).toBe(80_000);
  const numbers = (text: string) => new Set(text.match(/FORSTUDIE-2027-\d{3}/g)).size;
  for (const path of ["", "/rangordning", "/rangordning.csv", "/fordelning", "/fordelning/forslag"]) {
    const [all, some] = [(await anneli.get(round + path)).text, (await jonas.get(round + path)).text];
    expect(numbers(all), path).toBeGreaterThan(1);
    expect(numbers(all) - numbers(some), path).toBe(1);
    expect(some, path).not.toContain(whole.words);
  }
  for (const word of words) {
    const [all, some] = [
      await anneli.get(`${round}?sok=${encodeURIComponent(word)}`),
      await jonas.get(`${round}?sok=${encodeURIComponent(word)}`),
    ];
    const none = await jonas.get(`${round}?sok=${encodeURIComponent("finnsinte")}`);
    expect(all.text).toContain(ids.application);
    // The words asked for come back in the form and in addresses, and a script has a word of its own each time; nothing else differs from a search for what is not there.
    const asked = (text: string, typed: string) =>
      text
        .replace(/ nonce="[^"]*"/g, "")
        .replaceAll(typed, "-")
        .replaceAll(encodeURIComponent(typed), "-")
        .replaceAll(encodeURIComponent(typed).replaceAll("%20", "+"), "-");
    expect(asked(some.text, word)).toBe(asked(none.text, "finnsinte"));
  }
  // The paragraph's background sums up every application: before the decision too it is not for the recused.
  for (const { ids: at, reader } of hiddenCases.filter(({ ids: one }) => one.meeting !== noCase.meeting)) {
    const sum = new RegExp(whole.words.replace(/\s/g, "\\s"));
    // The common paragraph, also where the application has one of its own: what it sums up would tell the hidden sum by subtraction.
    const meeting = (await anneli.get(`/sammantraden/${at.meeting}`)).text;
    const items = [...new Set(meeting.match(/\/sammantraden\/[0-9a-f-]+\/punkter\/[0-9a-f-]+/g))];
    const pages = await Promise.all(items.map(async (path) => ({ path, text: (await anneli.get(path)).text })));
    const item = pages.find(({ text }) => sum.test(text))?.path as string;
    expect(item, "a paragraph that sums up").toBeDefined();
    expect((await anneli.get(`/sammantraden/${at.meeting}/protokoll`)).text, item).toMatch(sum);
    for (const path of [
      item,
      `${item}.data`,
      `/sammantraden/${at.meeting}.data`,
      `/sammantraden/${at.meeting}/protokoll`,
      `/sammantraden/${at.meeting}/protokoll.data`,
    ])
      expect((await reader.get(path)).text, `${reader.name} ${path}`).not.toMatch(sum);
  }
});

test("no list, file, meeting or search tells of it", async () => {
  const told: string[] = [];
  const readOne = async ({ reader, ids, words }: Hidden) => {
    for (const [pattern, row] of Object.entries(table)) {
      if (!("list" in row)) continue;
      for (const path of row.list(ids)) {
        for (const ending of ["", ".data"]) {
          const [address, query] = path.split("?");
          const { text, status } = await reader.get(`${address}${ending}${query ? `?${query}` : ""}`);
          if (status >= 500) told.push(`${reader.name} ${pattern}${ending} ${status}`);
          for (const word of [...words, ids.application]) {
            if (text.includes(word)) told.push(`${reader.name} ${pattern}${ending} tells ${word}`);
          }
        }
      }
    }
  };
  await Promise.all(hiddenCases.map(readOne));
  expect(told).toEqual([]);
});
