import type { Decision } from "#app/gate/execute.server.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { nested } from "#app/kernel/nested.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { besideUnasked } from "#app/rooms/applications/answers.ts";
import { type FormChoices, sectionForm, type TypedValues, typedValues } from "#app/rooms/applications/application.forms.ts";
import type { SectionKey, Sections } from "#app/rooms/applications/application.ts";
import { openFor, type SectionSubject, saveSection } from "#app/rooms/applications/commands/save-section.ts";
import type { ApplicationEvent } from "#app/rooms/applications/events.ts";
import { type Clash, merge } from "#app/rooms/applications/merging.ts";
import type { StepRefusal } from "#app/rooms/applications/step.ts";
import type { Answers } from "#app/rooms/calls/questions.ts";

export type WritingSubject = SectionSubject & { readonly stored: Sections };

export type Writing = {
  readonly section: SectionKey;
  /** what the writer's page held when it last agreed with the server */
  readonly base: TypedValues;
  /** what it holds now */
  readonly typed: TypedValues;
};

export type Written = {
  /** the section's own; the same as before when there was nothing new to store */
  readonly version: number;
  /** what is stored, as a form shows it */
  readonly values: TypedValues;
  /** fields that somebody else has changed too; what is stored is theirs */
  readonly clashes: readonly Clash[];
  /** fields of `typed` that cannot be stored as they stand: text keys by field */
  readonly errors: Readonly<Record<string, string>>;
};

/** `decision` is null when there is nothing new to store: no version is made of it. */
export type Wrote = { readonly written: Written; readonly decision: Decision<ApplicationEvent, Written> | null };

/**
 * What somebody writes, merged into what is stored. Everything that can be stored is; a field that cannot is named and keeps what it
 * had. Sent twice, it changes nothing the second time.
 */
export function writeSection(
  subject: WritingSubject,
  { section, base, typed }: Writing,
  choices: FormChoices,
  now: Date,
): Result<Wrote, "unreadable" | "changed-since-read" | "section-closed" | "completion-closed" | StepRefusal> {
  const open = openFor(subject, section, now);
  if (!open.ok) return open;
  const form = sectionForm(section, choices);
  const theirs = typedValues(section, subject.stored, choices);
  const alone = form.safeParse(nested(typed));
  const errors = alone.success ? {} : faultsOf(alone.error.issues);
  const ticked = new Set(Object.entries({ ...base, ...theirs }).flatMap(([name, value]) => (Array.isArray(value) ? [name] : [])));
  const { values, clashes } = merge(base, typed, theirs, ticked, new Set(Object.keys(errors)));
  const read = form.safeParse(nested(values));
  if (!read.success) return refuse("unreadable", { fields: faultsOf(read.error.issues) });
  const content = withUnasked(section, read.data as Sections[SectionKey], subject.answers, choices);
  const written = (version: number): Written => ({
    version,
    values: typedValues(section, { ...subject.stored, [section]: content }, choices),
    clashes,
    errors,
  });
  if (canonical(content) === canonical(subject.stored[section]))
    return accept({ written: written(subject.sectionVersion), decision: null });
  const saved = saveSection(subject, { section, version: subject.sectionVersion, content: content as never }, now);
  if (!saved.ok) return saved;
  const next = written(subject.sectionVersion + 1);
  return accept({ written: next, decision: { ...saved.value, value: next } });
}

/** What a first step does not ask is not its to erase. */
export const withUnasked = (
  section: SectionKey,
  content: Sections[SectionKey],
  stored: Answers,
  { questions, unasked }: Pick<FormChoices, "questions" | "unasked">,
): Sections[SectionKey] =>
  section === "questions" && unasked
    ? {
        answers: besideUnasked((content as Sections["questions"]).answers, stored, questions) as Sections["questions"]["answers"],
      }
    : content;

function faultsOf(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const { path, message } of issues) faults[path.join(".")] ??= message;
  return faults;
}
