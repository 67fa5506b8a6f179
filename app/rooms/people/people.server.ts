import type { Actor, MembershipRole } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import { appendToJournal, verifyJournal } from "#app/gate/journal.server.ts";
import type { GateRefusal } from "#app/gate/lifecycle.ts";
import { enqueue, nudgeOutbox } from "#app/gate/outbox.server.ts";
import { inOneTransaction } from "#app/gate/transaction.server.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { localDate } from "#app/kernel/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { installation } from "#app/platform/installation.ts";
import { withinLimit } from "#app/platform/rate-limit.server.ts";
import { hashSecret, randomCode, randomToken, sameText } from "#app/platform/secrets.server.ts";
import * as decide from "#app/rooms/people/commands/team.ts";
import { loadOrganisation, organisationKind } from "#app/rooms/people/organisation.store.server.ts";
import type { LegalForm, Organisation } from "#app/rooms/people/organisation.ts";
import * as store from "#app/rooms/people/people.store.server.ts";
import * as queries from "#app/rooms/people/queries/people.server.ts";
import { codeMinutes, judgeCode, sessionDays } from "#app/rooms/people/sign-in.ts";
import type { InvitationOver } from "#app/rooms/people/team.ts";
import type { Language } from "#app/texts/language.ts";

export const municipalities = queries.municipalities;
/** Who has a number is public (Skatteverket, Bolagsverket); what they do in Drum is not asked for here. */
export const organisationByNumber = queries.organisationByNumber;
export const demoPeople = queries.demoPeople;
export const sentMail = queries.sentMail;
export const peopleAndRoles = (page: number) => queries.peopleAndRoles(page, localDate(now()));
/** The browsers somebody is signed in with, the one that asks (its session's `secret`) told from the others. */
export const sessionsOf = (actor: Actor, secret = "") => queries.sessionsOf(actor, hashSecret(secret), now());
/** Whether the journal's chains hold; for administrators and auditors (the door's lock). */
export const journalVerdict = verifyJournal;
export type { DemoPerson, Municipality } from "#app/rooms/people/queries/people.server.ts";

const minutes = (count: number) => count * 60_000;

/** The person behind a session secret, with roles and memberships; null when there is none, it is revoked or too old. */
export async function actorOfSession(secret: string): Promise<Actor | null> {
  const row = await queries.sessionBySecret(hashSecret(secret), now());
  if (!row) return null;
  if (now().getTime() - row.seenAt.getTime() > minutes(10)) await store.touchSession(row.sessionId, now());
  return { personId: row.personId, name: row.name, language: row.language, roles: row.roles, memberships: row.memberships };
}

/** Always the same answer, whether the address is known or not: nobody learns who has an account. */
export async function askForCode(order: {
  email: string;
  returnTo: string;
  language: Language;
  network: string;
}): Promise<Result<{ request: string }, "too-many">> {
  if (!(await withinLimit("code-per-network", order.network)) || !(await withinLimit("code-per-address", order.email)))
    return refuse("too-many");
  const at = now();
  const id = newId(at);
  const code = randomCode();
  const token = randomToken();
  await inOneTransaction(async (tx) => {
    await store.saveCode(tx, {
      id,
      email: order.email,
      codeHash: hashSecret(`${id} ${code}`),
      linkHash: hashSecret(token),
      returnTo: order.returnTo,
      createdAt: at,
      expiresAt: new Date(at.getTime() + minutes(codeMinutes)),
    });
    await enqueue(tx, [{ kind: "mail-sign-in", payload: { email: order.email, code, token, language: order.language } }], at);
  });
  nudgeOutbox();
  return accept({ request: id });
}

type SignedIn = { secret: string; returnTo: string; newcomer: boolean };

export async function signInWithCode(order: {
  request: string;
  code: string;
  language: Language;
  network: string;
}): Promise<Result<SignedIn, "wrong-code" | "code-used-up" | "too-many">> {
  if (!(await withinLimit("try-per-network", order.network))) return refuse("too-many");
  return inOneTransaction(async (tx) => {
    const asked = await store.codeForUpdate(tx, "id", order.request);
    const right = asked !== null && sameText(asked.codeHash, hashSecret(`${order.request} ${order.code}`));
    const judged = judgeCode(asked, right, now());
    if (!judged.ok || !asked) {
      if (asked) await store.countAttempt(tx, asked.id);
      return judged.ok ? refuse("code-used-up") : judged;
    }
    return accept(await openSession(tx, asked, "code", order.language));
  });
}

export async function signInWithLink(order: {
  token: string;
  language: Language;
  network: string;
}): Promise<Result<SignedIn, "wrong-code" | "code-used-up" | "too-many">> {
  if (!(await withinLimit("try-per-network", order.network))) return refuse("too-many");
  return inOneTransaction(async (tx) => {
    const asked = await store.codeForUpdate(tx, "link_hash", hashSecret(order.token));
    const judged = judgeCode(asked, asked !== null, now());
    if (!judged.ok) return judged;
    return asked ? accept(await openSession(tx, asked, "link", order.language)) : refuse("code-used-up");
  });
}

