import { Fragment, type KeyboardEvent, type SyntheticEvent, useEffect, useRef, useState } from "react";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { sectionsAt } from "#app/rooms/applications/places.ts";
import type { Sealed } from "#app/rooms/applications/sealing.ts";
import { AnswersAt } from "#app/rooms/applications/ui/application-view.tsx";
import { assessmentTexts } from "#app/rooms/assessment/assessment.texts.ts";
import {
  type Item,
  longestMotivation,
  longestNote,
  longestSummary,
  noteKey,
  type Score,
  summaryKey,
} from "#app/rooms/assessment/assessment.ts";
import { createAutosave, type SaveStatus, type SendOutcome, type Typed } from "#app/rooms/assessment/ui/autosave.ts";
import { levelPressed, type Pressed } from "#app/rooms/assessment/ui/number-keys.ts";
import { formatShare, formatTime } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Details } from "#app/ui/details.tsx";
import { Choice, Hidden, TextArea } from "#app/ui/fields.tsx";
import { useFieldState } from "#app/ui/form-state.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Section } from "#app/ui/layout.tsx";
import { askServer } from "#app/ui/patience.ts";
import { Tag } from "#app/ui/tag.tsx";
import "./assessment.css";

const levelOf = (score: Score | undefined) => (score === undefined ? "" : score.notAssessable ? "none" : String(score.value));

type ScoringProps = {
  items: readonly Item[];
  /** the application, for the applicant's own words under each criterion */
  content: Sealed | null;
  scores: readonly Score[];
  summary: string;
  /** the assessor's own */
  note: string;
  version: number;
  /** where one score is saved while the assessor works */
  saveAt: string;
  /** shows what is stored beside what was typed, after another tab has saved */
  compare?: boolean;
};

/** Every criterion, then every claimed goal, then the overall words. Lives inside the page's form; works without JavaScript. */
export function ScoringForm({ items, content, scores, summary, note, version, saveAt, compare = false }: ScoringProps) {
  const t = useTexts(assessmentTexts);
  const language = useLanguage();
  const stored = new Map(scores.map((score) => [score.key, score]));
  const { scoring, statuses, onChange, onKeyDown } = useAutosave(version, saveAt);
  const criteria = items.filter(({ kind }) => kind === "criterion");
  const goals = items.filter(({ kind }) => kind === "goal");
  const said = (key: string): Said => {
    const status = statuses[key];
    return {
      status:
        status === undefined
          ? ""
          : status.kind === "saved"
            ? t.saving.saved(formatTime(status.at, language))
            : t.saving[status.kind],
      unsaved: status !== undefined && status.kind !== "saved" && status.kind !== "saving",
    };
  };
  const one = (item: Item) => {
    const index = items.indexOf(item);
    return (
      <ItemFields
        key={item.key}
        item={item}
        content={content}
        index={index}
        score={stored.get(item.key)}
        compare={compare}
        {...said(item.key)}
      />
    );
  };
  /** A text that belongs to the whole and not to one criterion. */
  const words = (name: string, key: string, { title, hint }: { title: string; hint: string }, most: number, text: string) => (
    <Section title={title} level={3}>
      <div data-key={key}>
        <TextArea name={name} label={title} labelHidden hint={hint} optional rows={5} maxLength={most} defaultValue={text} />
        {compare && <StoredText name={name} text={text} />}
        <SaveStatusLine {...said(key)} />
      </div>
    </Section>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens to the controls inside; it is no control itself
    <div className="scoring" ref={scoring} onChange={onChange} onKeyDown={onKeyDown}>
      <Section title={t.page.criteria} level={3}>
        {criteria.map(one)}
      </Section>
      {goals.length > 0 && (
        <Section title={t.page.goals} level={3} lead={<p>{t.page.goalsLead}</p>}>
          {goals.map(one)}
        </Section>
      )}
      {words("summary", summaryKey, { title: t.page.summary, hint: t.page.summaryHint }, longestSummary, summary)}
      {words("note", noteKey, t.note, longestNote, note)}
    </div>
  );
}

/** Whether what was typed is saved, in words; "" while nothing has been typed. */
type Said = { status: string; unsaved: boolean };

const SaveStatusLine = ({ status, unsaved }: Said) => (
  <p className={unsaved ? "criterion__status criterion__status--unsaved" : "criterion__status"} role="status">
    {status}
  </p>
);

type ItemProps = { item: Item; content: Sealed | null; index: number; score: Score | undefined; compare: boolean } & Said;

