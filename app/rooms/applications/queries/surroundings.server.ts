import { sha256 } from "#app/platform/secrets.server.ts";
import type { FormChoices } from "#app/rooms/applications/application.forms.ts";
import type { AskedRules } from "#app/rooms/applications/application.ts";
import type { SubmitSurroundings } from "#app/rooms/applications/commands/submit.ts";
import { rulesAt, type Step } from "#app/rooms/applications/step.ts";
import { rulesVersion } from "#app/rooms/calls/calls.server.ts";
import { offeredOf } from "#app/rooms/calls/rules.ts";
import { municipalities } from "#app/rooms/people/people.server.ts";
import type { FrameworkNode } from "#app/rooms/strategy/framework.ts";
import { nodesOf } from "#app/rooms/strategy/strategy.server.ts";

export type Offer = { readonly field: string; readonly nodes: readonly FrameworkNode[] };

/** What an application is written against: the rules it was begun under, the nodes they offer, and the municipalities. */
export type Surroundings = {
  readonly rules: AskedRules;
  readonly offers: readonly Offer[];
  readonly municipalities: readonly { readonly code: string; readonly name: string; readonly standing: "member" | "adjunct" }[];
};

/** The rules are those of the step that the application is in. */
export const surroundingsOf = async (callId: string, version: number, step: Step = "full"): Promise<Surroundings> =>
  surroundingsWith(rulesAt(await rulesVersion(callId, version), step));

export async function surroundingsWith(rules: AskedRules): Promise<Surroundings> {
  const places = await municipalities();
  const offers = await Promise.all(
    rules.frameworks.map(async (choice) => ({
      field: choice.field,
      nodes: offeredOf(choice, await nodesOf(choice.framework, choice.version, choice.nodeType)),
    })),
  );
  return { rules, offers, municipalities: places };
}

export const formChoices = ({ rules, offers, municipalities: places }: Surroundings): FormChoices => ({
  frameworks: rules.frameworks.map((choice) => ({
    field: choice.field,
    shares: choice.shares,
    nodes: (offers.find((offer) => offer.field === choice.field)?.nodes ?? []).map((node) => node.id),
  })),
  municipalities: places.map((place) => place.code),
  questions: rules.questions,
  lowerLevels: rules.limits.lowerLevels,
  budget: { costTypes: rules.costTypes, pay: rules.pay },
  ...(rules.only ? { unasked: true } : {}),
});

export const offered = ({ offers, municipalities: places }: Surroundings): SubmitSurroundings["offered"] => ({
  nodes: Object.fromEntries(offers.map(({ field, nodes }) => [field, nodes.map((node) => node.id)])),
  municipalities: places.map((place) => place.code),
  // An adjunct may take part but does not count towards the fewest that a call asks for.
  members: places.filter(({ standing }) => standing === "member").map(({ code }) => code),
});

export const submitSurroundings = (around: Surroundings): SubmitSurroundings => ({
  rules: around.rules,
  offered: offered(around),
  nodes: around.offers.flatMap((offer) => offer.nodes),
  municipalities: around.municipalities,
  fingerprint: sha256,
});