async function openSession(
  tx: Parameters<typeof store.saveSession>[0],
  asked: store.StoredCode,
  method: string,
  language: Language,
): Promise<SignedIn> {
  const at = now();
  await store.spendCode(tx, asked.id, at);
  const known = await store.personByEmail(tx, asked.email);
  const personId = known?.id ?? newId(at);
  if (!known) await store.savePerson(tx, { id: personId, email: asked.email, language, createdAt: at });
  const secret = await startSession(tx, personId, method, at);
  return { secret, returnTo: asked.returnTo, newcomer: !known || known.name === "" };
}

async function startSession(
  tx: Parameters<typeof store.saveSession>[0],
  personId: string,
  method: string,
  at: Date,
): Promise<string> {
  const secret = randomToken();
  const id = newId(at);
  await store.saveSession(tx, {
    id,
    secretHash: hashSecret(secret),
    personId,
    method,
    createdAt: at,
    expiresAt: new Date(at.getTime() + sessionDays * minutes(1440)),
  });
  await appendToJournal(tx, {
    subjectType: "session",
    subjectId: id,
    caseId: null,
    at,
    actorId: personId,
    command: "sign-in",
    payload: { method },
  });
  return secret;
}

/** Demo mode only: the door answers 404 in production and so does this. */
export async function signInAsDemoPerson(personId: string): Promise<Result<{ secret: string }, "not-found">> {
  return inOneTransaction(async (tx) => {
    if (!(await store.isDemoPerson(tx, personId))) return refuse("not-found");
    return accept({ secret: await startSession(tx, personId, "demo", now()) });
  });
}

export const signOut = (secret: string): Promise<unknown> => store.revokeSession(hashSecret(secret), now());

/** For a phone that was lost or a borrowed computer: every browser but the one that asks must sign in again. Answers how many they were. */
export async function signOutElsewhere({ actor, secret }: { actor: Actor; secret: string }): Promise<Result<{ count: number }>> {
  return inOneTransaction(async (tx) => {
    const count = await store.revokeOtherSessions(tx, actor.personId, hashSecret(secret), now());
    await appendToJournal(tx, {
      subjectType: "person",
      subjectId: actor.personId,
      caseId: null,
      at: now(),
      actorId: actor.personId,
      command: "sign-out-elsewhere",
      payload: { count },
    });
    return accept({ count });
  });
}

export async function saveAccount(order: { actor: Actor; name: string; language: Language }): Promise<Result<null>> {
  await inOneTransaction(async (tx) => {
    await store.renamePerson(tx, order.actor.personId, order.name, order.language);
    await appendToJournal(tx, {
      subjectType: "person",
      subjectId: order.actor.personId,
      caseId: null,
      at: now(),
      actorId: order.actor.personId,
      command: "save-account",
      payload: {},
    });
  });
  return accept(null);
}

export type TeamOrganisation = Organisation & { readonly role: MembershipRole; readonly municipality: string | null };

export const organisationsOf = (actor: Actor): Promise<TeamOrganisation[]> => queries.organisationsOf(actor);

export type OrganisationPage = TeamOrganisation & {
  readonly version: number;
  readonly team: readonly queries.TeamPerson[];
  /** waiting for an answer; for signatories only */
  readonly invitations: readonly queries.WaitingInvitation[];
};

/** Null when the reader is not in its team. */
export async function organisationFor(actor: Actor, id: string): Promise<OrganisationPage | null> {
  const own = (await queries.organisationsOf(actor)).find((organisation) => organisation.id === id);
  if (!own) return null;
  const [team, invitations] = await Promise.all([
    queries.teamOf(actor, id),
    own.role === "signatory" ? queries.invitationsOf(actor, id, now()) : [],
  ]);
  return { ...own, version: team[0]?.version ?? 1, team, invitations };
}

/** What a link leads to, before it is accepted; null when there is no such link. */
export const invitationByToken = (actor: Actor | null, token: string) =>
  queries.invitationBySecret(actor, hashSecret(token), now());

type OrganisationFacts = Pick<Organisation, "name" | "number" | "legalForm" | "municipalityCode" | "address">;

export const registerOrganisation = ({ actor, ...facts }: OrganisationFacts & { actor: Actor }) =>
  register(actor, "register", facts, true);

const register = (
  actor: Actor,
  command: "register" | "register-from-paper",
  facts: OrganisationFacts,
  founds: boolean,
): Promise<Result<{ id: string } | undefined, GateRefusal | "number-taken">> =>
  execute({
    kind: organisationKind,
    command,
    actor,
    id: newId(),
    load: async (tx, id) => ({
      id,
      state: "absent" as const,
      version: 0,
      taken: await store.numberTaken(tx, facts.number),
      team: [],
      invitations: [],
      addressee: null,
    }),
    decide: (subject) =>
      subject.taken
        ? refuse("number-taken", { fields: { number: "numberTaken" } })
        : accept({ events: [{ type: "OrganisationRegistered" as const, ...facts, founds }], value: { id: subject.id } }),
  });

