import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { callRevisionTexts } from "#app/rooms/calls/call-revision.texts.ts";
import { beginRevision, revisionOf } from "#app/rooms/calls/calls.server.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Prose, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, noParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, { roles: ["officer"] }, async ({ actor, params, language }) => {
  const { call, draftId, progress, closed } = found(await revisionOf(actor, params.id));
  return {
    heading: callRevisionTexts[language].title,
    id: call.id,
    title: call.title,
    draftId,
    received: progress.received,
    closed,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export const action = command({
  params: idParams,
  form: noParams,
  roles: ["officer"],
  run: ({ actor, params }) => beginRevision({ actor, id: params.id }),
  done: ({ value }) => paths.callBuilding(value.id),
});

/** What a change of published rules means, before anybody begins one. */
export default function CallRevision() {
  const { id, title, draftId, received, closed } = useLoaderData<typeof loader>();
  const t = useTexts(callRevisionTexts);
  const language = useLanguage();
  const { message, code } = useUnaccepted(t);
  return (
    <>
      <PageHeading
        title={t.title}
        caption={<bdi>{inLanguage(title, language)}</bdi>}
        lead={t.lead}
        back={{ href: paths.round(id), label: t.back }}
      />
      <Answer message={message} code={code} />
      <Section title={t.how}>
        <Prose>
          <ol>
            {t.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <p>{t.elsewhere}</p>
        </Prose>
      </Section>
      {received && <Notice title={t.publishing.locked}>{t.received}</Notice>}
      {closed ? (
        <Notice tone="warning">{t.refusals.closed}</Notice>
      ) : draftId ? (
        <Notice title={t.begun}>
          <p>{t.begunText}</p>
          <LinkButton href={paths.callBuilding(draftId)}>{t.goOn}</LinkButton>
        </Notice>
      ) : (
        <CommandForm>
          <Button>{t.begin}</Button>
        </CommandForm>
      )}
    </>
  );
}
