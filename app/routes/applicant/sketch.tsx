import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { applicationForTeam } from "#app/rooms/applications/applications.server.ts";
import { sketchTexts } from "#app/rooms/applications/sketch.texts.ts";
import { handInSketch, sketchForTeam } from "#app/rooms/applications/sketches.server.ts";
import { ApplicationView } from "#app/rooms/applications/ui/application-view.tsx";
import { formatDate, formatInstant, formatInstantExact } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params, language }) => {
  const application = found(await applicationForTeam(actor, params.id));
  const sketch = await sketchForTeam(actor, params.id);
  // In a call of one step, and of what came on paper, there is no such page.
  const { id, title, version, call, organisation, faults, step, relations, state } = application;
  found(sketch || (step === "sketch" && state === "drafted") || null);
  return {
    heading: sketchTexts[language].title,
    id,
    title,
    version,
    call,
    organisation,
    faults: faults.length,
    may: relations.includes("editor"),
    binding: application.around.rules.sketch?.binding ?? false,
    sections: application.sections,
    names: application.names,
    sketch,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.title} – Drum` }];

export const action = command({
  params: idParams,
  form: z.object({ version: z.coerce.number("unknown").int("unknown") }),
  run: ({ actor, params, form }) => handInSketch({ actor, id: params.id, version: form.version }),
  done: ({ params }) => paths.application(params.id),
});

/** The idea sketch: to be handed in, and afterwards as it was. */
export default function Sketch() {
  const data = useLoaderData<typeof loader>();
  return data.sketch ? <HandedIn sketch={data.sketch} /> : <HandIn />;
}

function HandIn() {
  const { id, title, version, call, organisation, faults, may, binding, sections, names } = useLoaderData<typeof loader>();
  const room = useTexts(applicationTexts);
  const sketch = useTexts(sketchTexts);
  const language = useLanguage();
  const { values, errors, message } = useUnaccepted({
    ...sketch,
    refusals: { ...room.refusals, ...sketch.refusals },
  });
  const t = sketch.submission;
  const open = call.phase === "open" && call.state === "published";
  const heading = (
    <PageHeading
      title={t.title}
      caption={<bdi>{title}</bdi>}
      lead={t.lead}
      back={{ href: paths.applicationCheck(id), label: sketch.check.title }}
    />
  );
  const summary = (
    <Section title={t.what}>
      <SummaryList
        rows={[
          { label: room.fields.title, value: <bdi>{title}</bdi> },
          { label: room.overview.organisation, value: <bdi>{organisation.name}</bdi> },
          { label: room.overview.call, value: inLanguage(call.title, language) },
          { label: sketch.team.closes, value: `${formatInstant(call.closesAt, language)}. ${room.overview.inclusive}` },
          ...(call.steps
            ? [
                {
                  label: sketch.team.answer,
                  value: `${sketch.team.answerNote(formatDate(call.steps.sketchAnswerOn, language))}. ${binding ? sketch.team.binding : sketch.team.advice}`,
                },
              ]
            : []),
        ]}
      />
      <ApplicationView sections={sections} names={names} level={3} />
    </Section>
  );
  const problem = message && (
    <Notice tone="danger" live>
      {message}
    </Notice>
  );
  if (!open || faults > 0 || !may)
    return (
      <>
        {heading}
        {problem}
        {!open ? (
          <Notice tone="warning" title={t.closed}>
            {t.closedText(formatInstant(call.closesAt, language))}
          </Notice>
        ) : faults > 0 ? (
          <Notice tone="warning" title={t.incomplete}>
            <p>{room.check.faults(faults)}.</p>
            <LinkButton href={paths.applicationCheck(id)} kind="secondary">
              {room.overview.check}
            </LinkButton>
          </Notice>
        ) : (
          <Notice>{t.notEditor}</Notice>
        )}
        {summary}
      </>
    );
  return (
    <CommandForm {...(values ? { values } : {})} errors={errors} version={version}>
      {heading}
      {problem}
      {summary}
      <Button>{t.submit}</Button>
    </CommandForm>
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;
function HandedIn({ sketch }: { sketch: NonNullable<Loaded["sketch"]> }) {
  const { id, title, organisation, call } = useLoaderData<typeof loader>();
  const room = useTexts(applicationTexts);
  const texts = useTexts(sketchTexts);
  const language = useLanguage();
  const { content } = sketch;
  return (
    <>
      <PageHeading
        title={texts.team.handedIn}
        caption={sketch.number}
        lead={texts.team.handedInLead}
        back={{ href: paths.application(id), label: title }}
      />
      <SummaryList
        rows={[
          { label: room.receipt.number, value: sketch.number },
          { label: texts.submission.received, value: `${formatInstantExact(sketch.submittedAt)}, ${room.receipt.receivedNote}` },
          { label: texts.office.handedInBy, value: <bdi>{content.submittedBy.name}</bdi> },
          { label: room.overview.organisation, value: <bdi>{organisation.name}</bdi> },
          { label: room.overview.call, value: inLanguage(call.title, language) },
          { label: texts.office.state, value: texts.states[sketch.state] },
          { label: texts.office.hash, value: <span className="hash">{sketch.sha256}</span> },
        ]}
      />
      <LinkButton href={paths.sketchReceiptPdf(id)} kind="secondary">
        {texts.receipt.pdf}
      </LinkButton>
      <Section title={texts.office.content}>
        <ApplicationView sections={content.sections} names={content.names} level={3} />
      </Section>
    </>
  );
}
