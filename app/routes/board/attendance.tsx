import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { rollForm } from "#app/rooms/decisions/decisions.forms.ts";
import { meetingPage } from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { attendanceStep } from "#app/rooms/decisions/item-steps.server.ts";
import { NotNow } from "#app/rooms/decisions/ui/not-now.tsx";
import { RollFields } from "#app/rooms/decisions/ui/roll-fields.tsx";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params, language }) => {
  const { meeting, may } = found(await meetingPage(actor, params.id));
  return { heading: decisionTexts[language].opening.changeTitle, meeting, open: may.includes("note-attendance") };
});
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export const action = command({
  params: idParams,
  form: rollForm,
  run: ({ actor, params: { id }, form }) => attendanceStep({ actor, id }, form),
  done: ({ params }) => paths.meeting(params.id),
});

export default function Attendance() {
  const { meeting, open } = useLoaderData<typeof loader>();
  const room = useTexts(decisionTexts);
  const { message, code, ...unaccepted } = useUnaccepted(room);
  if (!open) return <NotNow title={room.opening.changeTitle} message={message} code={code} href={paths.meeting(meeting.id)} />;
  return (
    <CommandForm version={meeting.version} {...unaccepted}>
      <PageHeading
        title={room.opening.changeTitle}
        lead={room.opening.changeLead}
        back={{ href: paths.meeting(meeting.id), label: room.item.back }}
      />
      <Answer message={message} code={code} />
      <RollFields meeting={meeting} fresh={false} />
      <Button>{room.opening.save}</Button>
    </CommandForm>
  );
}
