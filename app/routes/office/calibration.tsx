import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { calibrationForm } from "#app/rooms/assessment/calibration.forms.ts";
import { calibrationPage, decideCalibration } from "#app/rooms/assessment/calibration.server.ts";
import { calibrationTexts } from "#app/rooms/assessment/calibration.texts.ts";
import { Calibrated } from "#app/rooms/assessment/ui/calibrated.tsx";
import { formatDate } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";
import { unsent } from "#app/web/unsent.ts";

export const loader = page(
  idParams,
  { roles: ["officer", "secretary", "controller", "auditor", "admin"] },
  async ({ actor, params, url, language }) =>
    unsent({
      heading: calibrationTexts[language].title,
      page: found(await calibrationPage(actor, params.id)),
      done: url.searchParams.has("antecknat"),
    }),
);

export const action = command({
  params: idParams,
  form: calibrationForm,
  roles: ["officer", "secretary"],
  run: ({ actor, params, form }) => decideCalibration({ actor, callId: params.id, form }),
  done: ({ params }) => paths.calibration(params.id, "?antecknat"),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export default function CalibrationOfCall() {
  const { page: shown, done } = useLoaderData<typeof loader>();
  const t = useTexts(calibrationTexts);
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(t);
  const { call, adoption, version, may, owed } = shown;
  const [next] = may;
  return (
    <>
      <ErrorSummary errors={unaccepted.errors} />
      <PageHeading
        title={t.title}
        caption={inLanguage(call.title, language)}
        lead={t.lead}
        back={{ href: paths.ranking(call.id), label: t.back }}
      />
      <Answer message={message} code={code} />
      {done && !message && <Notice tone="success" title={t.done} live />}
      {shown.shown.is === "off" && (
        <Notice title={t.off}>
          <p>{t.offText}</p>
          {adoption && <p>{t.revoked(formatDate(adoption.decidedOn, language), adoption.decision)}</p>}
        </Notice>
      )}
      {shown.shown.is !== "off" && adoption && (
        <p>{t.adopted(formatDate(adoption.decidedOn, language), adoption.decision, adoption.recordedBy)}</p>
      )}
      {shown.shown.is === "too-little" && (
        <Notice tone="warning" title={t.tooLittle}>
          {t.why[shown.shown.tooLittle.code](shown.shown.tooLittle.have, shown.shown.tooLittle.need)}
        </Notice>
      )}
      {shown.shown.is === "on" && (
        <>
          {owed > 0 && <Notice>{t.owed}</Notice>}
          <Calibrated {...shown.shown} decimals={call.decimals} />
        </>
      )}
      {next && (
        <Section title={next === "adopt" ? t.recordAdoption : t.recordRevocation} rule>
          <CommandForm version={version} hidden={{ command: next }} {...unaccepted} summary={false}>
            <Field name="decidedOn" label={t.decidedOn} hint={t.decidedHint} width="short" autoComplete="off" />
            <Field name="decision" label={t.decision} hint={t.decisionHint} width="long" autoComplete="off" maxLength={200} />
            <Button kind={next === "adopt" ? "primary" : "secondary"}>{t.record[next]}</Button>
          </CommandForm>
        </Section>
      )}
    </>
  );
}
