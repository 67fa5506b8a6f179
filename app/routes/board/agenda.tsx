import { type MetaFunction, useLoaderData } from "@remix-run/react";
import type { Result } from "#app/kernel/result.ts";
import { paths } from "#app/paths.ts";
import { addExtraMatter, agendaPage, moveOnAgenda, takeOffAgenda } from "#app/rooms/decisions/agenda.server.ts";
import { agendaChangeTexts } from "#app/rooms/decisions/agenda-changes.texts.ts";
import { isRemovable, stepOf, type Way } from "#app/rooms/decisions/agenda-order.ts";
import { agendaChangeForm } from "#app/rooms/decisions/decisions.forms.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { ExtraForm } from "#app/rooms/decisions/ui/extra-form.tsx";
import { NotNow } from "#app/rooms/decisions/ui/not-now.tsx";
import { formatDate, formatTime } from "#app/texts/format.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Details } from "#app/ui/details.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { HiddenText, Muted, PageHeading } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";
import "#app/rooms/decisions/ui/decisions.css";

/** The button that moved the matter, so that the keyboard stays at it: the page comes anew with each step. */
const buttonId = (itemId: string, way: Way) => `${way}-${itemId}`;

export const loader = page(idParams, {}, async ({ actor, params, language, url }) => {
  const agenda = found(await agendaPage(actor, params.id));
  const t = agendaChangeTexts[language];
  return { ...agenda, heading: agenda.mayAddExtra ? t.extraTitle : t.title, removed: url.searchParams.has("borttaget") };
});
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.meeting.body} – Drum` }];

type Done = { itemId?: string; further?: boolean } | undefined;

export const action = command({
  params: idParams,
  form: agendaChangeForm,
  run: ({ actor, params: { id }, form }): Promise<Result<Done, string>> => {
    if (form.do === "extra") return addExtraMatter({ actor, id, ...form });
    const on = { actor, id, version: form.version, itemId: form.itemId };
    return form.do === "remove" ? takeOffAgenda(on) : moveOnAgenda({ ...on, way: form.do });
  },
  done: ({ params: { id }, form, value }) => {
    if (form.do === "extra") return value?.itemId ? paths.meetingItem(id, value.itemId) : paths.meeting(id);
    if (form.do === "remove") return paths.meetingAgenda(id, "?borttaget");
    const way = value?.further ? form.do : form.do === "up" ? "down" : "up";
    return `${paths.meetingAgenda(id)}#${buttonId(form.itemId, way)}`;
  },
});

export default function Agenda() {
  const data = useLoaderData<typeof loader>();
  const { meeting, mayOrder, mayAddExtra, extraRule, removed } = data;
  const room = useTexts(decisionTexts);
  const t = useTexts(agendaChangeTexts);
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(t);
  const back = paths.meeting(meeting.id);
  if (!mayOrder && !mayAddExtra) return <NotNow title={t.title} message={message} code={code} href={back} />;
  const at = room.meeting.caption(formatDate(meeting.heldOn, language), formatTime(meeting.startsAt, language), meeting.place);
  return (
    <>
      <PageHeading
        title={mayOrder ? t.title : t.extraTitle}
        caption={`${meeting.body} ${at}`}
        lead={mayOrder ? t.lead : t.extraLead[extraRule]}
        back={{ href: back, label: room.item.back }}
      />
      {removed && !message && (
        <Notice tone="success" live>
          {t.removed}
        </Notice>
      )}
      <Answer message={message} code={code} />
      {mayOrder ? <Order /> : <ExtraForm data={data} unaccepted={unaccepted} hidden={{ do: "extra" }} />}
    </>
  );
}

function Order() {
  const { meeting, concealed } = useLoaderData<typeof loader>();
  const t = useTexts(agendaChangeTexts);
  const own = (allocationId: string | null) =>
    meeting.items.filter((one) => one.kind === "application" && one.allocationId === allocationId).length;
  return (
    <ol className="agenda-order" aria-label={t.order}>
      {meeting.items.map((item, index) => (
        <li key={item.id}>
          <div className="agenda-order__row">
            <a href={paths.meetingItem(meeting.id, item.id)}>{item.title}</a>
            <div className="agenda-order__tools">
              {(["up", "down"] as const).map(
                (way) =>
                  stepOf(meeting.items, item.id, way) !== null && (
                    <CommandForm
                      key={way}
                      className="agenda-order__move"
                      version={meeting.version}
                      hidden={{ do: way, itemId: item.id }}
                    >
                      <Button kind="quiet" id={buttonId(item.id, way)}>
                        {t[way]}
                        <HiddenText>
                          {" "}
                          {item.title}, {t.place(index + 1, meeting.items.length)}
                        </HiddenText>
                      </Button>
                    </CommandForm>
                  ),
              )}
            </div>
          </div>
          {isRemovable(item) && !concealed.includes(item.id) && (
            <Details
              summary={
                <>
                  {t.remove}
                  <HiddenText> {item.title}</HiddenText>
                </>
              }
            >
              <p>
                <Muted>{own(item.allocationId) > 0 ? t.removeWhole(own(item.allocationId)) : t.removeLead}</Muted>
              </p>
              <CommandForm version={meeting.version} hidden={{ do: "remove", itemId: item.id }}>
                <Button kind="danger">
                  {t.confirm}
                  <HiddenText> {item.title}</HiddenText>
                </Button>
              </CommandForm>
            </Details>
          )}
        </li>
      ))}
    </ol>
  );
}
