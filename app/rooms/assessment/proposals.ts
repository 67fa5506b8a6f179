import type { Ground } from "#app/rooms/assessment/assessment.forms.ts";
import { namesIn, plainName, sameName } from "#app/rooms/assessment/party-names.ts";

/**
 * Proposes conflicts of interest from what is already known, so that nobody has to remember them. A proposal decides nothing: the person
 * declares and an officer rules (KL 6:30). The points are those of KL 6:28 in the wording of 2022:638; for officers they apply
 * through 7:4, and for the board as deciding assembly the narrower 5:47 - the wide rule is used for everyone.
 */
export type Party = {
  /** empty where no organisation in Drum is known to be the party */
  readonly organisationId: string;
  /** empty where the applicant has written a name and nothing else: then what is known of people is held against the name */
  readonly number: string;
  readonly name: string;
  readonly legalForm: string;
  readonly municipalityCode: string | null;
  /**
   * The applicant is a party; a municipality that takes part, whoever pays, an undertaking that gets aid and whoever answers for an activity
   * may be affected by the decision.
   */
  readonly part: "applicant" | "partner" | "undertaking" | "financier" | "responsible";
};

/** Those that the sealed content names without an organisation number, one line each as it was typed. */
export type NamedLine = { readonly line: string; readonly part: "financier" | "responsible" };

/** As parties, each name once: not what is a party already, whatever form the name was given. */
export function namedParties(lines: readonly NamedLine[], known: readonly Party[]): Party[] {
  const told = new Set(known.map(({ name }) => plainName(name)));
  return lines.flatMap(({ line, part }) =>
    namesIn(line).flatMap((name): Party[] => {
      if (told.has(plainName(name))) return [];
      told.add(plainName(name));
      return [{ organisationId: "", number: "", name, legalForm: "", municipalityCode: null, part }];
    }),
  );
}

export type Ties = {
  readonly interests: readonly {
    readonly kind: string;
    readonly organisationNumber: string;
    /** of kind `municipality` */
    readonly municipalityCode: string | null;
    /** what the organisation is called: as the person wrote it, and as it is registered */
    readonly names: readonly string[];
    readonly note: string;
    /** first and last year, as far as they are told */
    readonly years: string;
    readonly ended: boolean;
  }[];
  readonly memberships: readonly { readonly organisationId: string; readonly name: string; readonly role: string }[];
  /** the municipality that chose an elected member, and its name */
  readonly municipalityCode: string | null;
  readonly municipality: string;
  /** whose applications they have signed, or been the contact person of; `here`: the very case that is asked about */
  readonly took: readonly { readonly organisationId: string; readonly years: string; readonly here: boolean }[];
};

export const tieKinds = [
  "signatory",
  "team",
  "in-project",
  "former-team",
  "earlier-project",
  "board-seat",
  "employer",
  "former-employer",
  "close-relation",
  "elected",
  "municipality",
  "other",
] as const;
export type TieKind = (typeof tieKinds)[number];

export type Proposal = {
  readonly kind: TieKind;
  readonly ground: Ground;
  readonly organisation: string;
  readonly part: Party["part"];
  readonly note: string;
  /** KL 6:31: a seat in a company or foundation that the municipality controls is not by itself a conflict */
  readonly controlled: boolean;
  /** by itself seldom enough: told, but not assumed */
  readonly weak: boolean;
  /** nothing but the name says that it is the same organisation: somebody has to look */
  readonly byName: boolean;
};

const groundOf: Readonly<Record<TieKind, Ground>> = {
  signatory: "KL 6:28 p. 2",
  "board-seat": "KL 6:28 p. 2",
  "close-relation": "KL 6:28 p. 1",
  team: "KL 6:28 p. 4",
  "in-project": "KL 6:28 p. 4",
  "earlier-project": "KL 6:28 p. 4",
  "former-team": "KL 6:28 p. 4",
  employer: "KL 6:28 p. 4",
  "former-employer": "KL 6:28 p. 4",
  elected: "KL 6:28 p. 4",
  municipality: "KL 6:28 p. 4",
  other: "KL 6:28 p. 4",
};

const isTieKind = (text: string): text is TieKind => (tieKinds as readonly string[]).includes(text);
const controlledForms = ["kommunalt-bolag", "stiftelse"];

/** Strongest first: the applicant before the others, representing before working for, then in the order they were told. */
export function propose(person: Ties, parties: readonly Party[]): Proposal[] {
  const found: Proposal[] = [];
  const add = (kind: TieKind, party: Party, note: string, weak = false) => {
    const byName = party.number === "";
    found.push({
      kind,
      ground: groundOf[kind],
      organisation: party.name,
      part: party.part,
      note,
      controlled: kind === "board-seat" && controlledForms.includes(party.legalForm),
      weak: weak || byName,
      byName,
    });
  };
  for (const party of parties) {
    const called = (names: readonly string[]) => party.number === "" && names.some((name) => sameName(name, party.name));
    for (const { organisationId, name, role } of person.memberships)
      if (organisationId === party.organisationId || called([name])) add(role === "signatory" ? "signatory" : "team", party, "");
    for (const { organisationId, years, here } of person.took)
      if (organisationId === party.organisationId && party.part === "applicant")
        add(here ? "in-project" : "earlier-project", party, here ? "" : years, !here);
    for (const { kind, organisationNumber, municipalityCode, names, note, years, ended } of person.interests) {
      const tied =
        called(names) ||
        (kind === "municipality"
          ? party.legalForm === "kommun" && party.municipalityCode === municipalityCode
          : party.number !== "" && organisationNumber === party.number);
      if (!tied) continue;
      // What is over is told and not assumed: an employment one has left is by itself seldom enough.
      const now = ended && kind === "employer" ? "former-employer" : kind;
      add(
        isTieKind(now) ? now : "other",
        party,
        [note, years].filter((part) => part !== "").join(", "),
        ended || now === "former-employer",
      );
    }
    // Being chosen by a municipality that applies or takes part does not by itself concern the member.
    const chosenBy = party.legalForm === "kommun" && party.municipalityCode === person.municipalityCode;
    if (person.municipalityCode !== null && (chosenBy || called([person.municipality]))) add("elected", party, "", true);
  }
  const weight = (proposal: Proposal) =>
    (proposal.weak ? 4 : 0) + (proposal.part === "applicant" ? 0 : 2) + (proposal.ground === "KL 6:28 p. 4" ? 1 : 0);
  return found
    .map((proposal, index) => ({ proposal, index }))
    .sort((a, b) => weight(a.proposal) - weight(b.proposal) || a.index - b.index)
    .map(({ proposal }) => proposal);
}