function ItemFields({ item, content, index, score, compare, status, unsaved }: ItemProps) {
  const t = useTexts(assessmentTexts);
  const language = useLanguage();
  const name = inLanguage(item.name, language);
  const part =
    item.kind === "criterion"
      ? t.page.weight(formatShare((item.weight ?? 0) * 100, language))
      : t.page.share(formatShare(item.share ?? 0, language));
  return (
    <div className="criterion" data-key={item.key}>
      <div className="criterion__heading">
        <h4>{name}</h4>
        <Tag>{part}</Tag>
      </div>
      {item.kind === "criterion" && <p className="criterion__about">{inLanguage(item.about, language)}</p>}
      {item.questions.length > 0 && (
        <Details summary={t.page.questions}>
          <ul>
            {item.questions.map((question) => (
              <li key={question.sv}>{inLanguage(question, language)}</li>
            ))}
          </ul>
        </Details>
      )}
      {content && <OwnWords places={item.answeredIn} content={content} />}
      <Hidden name={`scores.${index}.key`} value={item.key} />
      <Choice
        name={`scores.${index}.level`}
        label={t.page.level(name)}
        labelHidden
        defaultValue={levelOf(score)}
        options={[
          ...item.levels.map(({ value, text }) => ({
            value: String(value),
            label: (
              <>
                <strong className="level__value">{value}</strong>
                {` ${inLanguage(text, language)}`}
              </>
            ),
          })),
          { value: "none", label: t.page.notAssessable, hint: t.page.notAssessableHint, divider: t.page.or },
        ]}
      />
      <TextArea
        name={`scores.${index}.motivation`}
        label={t.page.motivation}
        hint={t.page.motivationHint}
        rows={4}
        maxLength={longestMotivation}
        defaultValue={score?.motivation ?? ""}
      />
      {compare && <StoredScore index={index} item={item} score={score} />}
      <SaveStatusLine status={status} unsaved={unsaved} />
    </div>
  );
}

/** What the applicant has answered where the call says that this criterion is answered, and the way to it in the whole application. */
function OwnWords({ places, content }: { places: readonly string[]; content: Sealed }) {
  const t = useTexts(assessmentTexts).page;
  const sections = useTexts(applicationTexts).sections;
  const there = sectionsAt(places, content.names);
  if (there.length === 0) return null;
  return (
    <Details summary={t.ownWords}>
      <AnswersAt places={places} sections={content.sections} names={content.names} confirmations={content.confirmations} />
      <p>
        {`${t.inApplication} `}
        {there.map((key, index) => (
          <Fragment key={key}>
            {index > 0 && ", "}
            <a href={`#del-${key}`}>{sections[key].title}</a>
          </Fragment>
        ))}
      </p>
    </Details>
  );
}

/** Only where the two versions differ: most of the form is the same in both. */
function StoredScore({ index, item, score }: { index: number; item: Item; score: Score | undefined }) {
  const t = useTexts(assessmentTexts);
  const language = useLanguage();
  const level = useFieldState(`scores.${index}.level`);
  const motivation = useFieldState(`scores.${index}.motivation`);
  if (level.value === levelOf(score) && motivation.value === (score?.motivation ?? "")) return null;
  const text = item.levels.find(({ value }) => value === score?.value)?.text;
  return (
    <div className="stored">
      <p className="stored__label">{t.page.storedHere}</p>
      {score ? (
        <>
          <p>{score.notAssessable ? t.page.notAssessable : `${score.value} ${text ? inLanguage(text, language) : ""}`}</p>
          <p className="as-typed">{score.motivation}</p>
        </>
      ) : (
        <p>{t.page.nothingStored}</p>
      )}
    </div>
  );
}

function StoredText({ name, text }: { name: string; text: string }) {
  const t = useTexts(assessmentTexts);
  const field = useFieldState(name);
  if (field.value === text) return null;
  return (
    <div className="stored">
      <p className="stored__label">{t.page.storedHere}</p>
      <p className="as-typed">{text || t.page.nothingStored}</p>
    </div>
  );
}