/** What a paper says of who applies: the number always, the rest where it is not in Drum already. */
export type PaperOrganisation = Pick<Organisation, "number" | "name" | "address"> & {
  readonly legalForm: LegalForm | null;
  readonly municipalityCode: string | null;
};

/** The organisation with the number, or a new one as the paper has it. One that is here already keeps what its own people have written. */
export async function organisationOnPaper(
  actor: Actor,
  paper: PaperOrganisation,
): Promise<Result<{ id: string }, GateRefusal | "number-taken" | "organisation-unknown">> {
  const known = await queries.organisationByNumber(paper.number);
  if (known) return accept({ id: known.id });
  const { legalForm, ...facts } = paper;
  if (facts.name === "" || legalForm === null || facts.municipalityCode === null)
    return refuse("organisation-unknown", {
      fields: {
        ...(facts.name === "" ? { name: "nameOfNew" } : {}),
        ...(legalForm === null ? { legalForm: "formOfNew" } : {}),
        ...(facts.municipalityCode === null ? { municipalityCode: "seatOfNew" } : {}),
      },
    });
  const outcome = await register(actor, "register-from-paper", { ...facts, legalForm }, false);
  if (!outcome.ok) return outcome;
  return outcome.value ? accept(outcome.value) : refuse("not-found");
}

/** A signatory asks somebody, by mail, to join. */
export async function inviteToOrganisation(order: {
  actor: Actor;
  id: string;
  email: string;
  role: MembershipRole;
}): Promise<Result<null | undefined, GateRefusal | "already-member" | "too-many">> {
  const { actor, id, email, role } = order;
  if (!(await withinLimit("invitation-per-person", actor.personId))) return refuse("too-many");
  const token = randomToken();
  return execute({
    kind: organisationKind,
    command: "invite",
    actor,
    id,
    load: loadOrganisation({ addressee: { email, secretHash: hashSecret(token) } }),
    decide: (subject, at) => decide.invite(subject, at, { invitationId: newId(at.now), role, token }),
  });
}

export const takeBackInvitation = (order: {
  actor: Actor;
  id: string;
  invitationId: string;
}): Promise<Result<null | undefined, GateRefusal | InvitationOver>> =>
  execute({
    kind: organisationKind,
    command: "take-back-invitation",
    actor: order.actor,
    id: order.id,
    decide: (subject, at) => decide.takeBackInvitation(subject, at, order.invitationId),
  });

/** Only for the address that the link was sent to; a second press of somebody who is in already is a yes. */
export async function acceptInvitation(order: {
  actor: Actor;
  token: string;
}): Promise<Result<{ organisationId: string }, GateRefusal | InvitationOver | "already-member">> {
  const { actor, token } = order;
  const secretHash = hashSecret(token);
  const found = await queries.invitationBySecret(actor, secretHash, now());
  if (!found) return refuse("not-found");
  const { organisationId } = found;
  const outcome = await execute({
    kind: organisationKind,
    command: "accept-invitation",
    actor,
    id: organisationId,
    load: loadOrganisation({ opening: { personId: actor.personId, secretHash } }),
    decide: (subject, at) => decide.acceptInvitation(subject, at, found.id),
  });
  return outcome.ok ? accept({ organisationId }) : outcome;
}

/** `version` is that of the team as the signatory saw it. */
export const changeMemberRole = (order: {
  actor: Actor;
  id: string;
  version: number;
  personId: string;
  role: MembershipRole;
}): Promise<Result<null | undefined, GateRefusal | "last-signatory">> =>
  execute({
    kind: organisationKind,
    command: "change-role",
    actor: order.actor,
    id: order.id,
    version: order.version,
    decide: (subject) => decide.changeRole(subject, order),
  });

/** The person loses sight of the organisation's applications at once, drafts included (TF 2:13). */
export const removeMember = (order: {
  actor: Actor;
  id: string;
  personId: string;
}): Promise<Result<null | undefined, GateRefusal | "last-signatory">> =>
  execute({
    kind: organisationKind,
    command: "remove-person",
    actor: order.actor,
    id: order.id,
    decide: (subject) => decide.removePerson(subject, order.personId),
  });

/** Whom to write to when no signatory is left to take over. */
export const officeEmail: string = installation.contact.email;

export const leaveOrganisation = (order: {
  actor: Actor;
  id: string;
}): Promise<Result<null | undefined, GateRefusal | "last-signatory">> =>
  execute({ kind: organisationKind, command: "leave", actor: order.actor, id: order.id, decide: decide.leave });

/** Used by the operator's command line and the seed. */
export const addPerson = store.addPerson;
