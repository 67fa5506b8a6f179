import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { rulingForm } from "#app/rooms/decisions/decisions.forms.ts";
import { itemPage, ruleOnItemConflict } from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { NotNow } from "#app/rooms/decisions/ui/not-now.tsx";
import { RulingForm } from "#app/rooms/decisions/ui/ruling-form.tsx";
import { Rulings } from "#app/rooms/decisions/ui/rulings.tsx";
import { StepHeading } from "#app/rooms/decisions/ui/step-heading.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { Section, TwoColumns } from "#app/ui/layout.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

const params = idParams.extend({ itemId: z.uuid() });

export const loader = page(params, {}, async ({ actor, params: { id, itemId }, language }) => ({
  heading: decisionTexts[language].ruling.title,
  ...found(await itemPage(actor, id, itemId)),
}));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.item.title} – Drum` }];

export const action = command({
  params,
  form: rulingForm,
  run: ({ actor, params: { id, itemId }, form }) => ruleOnItemConflict({ actor, id, itemId, ...form }),
  done: ({ params: { id, itemId } }) => paths.meetingItemRuling(id, itemId),
});

/** Somebody elected disputes a conflict of interest, or is told to have one: the body decides, at the paragraph and without them (KL 6:30). */
export default function ItemRuling() {
  const data = useLoaderData<typeof loader>();
  const { meeting, item, may, cases } = data;
  const room = useTexts(decisionTexts);
  const { message, code, ...unaccepted } = useUnaccepted(room);
  const t = room.ruling;
  const back = paths.meetingItem(meeting.id, item.id);
  if (!may.includes("rule-conflict") || item.settled)
    return <NotNow title={t.title} message={message} code={code} href={back} meeting={meeting} />;
  return (
    <>
      <StepHeading words={t} meeting={meeting} item={item} message={message} code={code} />
      <TwoColumns
        main={<RulingForm data={data} unaccepted={unaccepted} />}
        aside={
          <Section title={t.ruled}>
            {item.rulings.length === 0 ? <p>{t.none}</p> : <Rulings meeting={meeting} item={item} cases={cases} />}
          </Section>
        }
      />
    </>
  );
}