async function send(url: string, score: Typed & { key: string; version: number }): Promise<SendOutcome> {
  try {
    const response = await askServer(url, {
      method: "POST",
      headers: { accept: "application/json" },
      body: new URLSearchParams({
        key: score.key,
        level: score.level,
        motivation: score.motivation,
        version: String(score.version),
      }),
    });
    if (response.ok && !response.redirected) {
      const { version, savedAt } = (await response.json()) as { version?: number; savedAt?: string };
      return typeof version === "number" && savedAt ? { kind: "saved", version, at: new Date(savedAt) } : { kind: "closed" };
    }
    if (response.status >= 500 || response.status === 429) return { kind: "unreachable" };
    if (response.status === 409) {
      const { refusal } = (await response.json()) as { refusal?: { code?: string } };
      return { kind: refusal?.code === "changed-since-read" ? "stale" : "closed" };
    }
    return { kind: response.status === 422 ? "refused" : "closed" };
  } catch {
    return { kind: "unreachable" };
  }
}

const controlsOf = (part: Element): Typed => ({
  level: part.querySelector<HTMLInputElement>("input[type=radio]:checked")?.value ?? "",
  motivation: part.querySelector("textarea")?.value ?? "",
});

/** How long a button waits for a save that does not answer, in milliseconds. */
const longestWait = 10_000;

/** Saves each score as it is made. The buttons save everything all the same, with or without this. */
function useAutosave(version: number, url: string) {
  const [statuses, setStatuses] = useState<Readonly<Record<string, SaveStatus>>>({});
  const scoring = useRef<HTMLDivElement | null>(null);
  const saver = useRef<ReturnType<typeof createAutosave> | null>(null);
  const pause = useRef(new Map<string, number>());
  const leaving = useRef(false);
  const pressed = useRef<(Pressed & { part: Element | null }) | null>(null);

  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (!leaving.current && (saver.current?.unsaved() || pause.current.size > 0)) event.preventDefault();
    };
    // The button sends the whole form, so nothing is lost by leaving. A save of our own that is on its way must land first: the form
    // would else name a version that we ourselves have passed, and the assessor would be told that somebody had changed it.
    const form = scoring.current?.closest("form");
    let held: "not" | "waiting" | "let-go" = "not";
    const send = (event: SubmitEvent) => {
      // Nothing is sent then: what is to be saved waits for the network as before.
      if (!navigator.onLine) return;
      for (const timer of pause.current.values()) window.clearTimeout(timer);
      pause.current.clear();
      leaving.current = true;
      const underWay = saver.current?.finish();
      if (!underWay || held === "let-go") return;
      event.preventDefault();
      // Pressed twice, sent once.
      if (held === "waiting") return;
      held = "waiting";
      void Promise.race([underWay, new Promise((resume) => setTimeout(resume, longestWait))]).then(() =>
        // The save's own answer writes its version into the form first.
        setTimeout(() => {
          held = "let-go";
          form?.requestSubmit(event.submitter);
        }, 0),
      );
    };
    window.addEventListener("beforeunload", ask);
    form?.addEventListener("submit", send);
    return () => {
      window.removeEventListener("beforeunload", ask);
      form?.removeEventListener("submit", send);
    };
  }, []);

  const change = (part: HTMLElement) => {
    saver.current ??= createAutosave(version, {
      send: (score) => send(url, score),
      tell: (key, status) => setStatuses((before) => ({ ...before, [key]: status })),
      newVersion: (next) => {
        const field = scoring.current?.closest("form")?.elements.namedItem("version");
        if (field instanceof HTMLInputElement) field.value = String(next);
      },
      wait: (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds)),
    });
    saver.current.change(part.dataset.key as string, controlsOf(part));
  };

  const onChange = (event: SyntheticEvent) => {
    const control = event.target as HTMLElement;
    const part = control.closest<HTMLElement>("[data-key]");
    if (!part?.dataset.key) return;
    const { key } = part.dataset;
    window.clearTimeout(pause.current.get(key));
    const now = control instanceof HTMLInputElement;
    pause.current.set(
      key,
      window.setTimeout(
        () => {
          pause.current.delete(key);
          change(part);
        },
        now ? 0 : 900,
      ),
    );
  };

  /** A digit, or two in a row, chooses that level in the criterion where the focus is; in a text a digit is a digit. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (!/^\d$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLTextAreaElement)
      return;
    const part = (event.target as HTMLElement).closest("[data-key]");
    const radios = [...(part?.querySelectorAll<HTMLInputElement>("input[type=radio]") ?? [])];
    const level = levelPressed(
      radios.map(({ value }) => value),
      event.key,
      pressed.current?.part === part ? pressed.current : null,
      event.timeStamp,
    );
    const radio = radios.find(({ value }) => value === level);
    if (!radio) return;
    pressed.current = { part, digits: event.key, at: event.timeStamp };
    event.preventDefault();
    radio.focus();
    radio.click();
  };

  return { scoring, statuses, onChange, onKeyDown };
}
