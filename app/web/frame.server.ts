import type { Actor } from "#app/gate/actor.ts";
import { env, publicUrl } from "#app/platform/env.server.ts";
import type { Language } from "#app/texts/language.ts";

/** What every page has around it: the reader's language, and who they are and may be. */
export type Frame = {
  readonly language: Language;
  readonly demo: boolean;
  /** the address of this Drum, without a path */
  readonly site: string;
  readonly reader: (Pick<Actor, "name" | "roles"> & { readonly applicant: boolean }) | null;
};

export const frameOf = (actor: Actor | null, language: Language): Frame => ({
  language,
  demo: env().demo,
  site: publicUrl(),
  reader: actor && { name: actor.name, roles: actor.roles, applicant: actor.memberships.length > 0 || actor.roles.length === 0 },
});
