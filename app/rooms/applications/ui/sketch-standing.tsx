import type { LocalDate } from "#app/kernel/time.ts";
import type { TwoSteps } from "#app/rooms/applications/queries/team.server.ts";
import type { SketchState } from "#app/rooms/applications/sketch.lifecycle.ts";
import { sketchTexts } from "#app/rooms/applications/sketch.texts.ts";
import type { Step } from "#app/rooms/applications/step.ts";
import { Words } from "#app/rooms/applications/ui/words.tsx";
import { formatDate, formatInstant } from "#app/texts/format.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Steps } from "#app/ui/steps.tsx";

/** Where an application to a call in two steps has come, with the last day of each. */
export function SketchSteps({ step, steps, answeredAt }: { step: Step; steps: TwoSteps; answeredAt: Date | null }) {
  const t = useTexts(sketchTexts);
  const language = useLanguage();
  return (
    <Steps
      label={t.stepsLabel}
      current={step === "sketch" ? 0 : step === "waiting" ? 1 : 2}
      items={[
        { label: t.team.stepOne, note: t.team.stepOneNote(formatInstant(steps.sketchClosesAt, language)) },
        {
          label: t.team.answer,
          note: answeredAt ? formatInstant(answeredAt, language) : t.team.answerNote(formatDate(steps.sketchAnswerOn, language)),
        },
        { label: t.team.stepTwo, note: t.team.stepOneNote(formatInstant(steps.fullClosesAt, language)) },
      ]}
    />
  );
}

type SketchAnswerProps = {
  sketch: {
    readonly number: string;
    readonly state: Exclude<SketchState, "absent">;
    readonly submittedAt: Date;
    readonly reasons: string;
    readonly answeredAt: Date | null;
  };
  step: Step;
  answerBy: LocalDate | null;
  href: string;
};

/** What the office has said of the sketch, or by when it will. */
export function SketchAnswer({ sketch, step, answerBy, href }: SketchAnswerProps) {
  const t = useTexts(sketchTexts).team;
  const language = useLanguage();
  const link = (
    <p>
      <a href={href}>{t.read}</a>
    </p>
  );
  if (sketch.state === "submitted" || !sketch.answeredAt)
    return (
      <Notice tone="success" title={t.waiting}>
        <p>{t.waitingText(sketch.number, formatInstant(sketch.submittedAt, language))}</p>
        {answerBy && <p>{t.waitingNext(formatDate(answerBy, language))}</p>}
        {link}
      </Notice>
    );
  const welcome = sketch.state === "welcomed";
  return (
    <Notice tone={welcome ? "success" : "warning"} title={welcome ? t.welcomed : t.advised}>
      <Words text={sketch.reasons} />
      <p>{step === "ended" ? t.ended : welcome ? t.continued : t.stillMay}</p>
      <p>{t.by(formatInstant(sketch.answeredAt, language))}</p>
      {link}
    </Notice>
  );
}
