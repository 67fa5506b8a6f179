import type { Call, CallWithRules } from "#app/rooms/calls/call.ts";
import { allPublished, callBy, rulesOf } from "#app/rooms/calls/queries/calls.server.ts";

/** Published calls are public: no reader is asked for. Newest closing first. */
export const publishedCalls = (): Promise<Call[]> => allPublished();

export const callBySlug = async (slug: string): Promise<CallWithRules | null> => withRules(await callBy("slug", slug));
export const callById = async (id: string): Promise<CallWithRules | null> => withRules(await callBy("id", id));

/** The rules an application was made under, whatever the call says today. */
export const rulesVersion = rulesOf;

async function withRules(call: Call | null): Promise<CallWithRules | null> {
  return call && call.state !== "drafted" ? { ...call, rules: await rulesOf(call.id, call.rulesVersion) } : null;
}
