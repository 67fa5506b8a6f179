import type { Actor } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import type { GateRefusal } from "#app/gate/lifecycle.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import type { ProfileForm } from "#app/rooms/assessment/profile.forms.ts";
import { profileKind } from "#app/rooms/assessment/profile.store.server.ts";
import { type Profile, profiles } from "#app/rooms/assessment/queries/profiles.server.ts";
import { publishedCalls, rulesVersion } from "#app/rooms/calls/calls.server.ts";
import { nodesOf } from "#app/rooms/strategy/strategy.server.ts";
import { type Bilingual, inLanguage, type Language } from "#app/texts/language.ts";

export type { Profile } from "#app/rooms/assessment/queries/profiles.server.ts";

export type AreaGroup = {
  readonly label: Bilingual;
  readonly areas: readonly { readonly id: string; readonly title: Bilingual }[];
};

/** The goals that the published calls let applicants choose among: what an assessor may say that they know, the newest call's words first. */
export async function areasOffered(): Promise<AreaGroup[]> {
  const calls = [...(await publishedCalls())].sort((a, b) => b.opensAt.getTime() - a.opensAt.getTime());
  const groups = new Map<string, AreaGroup>();
  for (const call of calls) {
    const { frameworks } = await rulesVersion(call.id, call.rulesVersion);
    for (const { framework, version, nodeType, label } of frameworks) {
      const key = `${framework}@${version} ${nodeType}`;
      if (groups.has(key)) continue;
      const nodes = await nodesOf(framework, version, nodeType);
      if (nodes.length > 0) groups.set(key, { label, areas: nodes.map(({ id, title }) => ({ id, title })) });
    }
  }
  return [...groups.values()];
}

export type ProfileLine = Profile & { readonly knows: readonly string[] };

/** Every assessor with what they know in words, for the office. */
export async function assessorList(actor: Actor, language: Language): Promise<ProfileLine[]> {
  const [people, groups] = await Promise.all([profiles(actor), areasOffered()]);
  const titles = new Map(groups.flatMap(({ areas }) => areas).map(({ id, title }) => [id, inLanguage(title, language)]));
  return people.map((person) => ({
    ...person,
    knows: person.areas.flatMap((area) => titles.get(area) ?? []),
  }));
}

export type ProfilePage = { readonly profile: Profile; readonly groups: readonly AreaGroup[] };

/** One assessor's own page: for themselves and for the office. Null: there is no such assessor for this reader. */
export async function profilePage(actor: Actor, personId: string): Promise<ProfilePage | null> {
  const [people, groups] = await Promise.all([profiles(actor), areasOffered()]);
  const profile = people.find(({ id }) => id === personId);
  return profile ? { profile, groups } : null;
}

/**
 * Only areas that a published call offers can be ticked. One that was ticked before, and that no call offers any more, stands on no page to be
 * ticked off, and is kept.
 */
export async function saveProfile(order: {
  readonly actor: Actor;
  readonly personId: string;
  readonly form: ProfileForm;
}): Promise<Result<undefined, GateRefusal | "unknown-area">> {
  const { actor, personId, form } = order;
  const offered = new Set((await areasOffered()).flatMap(({ areas }) => areas.map(({ id }) => id)));
  return execute({
    kind: profileKind,
    command: "save",
    actor,
    id: personId,
    version: form.version,
    decide: (subject) => {
      const kept = subject.areas.filter((area) => !offered.has(area));
      if (form.areas.some((area) => !offered.has(area) && !kept.includes(area)))
        return refuse("unknown-area", { fields: { areas: "unknownArea" } });
      const areas = [...new Set([...form.areas, ...kept])];
      return accept({ events: [{ type: "ProfileSaved" as const, areas, most: form.most }] });
    },
  });
}
