import type { Ground } from "#app/rooms/assessment/assessment.forms.ts";

/**
 * Proposes conflicts of interest from what is already known, so that nobody has to remember them. A proposal decides nothing: the person
 * declares and an officer rules (KL 6:30). The points are those of KL 6:28 in the wording of 2022:638; for officers they apply
 * through 7:4, and for the board as deciding assembly the narrower 5:47 - the wide rule is used for everyone.
 */
export type Party = {
  readonly organisationId: string;
  readonly number: string;
  readonly name: string;
  readonly legalForm: string;
  readonly municipalityCode: string | null;
  /** the applicant is a party; a municipality that takes part may be affected by the decision */
  readonly part: "applicant" | "partner";
};

export type Ties = {
  readonly interests: readonly {
    readonly kind: string;
    readonly organisationNumber: string;
    /** of kind `municipality` */
    readonly municipalityCode: string | null;
    readonly note: string;
    /** first and last year, as far as they are told */
    readonly years: string;
    readonly ended: boolean;
  }[];
  readonly memberships: readonly { readonly organisationId: string; readonly role: string }[];
  /** the municipality that chose an elected member */
  readonly municipalityCode: string | null;
};

export const tieKinds = [
  "signatory",
  "team",
  "former-team",
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
};

const groundOf: Readonly<Record<TieKind, Ground>> = {
  signatory: "KL 6:28 p. 2",
  "board-seat": "KL 6:28 p. 2",
  "close-relation": "KL 6:28 p. 1",
  team: "KL 6:28 p. 4",
  "former-team": "KL 6:28 p. 4",
  employer: "KL 6:28 p. 4",
  "former-employer": "KL 6:28 p. 4",
  elected: "KL 6:28 p. 4",
  municipality: "KL 6:28 p. 4",
  other: "KL 6:28 p. 4",
};

const isTieKind = (text: string): text is TieKind => (tieKinds as readonly string[]).includes(text);
const controlledForms = ["kommunalt-bolag", "stiftelse"];

/** Strongest first: the applicant before partners, representing before working for, then in the order they were told. */
export function propose(person: Ties, parties: readonly Party[]): Proposal[] {
  const found: Proposal[] = [];
  const add = (kind: TieKind, party: Party, note: string, weak = false) =>
    found.push({
      kind,
      ground: groundOf[kind],
      organisation: party.name,
      part: party.part,
      note,
      controlled: kind === "board-seat" && controlledForms.includes(party.legalForm),
      weak,
    });
  for (const party of parties) {
    for (const { organisationId, role } of person.memberships)
      if (organisationId === party.organisationId) add(role === "signatory" ? "signatory" : "team", party, "");
    for (const { kind, organisationNumber, municipalityCode, note, years, ended } of person.interests) {
      const tied =
        kind === "municipality"
          ? party.legalForm === "kommun" && party.municipalityCode === municipalityCode
          : organisationNumber === party.number;
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
    if (person.municipalityCode !== null && party.legalForm === "kommun" && party.municipalityCode === person.municipalityCode)
      add("elected", party, "", true);
  }
  const weight = (proposal: Proposal) =>
    (proposal.weak ? 4 : 0) + (proposal.part === "partner" ? 2 : 0) + (proposal.ground === "KL 6:28 p. 4" ? 1 : 0);
  return found
    .map((proposal, index) => ({ proposal, index }))
    .sort((a, b) => weight(a.proposal) - weight(b.proposal) || a.index - b.index)
    .map(({ proposal }) => proposal);
}
