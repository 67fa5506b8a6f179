import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { submitForm } from "#app/rooms/applications/application.forms.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { monthsOf, periodOf } from "#app/rooms/applications/application.ts";
import { applicationForTeam, submitApplication } from "#app/rooms/applications/applications.server.ts";
import { completionTexts } from "#app/rooms/applications/completion.texts.ts";
import { paperTexts } from "#app/rooms/applications/paper.texts.ts";
import { isScanned } from "#app/rooms/applications/paper.ts";
import { totalsBy } from "#app/rooms/applications/sealing.ts";
import { sketchTexts } from "#app/rooms/applications/sketch.texts.ts";
import { PaperSealing } from "#app/rooms/applications/ui/paper-sealing.tsx";
import { TermsText } from "#app/rooms/calls/ui/terms-text.tsx";
import { formatDate, formatInstant, formatKronor, formatPeriod } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Check, Fieldset } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params, language, url }) => {
  const application = found(await applicationForTeam(actor, params.id));
  const {
    id,
    title,
    version,
    state,
    step,
    number,
    call,
    organisation,
    faults,
    attachmentFaults,
    confirmationFaults,
    may,
    signatories,
    sections,
    names,
  } = application;
  return {
    heading: applicationTexts[language].submission.title,
    id,
    title,
    version,
    state,
    step,
    number,
    call,
    organisation,
    signatories,
    sections,
    names,
    // What was not asked to be completed stands as it was sealed, and so does what was confirmed.
    faults:
      faults.length +
      (application.completion && !application.completion.sections.includes("attachments") ? 0 : attachmentFaults.length) +
      (application.completion ? 0 : confirmationFaults.length),
    may: may.includes("submit") || may.includes("resubmit"),
    completion: application.completion && { dueOn: application.completion.dueOn, late: application.completion.late },
    mayAsk: may.includes("ask-to-submit"),
    asked: url.searchParams.has("ombedd"),
    terms: application.around.rules.terms,
    paper:
      state === "registered" && application.paperReceivedOn && may.includes("seal-paper")
        ? { receivedOn: application.paperReceivedOn, scanned: isScanned(application.attachments) }
        : null,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.title} – Drum` }];

export const action = command({
  params: idParams,
  form: submitForm,
  run: ({ actor, params, form }) => submitApplication({ actor, id: params.id, version: form.version }),
  done: ({ params }) => paths.applicationReceipt(params.id),
});

const obstacles = { sketch: "sketch-first", waiting: "sketch-waiting", ended: "sketch-ended" } as const;

export default function Submission() {
  const data = useLoaderData<typeof loader>();
  const { id, call, organisation, sections, names, terms } = data;
  const room = useTexts(applicationTexts);
  const completing = useTexts(completionTexts).team;
  const paper = useTexts(paperTexts);
  const sketch = useTexts(sketchTexts);
  const language = useLanguage();
  const { values, errors, message, code } = useUnaccepted(room);
  const t = room.submission;
  const heading = (
    <PageHeading
      title={data.completion ? completing.submit : t.title}
      caption={<bdi>{data.title}</bdi>}
      lead={t.lead}
      back={{ href: paths.applicationCheck(id), label: room.check.title }}
    />
  );
  const open = call.phase === "open" && call.state === "published";
  const obstacle =
    data.state === "registered" ? (
      <Notice title={paper.entry.team}>{paper.entry.teamText}</Notice>
    ) : data.state !== "drafted" && !data.completion ? (
      <Notice tone={data.number ? "success" : "info"} title={data.number ? room.overview.submitted : room.overview.withdrawn}>
        {data.number ? (
          <LinkButton href={paths.applicationReceipt(id)}>{room.overview.toReceipt}</LinkButton>
        ) : (
          room.overview.withdrawnText
        )}
      </Notice>
    ) : data.state === "drafted" && data.step !== "full" ? (
      <Notice title={room.refusals[obstacles[data.step]]}>
        <LinkButton href={data.step === "sketch" ? paths.sketch(id) : paths.application(id)} kind="secondary">
          {data.step === "sketch" ? sketch.submission.title : room.receipt.toApplication}
        </LinkButton>
      </Notice>
    ) : data.completion?.late ? (
      <Notice tone="warning" title={completing.late}>
        {completing.lateText}
      </Notice>
    ) : !data.completion && !open ? (
      <Notice tone="warning" title={t.closed}>
        {t.closedText(formatInstant(call.closesAt, language))}
      </Notice>
    ) : data.faults > 0 ? (
      <Notice tone="warning" title={t.incomplete}>
        <p>{room.check.faults(data.faults)}.</p>
        <LinkButton href={paths.applicationCheck(id)} kind="secondary">
          {room.overview.check}
        </LinkButton>
      </Notice>
    ) : data.may ? null : (
      <Notice title={t.notSignatory}>
        <p>{data.signatories.length > 0 ? t.notSignatoryText(data.signatories.join(", ")) : t.noSignatory}</p>
        {data.mayAsk && data.signatories.length > 0 && (
          <LinkButton href={paths.applicationRequest(id)}>{room.asking.link}</LinkButton>
        )}
      </Notice>
    );
  const period = periodOf(sections.project);
  const totals = totalsBy(sections, names);
  const summary = (
    <Section title={data.paper ? paper.sealing.what : t.what}>
      <SummaryList
        rows={[
          { label: room.fields.title, value: <bdi>{data.title}</bdi> },
          { label: room.overview.organisation, value: <bdi>{organisation.name}</bdi> },
          { label: room.overview.call, value: inLanguage(call.title, language) },
          ...(period
            ? [
                {
                  label: room.fields.period,
                  value: `${formatPeriod(period.from, period.to, language)} (${room.fields.months(monthsOf(period))})`,
                },
              ]
            : []),
          { label: room.sums.requested, value: formatKronor(totals.requested, language) },
          { label: room.sums.cost, value: formatKronor(totals.cost, language) },
          data.paper
            ? { label: paper.receivedOn, value: formatDate(data.paper.receivedOn, language) }
            : data.completion
              ? { label: completing.until, value: `${formatDate(data.completion.dueOn, language)}. ${completing.note}` }
              : { label: room.overview.closes, value: `${formatInstant(call.closesAt, language)}. ${room.overview.inclusive}` },
        ]}
      />
    </Section>
  );
  if (data.paper)
    return (
      <PaperSealing
        id={id}
        title={data.title}
        version={data.version}
        scanned={data.paper.scanned}
        lacking={data.faults}
        summary={summary}
      />
    );
  if (obstacle) {
    return (
      <>
        {heading}
        <Answer message={message} code={code} />
        {data.asked && !message && <Notice tone="success" title={room.asking.done} live />}
        {obstacle}
        {(data.state === "drafted" || data.completion) && summary}
      </>
    );
  }
  return (
    <CommandForm {...(values ? { values } : {})} errors={errors} version={data.version}>
      {heading}
      <Answer message={message} code={code} />
      {summary}
      <Fieldset legend={t.declaration} legendSize="large">
        <TermsText terms={terms} summary={t.terms} />
        <Check name="declaration" label={t.declare(organisation.name)} />
      </Fieldset>
      <Button>{data.completion ? completing.submit : t.submit}</Button>
    </CommandForm>
  );
}
