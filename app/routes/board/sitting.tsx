import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { paths } from "#app/paths.ts";
import { agendaPage } from "#app/rooms/decisions/agenda.server.ts";
import { agendaChangeTexts } from "#app/rooms/decisions/agenda-changes.texts.ts";
import { sittingForm } from "#app/rooms/decisions/decisions.forms.ts";
import { sittingPage, sittingPulse } from "#app/rooms/decisions/decisions.server.ts";
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
  // Before what it stamps: what happens in between is then asked for once more.
  const { stamp } = found(await sittingPulse(actor, params.id));
  const item = found(await sittingPage(actor, params.id, asked.itemId));
  const extra = asked.step === "extra" ? agendaPage(actor, params.id) : null;
  return { item, stamp, asked, me: actor.personId, papers: await papersOf(actor, item), extra: await extra };
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
  done: ({ params: { id }, form, value }) =>
    form.step === "take-up" || form.step === "turn-to"
      ? sittingAt(id)
      : sittingAt(id, {
          itemId: value?.itemId ?? form.itemId,
          step: form.step === "absence" || form.step === "ruling" ? form.step : null,
        }),
});

/** The meeting on one screen: for the secretary every step of every paragraph, for everybody else what happens, as it happens. */
export default function Sitting() {
  const data = useLoaderData<typeof loader>();
  const { item, asked, me, papers, extra } = data;
  const [room, agenda] = [useTexts(decisionTexts), useTexts(agendaChangeTexts)];
  const { message, code, ...unaccepted } = useUnaccepted(asked.step === "extra" ? agenda : room);
  const screen = useRef<HTMLDivElement>(null);
  useEffect(() => kept.keep(data), [data]);
  const pulseAt = paths.sittingPulse(item.meeting.id);
  const holds = () => unaccepted.values !== undefined || writtenIn(screen.current);
  const following = useFollowing({ stamp: data.stamp, pulseAt, holds });
  const unsent = useSentSurely(screen, pulseAt, holds);
  const standing = unsent && following === "lost" ? "unsent" : following;
  const leads = item.may.includes("take-up") && !asked.projector;
  return (
    <div ref={screen}>
      {leads ? (
        <SittingDesk
          data={item}
          papers={papers}
          extra={extra}
          asked={asked}
          standing={standing}
          answered={{ message, code, ...unaccepted }}
        />
      ) : (
        <SittingView data={item} papers={papers} me={me} asked={asked} standing={standing} />
      )}
    </div>
  );
}
