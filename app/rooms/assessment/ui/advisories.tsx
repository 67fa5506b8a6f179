import type { LocalDate } from "#app/kernel/time.ts";
import { advisoryTexts } from "#app/rooms/assessment/advisory.texts.ts";
import { type Advisory, type AdvisoryStanding, longestQuestion, standingOf } from "#app/rooms/assessment/advisory.ts";
import { formatDate, formatInstant } from "#app/texts/format.ts";
import { Field, TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, Stack } from "#app/ui/layout.tsx";
import { Tag, type Tone } from "#app/ui/tag.tsx";
import "./assessment.css";

const tones: Readonly<Record<AdvisoryStanding, Tone>> = {
  answered: "positive",
  late: "attention",
  waiting: "info",
  overdue: "negative",
  recused: "neutral",
  withdrawn: "neutral",
};

export function StandingTag({ advisory, today }: { advisory: Advisory; today: LocalDate }) {
  const t = useTexts(advisoryTexts);
  const standing = standingOf(advisory, today);
  return <Tag tone={tones[standing]}>{t.standings[standing]}</Tag>;
}

/** One answer: what they think, why, and who says so. */
export function AdviceGiven({ advisory, today }: { advisory: Advisory; today: LocalDate }) {
  const t = useTexts(advisoryTexts);
  const language = useLanguage();
  const { answer } = advisory;
  if (!answer) return null;
  return (
    <Stack gap="small">
      <p>
        {answer.stance && <strong>{t.stances[answer.stance]}</strong>}{" "}
        {standingOf(advisory, today) !== "answered" && <StandingTag advisory={advisory} today={today} />}
      </p>
      <div className="as-typed">{answer.words}</div>
      <p>
        <Muted>
          <bdi>{t.shown.by(answer.name, answer.title, formatInstant(answer.at, language))}</bdi>
        </Muted>
      </p>
    </Stack>
  );
}

/** What each body has said, and who has said nothing: read beside the scores, never among them. */
export function AdvisoriesShown({ advisories, today }: { advisories: readonly Advisory[]; today: LocalDate }) {
  const t = useTexts(advisoryTexts);
  const language = useLanguage();
  const shown = advisories.filter(({ state }) => state === "answered" || state === "recused");
  const silent = advisories.filter(({ state }) => state === "asked");
  if (shown.length === 0 && silent.length === 0) return <p>{t.shown.none}</p>;
  return (
    <Stack gap="large">
      <p>
        <Muted>{t.shown.about}</Muted>
      </p>
      {shown.map((one) => (
        <section key={one.id}>
          <h3>
            <bdi>{one.body}</bdi>
          </h3>
          <AdviceGiven advisory={one} today={today} />
        </section>
      ))}
      {silent.length > 0 && (
        <p>{t.shown.missing(silent.map(({ body, dueOn }) => t.shown.awaited(body, formatDate(dueOn, language))).join(", "))}</p>
      )}
    </Stack>
  );
}

/** Whom to ask and what: the same for one case and for many. */
export function AskFields() {
  const t = useTexts(advisoryTexts).office;
  return (
    <>
      <Field name="body" label={t.body} hint={t.bodyHint} maxLength={160} width="long" />
      <Field name="name" label={t.name} autoComplete="off" maxLength={120} width="long" />
      <Field name="email" label={t.email} type="email" autoComplete="off" width="long" />
      <TextArea name="question" label={t.question} hint={t.questionHint} rows={4} maxLength={longestQuestion} />
      <Field name="dueOn" label={t.dueOn} hint={t.dueHint} width="short" autoComplete="off" />
    </>
  );
}
