import type { Actor } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import type { GateRefusal } from "#app/gate/lifecycle.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { applicationWith, loadForStart } from "#app/rooms/applications/application.store.server.ts";
import { callToApplyTo, openCalls } from "#app/rooms/applications/applications.server.ts";
import { current } from "#app/rooms/applications/attachment.ts";
import { start } from "#app/rooms/applications/commands/start.ts";
import { type CopyNote, copyOf, type Following, followingOf } from "#app/rooms/applications/copying.ts";
import { formChoices, surroundingsOf } from "#app/rooms/applications/queries/surroundings.server.ts";
import { type ApplicationForTeam, applicationForTeam, stateForTeam } from "#app/rooms/applications/queries/team.server.ts";
import type { Call } from "#app/rooms/calls/call.ts";
import { invitedTo } from "#app/rooms/calls/calls.server.ts";

type Earlier = Pick<ApplicationForTeam, "id" | "title" | "number" | "stage" | "organisation" | "call">;
export type CopyPage = {
  readonly earlier: Earlier;
  /** may begin applications for the organisation */
  readonly editor: boolean;
  /** calls that the organisation can apply to at this moment */
  readonly targets: readonly Pick<Call, "slug" | "title" | "kind" | "closesAt">[];
  /** the call that was chosen - or the only one there is - and what would become of the application there */
  readonly chosen:
    | (Pick<Call, "slug" | "title" | "closesAt"> & { readonly following: Following | null; readonly notes: readonly CopyNote[] })
    | null;
};

/** An application of the reader's own organisation, drafted or submitted, as the beginning of a new one; null for everybody else. */
export async function copyPage(actor: Actor, id: string, slug: string | null): Promise<CopyPage | null> {
  const earlier = await applicationForTeam(actor, id);
  // What came on paper is open to the office too, which copies nothing.
  if (!earlier?.relations.includes("member")) return null;
  const targets = await targetsOf(actor, earlier, slug);
  const call = targets.find((one) => one.slug === slug) ?? (slug === null && targets.length === 1 ? targets[0] : undefined);
  const following = call && followingTo(earlier, call);
  const { title, number, stage, organisation, call: of } = earlier;
  return {
    earlier: { id, title, number, stage, organisation, call: of },
    editor: earlier.relations.includes("editor"),
    targets: targets.map(({ slug, title, kind, closesAt }) => ({ slug, title, kind, closesAt })),
    chosen: call
      ? {
          slug: call.slug,
          title: call.title,
          closesAt: call.closesAt,
          following: following ?? null,
          notes: (await fitted(earlier, call, earlier.title, following ?? null)).notes,
        }
      : null,
  };
}

const followingTo = ({ stage, call }: Earlier, to: Pick<Call, "kind">): Following | null =>
  followingOf({ granted: stage === "granted", kind: call.kind }, to);

/** Open calls that the organisation is invited to, where one has to be; and one by its address, which may be open for this organisation alone. */
async function targetsOf(actor: Actor, { organisation }: Earlier, slug: string | null): Promise<Call[]> {
  const open: Call[] = await openCalls();
  const asked = slug !== null && open.every((call) => call.slug !== slug) ? await callToApplyTo(slug, actor) : null;
  const calls = asked?.phase === "open" ? [...open, asked] : open;
  const invited = await Promise.all(
    calls.map(
      async (call) => call.kind !== "limited" || (await invitedTo(call.id)).some((one) => one.number === organisation.number),
    ),
  );
  return calls.filter((_, index) => invited[index]);
}

async function fitted(earlier: ApplicationForTeam, call: Call, title: string, following: Following | null) {
  const around = await surroundingsOf(call.id, call.rulesVersion);
  const { sections, around: before, names, attachments, confirmations } = earlier;
  return copyOf(
    { sections, rules: before.rules, names, attachments: current(attachments).length, confirmations: confirmations.length },
    { rules: around.rules, choices: formChoices(around) },
    { title, following },
  );
}

/** `follows`: the applicant says that the new application follows on the granted one. Said twice with the same id, one application is made. */
export async function copyApplication(order: {
  actor: Actor;
  /** of the earlier application */
  from: string;
  /** of the new one */
  id: string;
  slug: string;
  title: string;
  follows: boolean;
}): Promise<Result<{ id: string }, GateRefusal | "call-not-open" | "not-invited">> {
  const { actor, from, id, slug, title, follows } = order;
  const earlier = await applicationForTeam(actor, from);
  const call = earlier && (await callToApplyTo(slug, actor));
  if (!earlier || !call) return refuse("not-found");
  const following = follows ? followingTo(earlier, call) : null;
  const copied = await fitted(earlier, call, title, following);
  const outcome = await execute({
    kind: applicationWith(loadForStart(slug, earlier.organisation.id)),
    command: "start",
    actor,
    id,
    decide: (subject, at) =>
      start(subject, at, title, {
        ...copied,
        from: {
          id: from,
          organisationId: earlier.organisation.id,
          title: earlier.title,
          number: earlier.number,
          call: earlier.call.title,
        },
        following,
        rulesVersion: call.rulesVersion,
      }),
  });
  if (outcome.ok) return accept({ id });
  return outcome.refusal.code === "not-in-this-state" && (await stateForTeam(actor, id)) ? accept({ id }) : outcome;
}
