import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { copyForm } from "#app/rooms/applications/application.forms.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { newApplicationId } from "#app/rooms/applications/applications.server.ts";
import { copyApplication, copyPage } from "#app/rooms/applications/copying.server.ts";
import { copyingTexts } from "#app/rooms/applications/copying.texts.ts";
import { CopyNotes } from "#app/rooms/applications/ui/copy-notes.tsx";
import { formatInstant } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, ButtonGroup, LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Check, Field, Hidden } from "#app/ui/fields.tsx";
import { Card, Cards } from "#app/ui/key-figures.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params, url, language }) => ({
  ...found(await copyPage(actor, params.id, url.searchParams.get("utlysning"))),
  heading: copyingTexts[language].title,
  newId: newApplicationId(),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.earlier.title} – Drum` }];

export const action = command({
  params: idParams,
  form: copyForm,
  run: ({ actor, params, form }) =>
    copyApplication({ actor, from: params.id, id: form.id, slug: form.slug, title: form.title, follows: form.follows }),
  done: ({ value }) => paths.application(value.id),
});

/** First the call, then what comes along to it and what does not, and only then a draft. */
export default function Copy() {
  const { earlier, editor, targets, chosen, newId } = useLoaderData<typeof loader>();
  const room = useTexts(applicationTexts);
  const t = useTexts(copyingTexts);
  const language = useLanguage();
  const { values, errors, message, code } = useUnaccepted({ refusals: room.refusals, errors: { ...room.errors, ...t.errors } });
  const heading = (
    <PageHeading
      title={t.title}
      caption={
        <bdi>
          {earlier.number ? `${earlier.number} ` : ""}
          {earlier.title}
        </bdi>
      }
      lead={t.lead}
      back={{ href: paths.application(earlier.id), label: earlier.title }}
    />
  );
  if (!editor)
    return (
      <>
        {heading}
        <Notice>{t.readerOnly}</Notice>
      </>
    );
  if (targets.length === 0)
    return (
      <>
        {heading}
        <EmptyState title={t.none} action={<LinkButton href={paths.calls()}>{t.toCalls}</LinkButton>}>
          {t.noneText}
        </EmptyState>
      </>
    );
  if (!chosen)
    return (
      <>
        {heading}
        <Section title={t.which}>
          <Cards>
            {targets.map((call) => (
              <Card
                key={call.slug}
                title={inLanguage(call.title, language)}
                href={paths.applicationCopy(earlier.id, call.slug)}
                meta={room.mine.closes(formatInstant(call.closesAt, language))}
              />
            ))}
          </Cards>
        </Section>
      </>
    );
  return (
    <CommandForm {...(values ? { values } : {})} errors={errors}>
      {heading}
      <Answer message={message} code={code} />
      <Callout
        label={inLanguage(chosen.title, language)}
        value={room.mine.closes(formatInstant(chosen.closesAt, language))}
        {...(targets.length > 1 ? { action: <a href={paths.applicationCopy(earlier.id)}>{t.another}</a> } : {})}
      />
      {chosen.notes.length === 0 ? (
        <p>{t.whole}</p>
      ) : (
        <Section title={t.notes} lead={t.notesLead}>
          <CopyNotes notes={chosen.notes} />
        </Section>
      )}
      <div>
        <Hidden name="id" {...(values?.id ? {} : { value: newId })} />
        <Hidden name="slug" value={chosen.slug} />
        <Field name="title" label={t.project} defaultValue={earlier.title} width="long" autoComplete="off" />
      </div>
      {chosen.following && (
        <Check
          name="follows"
          label={t.follows[chosen.following]}
          hint={chosen.following === "continuation" ? t.followsHint : t.followsHintPreStudy}
          defaultChecked
        />
      )}
      <ButtonGroup>
        <Button>{t.begin}</Button>
      </ButtonGroup>
      <p>
        <Muted>{room.mine.draftsLead}</Muted>
      </p>
    </CommandForm>
  );
}
