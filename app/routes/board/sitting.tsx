import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { paths } from "#app/paths.ts";
import { sittingForm } from "#app/rooms/decisions/decisions.forms.ts";
import { sittingPage } from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { papersOf } from "#app/rooms/decisions/item-papers.server.ts";
import { stepAtSitting } from "#app/rooms/decisions/item-steps.server.ts";
import { readSitting } from "#app/rooms/decisions/sitting.ts";
import { SittingDesk } from "#app/rooms/decisions/ui/sitting-desk.tsx";
import { sittingAt } from "#app/rooms/decisions/ui/sitting-parts.tsx";
import { SittingView } from "#app/rooms/decisions/ui/sitting-view.tsx";
import { keptWhenLost, useFollowing, useSentSurely } from "#app/ui/following.ts";
import { useTexts } from "#app/ui/language.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { writtenIn } from "#app/ui/untouched.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params, url }) => {
  const asked = readSitting(url.searchParams);
  const item = found(await sittingPage(actor, params.id, asked.itemId));
  return { item, asked, me: actor.personId, papers: await papersOf(actor, item) };
});
const kept = keptWhenLost<Awaited<ReturnType<typeof loader>>>();
export const clientLoader = kept.read;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.item.item.title} – Drum` }];
export const handle = { interactive: true };

export const action = command({
  params: idParams,
  form: sittingForm,
  run: ({ actor, params: { id }, form }) => stepAtSitting({ actor, id }, form),
  // What is noted more than once in a paragraph stays where it was noted.
  done: ({ params: { id }, form }) =>
    form.step === "take-up" || form.step === "turn-to"
      ? sittingAt(id)
      : sittingAt(id, { itemId: form.itemId, step: form.step === "absence" || form.step === "ruling" ? form.step : null }),
});

/** The meeting on one screen: for the secretary every step of every paragraph, for everybody else what happens, as it happens. */
export default function Sitting() {
  const data = useLoaderData<typeof loader>();
  const { item, asked, me, papers } = data;
  const { message, code, ...unaccepted } = useUnaccepted(useTexts(decisionTexts));
  const screen = useRef<HTMLDivElement>(null);
  useEffect(() => kept.keep(data), [data]);
  const pulseAt = paths.sittingPulse(item.meeting.id);
  const following = useFollowing({
    version: item.meeting.version,
    pulseAt,
    holds: () => unaccepted.values !== undefined || writtenIn(screen.current),
  });
  const unsent = useSentSurely(screen, pulseAt);
  const standing = unsent && following === "lost" ? "unsent" : following;
  const leads = item.may.includes("take-up") && !asked.projector;
  return (
    <div ref={screen}>
      {leads ? (
        <SittingDesk data={item} papers={papers} asked={asked} standing={standing} answered={{ message, code, ...unaccepted }} />
      ) : (
        <SittingView data={item} papers={papers} me={me} asked={asked} standing={standing} />
      )}
    </div>
  );
}
