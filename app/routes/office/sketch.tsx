import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { sketchAnswerForm } from "#app/rooms/applications/sketch.forms.ts";
import { sketchTexts } from "#app/rooms/applications/sketch.texts.ts";
import { answerSketch, sketchForOffice } from "#app/rooms/applications/sketches.server.ts";
import { ApplicationView } from "#app/rooms/applications/ui/application-view.tsx";
import { sketchTones } from "#app/rooms/applications/ui/stage-tones.ts";
import { Words } from "#app/rooms/applications/ui/words.tsx";
import { callAdmissionTexts } from "#app/rooms/calls/call-admission.texts.ts";
import { formatOrganisationNumber } from "#app/rooms/people/organisation.ts";
import { formatDate, formatInstant, formatInstantExact } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, ButtonGroup, LinkButton } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section, Stack } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(
  idParams,
  { roles: ["officer", "secretary", "controller", "auditor", "admin"] },
  async ({ actor, params, url }) => ({
    ...found(await sketchForOffice(actor, params.id)),
    self: actor.personId,
    answered: url.searchParams.has("besvarad"),
  }),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.number} ${data?.content.sections.project.title} – Drum` },
];

export const action = command({
  params: idParams,
  form: sketchAnswerForm,
  roles: ["officer"],
  run: ({ actor, params, form }) => answerSketch({ actor, id: params.id, ...form }),
  done: ({ params }) => `${paths.caseSketch(params.id)}?besvarad`,
});

/** One idea sketch as it was handed in, and the office's one answer to it. */
export default function Sketch() {
  const sketch = useLoaderData<typeof loader>();
  const room = useTexts(sketchTexts);
  const application = useTexts(applicationTexts);
  const late = useTexts(callAdmissionTexts);
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(room);
  const t = room.office;
  const { content, stage } = sketch;
  const rule = sketch.binding ? t.binding : t.advice;
  return (
    <>
      <PageHeading
        title={<bdi>{content.sections.project.title}</bdi>}
        caption={`${room.title} · ${sketch.number}`}
        tag={<Tag tone={sketchTones[stage]}>{room.states[stage]}</Tag>}
        back={{ href: paths.sketches(sketch.callId), label: t.back }}
        {...(sketch.full
          ? {
              actions: (
                <LinkButton href={paths.case(sketch.id)} kind="secondary">
                  {t.toCase}
                </LinkButton>
              ),
            }
          : {})}
      />
      <Answer message={message} code={code} />
      {sketch.answered && !message && stage !== "submitted" && <Notice tone="success" title={t.answered} live />}
      {sketch.withdrawnReason && (
        <Notice tone="warning" title={t.withdrawn}>
          <Words text={sketch.withdrawnReason} />
        </Notice>
      )}
      {sketch.answeredAt && (
        <Section title={room.states[sketch.state]}>
          <Words text={sketch.reasons} />
          <p>{t.answeredBy(sketch.answeredBy ?? "", formatInstant(sketch.answeredAt, language))}</p>
        </Section>
      )}
      <SummaryList
        rows={[
          {
            label: t.organisation,
            value: (
              <>
                <bdi>{content.organisation.name}</bdi>, {formatOrganisationNumber(content.organisation.number)}
              </>
            ),
          },
          { label: application.overview.call, value: inLanguage(content.call.title, language) },
          {
            label: t.received,
            value: `${formatInstantExact(sketch.submittedAt)}${sketch.lateUntil ? `. ${late.mark}.` : ""}`,
          },
          { label: t.handedInBy, value: <bdi>{content.submittedBy.name}</bdi> },
          { label: t.hash, value: <span className="hash">{sketch.sha256}</span> },
        ]}
      />
      <LinkButton href={paths.caseSketchPdf(sketch.id)} kind="secondary">
        {t.pdf}
      </LinkButton>
      <Section title={t.content}>
        <ApplicationView sections={content.sections} names={content.names} level={3} />
      </Section>
      {sketch.may.length > 0 ? (
        <CommandForm version={sketch.version} {...unaccepted}>
          <Section
            title={t.answer}
            lead={`${rule} ${sketch.answerOn ? t.answerBy(formatDate(sketch.answerOn, language)) : ""} ${t.answerLead}`}
            rule
          >
            <Stack>
              <TextArea name="reasons" label={t.reasons} hint={t.reasonsHint} rows={6} maxLength={5_000} />
              <ButtonGroup>
                <Button name="answer" value="welcome">
                  {t.welcome}
                </Button>
                <Button name="answer" value="advise-against" kind="secondary">
                  {t.against}
                </Button>
              </ButtonGroup>
            </Stack>
          </Section>
        </CommandForm>
      ) : (
        stage === "submitted" && <Notice>{t.readOnly}</Notice>
      )}
      <Section title={t.conflicts} rule>
        <Stack gap="small">
          {sketch.conflicts.map((one) => (
            <p key={one.personId}>
              <a href={paths.caseConflict(sketch.id, one.personId)}>{t.declared(one.name, t.conflictStates[one.state])}</a>
            </p>
          ))}
          <p>
            <a href={paths.caseConflict(sketch.id, sketch.self)}>{t.declare}</a>
          </p>
        </Stack>
      </Section>
    </>
  );
}
