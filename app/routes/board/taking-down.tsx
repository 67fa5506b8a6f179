import { type MetaFunction, useLoaderData } from "@remix-run/react";
import type { Result } from "#app/kernel/result.ts";
import { paths } from "#app/paths.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { takingDownForm, wholeText } from "#app/rooms/decisions/text-taken-down.forms.ts";
import { takenDownTexts } from "#app/rooms/decisions/text-taken-down.texts.ts";
import {
  putTextUpAgain,
  type TakingDownPage,
  takeDownText,
  takingDownPage,
} from "#app/rooms/decisions/texts-taken-down.server.ts";
import { toldTitle } from "#app/rooms/decisions/told-title.ts";
import { formatDate, formatInstant } from "#app/texts/format.ts";
import type { Language } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Check, Choice, TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, { roles: ["secretary", "admin"] }, async ({ actor, params, language }) => ({
  heading: takenDownTexts[language].title,
  view: found(await takingDownPage(actor, params.id)),
}));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export const action = command({
  params: idParams,
  form: takingDownForm,
  roles: ["secretary", "admin"],
  run: ({ actor, params: { id }, form }): Promise<Result<unknown, string>> =>
    form.do === "take-down"
      ? takeDownText({ actor, id, version: form.version, itemId: form.text, reason: form.reason })
      : putTextUpAgain({ actor, id, version: form.version, textId: form.again, reason: form.whyAgain }),
  done: ({ params }) => paths.textTakingDown(params.id),
});

export default function TakingDown() {
  const { view } = useLoaderData<typeof loader>();
  const t = useTexts(takenDownTexts);
  const room = useTexts(decisionTexts);
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(t);
  const down = view.texts.filter(({ putUpAt }) => putUpAt === null);
  const paragraphs = room.board.paragraphs(view.first ?? 0, view.last ?? 0);
  const name = (number: number | null) => (number === null ? t.wholeShort : room.item.paragraph(number));
  const inside = down
    .map(({ paragraph }) => paragraph)
    .sort((one, other) => (one ?? 0) - (other ?? 0))
    .map((number) => (number === null ? t.wholeInside : name(number)));
  const putting = unaccepted.values?.do === "put-up-again";
  return (
    <>
      <PageHeading title={t.title} lead={t.lead} back={{ href: paths.noticeBoard(), label: t.back }} />
      <Answer message={message} code={code} />
      {down.length > 0 && <Notice tone="warning">{t.nowDown(inside.join(", "))}</Notice>}
      <SummaryList
        rows={[
          { label: t.meeting, value: room.board.entry(view.body, formatDate(view.heldOn, language)) },
          { label: room.board.paragraphsLabel, value: paragraphs },
          ...(view.appealUntil ? [{ label: t.until, value: formatDate(view.appealUntil, language) }] : []),
        ]}
      />
      <p className="prose">{t.stands}</p>
      {!view.term && <Notice>{t.termOver}</Notice>}
      {view.term && (
        <Section title={t.downTitle} lead={t.downLead}>
          <CommandForm version={view.version} hidden={{ do: "take-down" }} {...(putting ? {} : unaccepted)}>
            <Choice name="text" label={t.text} options={choicesOf(view, t, paragraphs, language)} />
            <TextArea name="reason" label={t.reason} hint={t.reasonHint} rows={3} maxLength={1_000} />
            <Check name="certain" label={t.certain} />
            <Button kind="danger">{t.takeDown}</Button>
          </CommandForm>
        </Section>
      )}
      {view.term && down.length > 0 && (
        <Section title={t.againTitle} lead={t.againLead} rule>
          <CommandForm version={view.version} hidden={{ do: "put-up-again" }} {...(putting ? unaccepted : {})}>
            <Choice
              name="again"
              label={t.again}
              options={down.map(({ id, paragraph }) => ({ value: id, label: name(paragraph) }))}
            />
            <TextArea name="whyAgain" label={t.whyAgain} rows={3} maxLength={1_000} />
            <Check name="checked" label={t.checked} />
            <Button kind="secondary">{t.putUp}</Button>
          </CommandForm>
        </Section>
      )}
      <Section title={t.history} rule>
        <DataTable
          caption={t.history}
          captionHidden
          rows={view.texts}
          rowKey={(text) => text.id}
          empty={t.historyEmpty}
          columns={[
            { key: "text", label: t.columns.text, cell: (text) => name(text.paragraph) },
            { key: "down", label: t.columns.down, cell: (text) => t.by(formatInstant(text.takenDownAt, language), text.by) },
            { key: "why", label: t.columns.why, cell: (text) => text.reason },
            {
              key: "up",
              label: t.columns.up,
              cell: (text) => (text.putUpAt ? t.by(formatInstant(text.putUpAt, language), text.putUpBy ?? "") : t.stillDown),
            },
            { key: "whyUp", label: t.columns.whyUp, cell: (text) => text.putUpReason || "–" },
          ]}
        />
      </Section>
    </>
  );
}

/** What is not down already; of a text that is down as a whole its paragraphs can be too, so that the rest can be put up again. */
function choicesOf(view: TakingDownPage, t: (typeof takenDownTexts)["sv"], paragraphs: string, language: Language) {
  const isDown = (itemId: string | null) => view.texts.some((text) => text.putUpAt === null && text.itemId === itemId);
  return [
    ...(isDown(null) ? [] : [{ value: wholeText, label: t.whole(paragraphs), hint: t.wholeHint }]),
    ...view.paragraphs.flatMap(({ itemId, paragraph, title, callTitle }) =>
      isDown(itemId) ? [] : [{ value: itemId, label: t.paragraph(paragraph, toldTitle(title, callTitle, language).text) }],
    ),
  ];
}
