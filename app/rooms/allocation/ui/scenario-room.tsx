import { type FormEvent, useEffect, useRef, useState } from "react";
import { parseKronor } from "#app/kernel/money.ts";
import { paths } from "#app/paths.ts";
import type { AnswerRow, AnswerView } from "#app/rooms/allocation/answer-view.ts";
import {
  type Basis,
  bondKinds,
  type Choices,
  isOpen,
  isWeighed,
  limitIn,
  limitsOf,
  potsOf,
} from "#app/rooms/allocation/basis.ts";
import { optimumTexts } from "#app/rooms/allocation/optimum.texts.ts";
import type { ScenarioCommand } from "#app/rooms/allocation/scenario.lifecycle.ts";
import { scenarioTexts } from "#app/rooms/allocation/scenario.texts.ts";
import { mostBonds, mostInBond, reasonLength } from "#app/rooms/allocation/scenario.ts";
import { AnswerFigures, AnswerTable, MoneyPicture, PotsTable, useFigures, WalkBreaks } from "#app/rooms/allocation/ui/answer.tsx";
import { type ReasonsWanted, useArrivingReasons } from "#app/rooms/allocation/ui/arriving-reasons.ts";
import { ScenarioKeeping, ScenarioOrders } from "#app/rooms/allocation/ui/scenario-keeping.tsx";
import { ReasonFold, ReasonsProgress, shortOf } from "#app/rooms/allocation/ui/why.tsx";
import { fromWire } from "#app/rooms/allocation/wire.ts";
import { objectives } from "#app/rooms/calls/rules.ts";
import { commonTexts } from "#app/texts/common.texts.ts";
import { formatKronor } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Details } from "#app/ui/details.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { fieldId } from "#app/ui/field-names.ts";
import { Field, Fieldset, Hidden, Select, TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Grid, HiddenText, Section, Stack } from "#app/ui/layout.tsx";
import { askServer } from "#app/ui/patience.ts";
import "./scenario.css";

type Room = {
  readonly id: string;
  readonly callId: string;
  readonly name: string;
  readonly version: number;
  readonly may: readonly ScenarioCommand[];
  readonly mayCopy: boolean;
  readonly basis: Basis;
  readonly choices: Choices;
  readonly view: AnswerView;
  readonly fingerprint: string;
};

type Live = {
  readonly view: AnswerView;
  /** of the problem that `view` answers */
  readonly fingerprint: string;
  /** what was typed then; null: it is the scenario as it is kept */
  readonly typed: URLSearchParams | null;
  readonly standing: "stored" | "working" | "fresh" | "refused";
  readonly errors: Readonly<Record<string, string>>;
  readonly message: string | null;
};

/** The moment between a movement of a hand and the question, milliseconds: short enough to feel like none. */
const patience = 40;
/** So long a question may stand in the way of the next; then it is given up. */
const longest = 400;

/**
 * Asks for the answer to what the form holds now. While the hand moves one question is out at a time, so that answers come under the movement;
 * what has moved since is asked for when it is answered, or when it has taken too long.
 */
function useAnswer({ id, view: stored, fingerprint }: Pick<Room, "id" | "view" | "fingerprint">) {
  const t = useTexts(scenarioTexts);
  const language = useLanguage();
  const common = commonTexts[language];
  const [live, setLive] = useState<Live>({
    view: stored,
    fingerprint,
    typed: null,
    standing: "stored",
    errors: {},
    message: null,
  });
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const asked = useRef<AbortController | null>(null);
  const waits = useRef(false);
  const late = useRef(false);
  useEffect(
    () => () => {
      if (timer.current) clearTimeout(timer.current);
      waits.current = false;
      asked.current?.abort();
    },
    [],
  );
  const ask = async (form: HTMLFormElement) => {
    asked.current?.abort();
    const mine = new AbortController();
    asked.current = mine;
    waits.current = false;
    late.current = false;
    const patienceEnds = setTimeout(() => {
      late.current = true;
      if (waits.current) void ask(form);
    }, longest);
    setLive((before) => ({ ...before, standing: "working" }));
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
    try {
      const response = await askServer(paths.scenarioAnswer(id), {
        method: "POST",
        headers: { accept: "application/json" },
        body,
        signal: mine.signal,
      });
      const text = await response.text();
      if (mine.signal.aborted) return;
      if (response.ok) {
        const answer = fromWire(text) as Pick<Live, "view" | "fingerprint">;
        setLive({ ...answer, typed: body, standing: "fresh", errors: {}, message: null });
        return;
      }
      const { errors = {}, refusal } = JSON.parse(text) as {
        errors?: Record<string, string>;
        refusal?: { code: string; values?: Record<string, string> };
      };
      const words = { ...common.errors, ...t.errors } as Readonly<Record<string, string>>;
      const saying =
        refusal && (t.refusals as Readonly<Record<string, string | ((values: Record<string, string>) => string)>>)[refusal.code];
      setLive((before) => ({
        ...before,
        standing: "refused",
        errors: Object.fromEntries(Object.entries(errors).map(([field, key]) => [field, words[key] ?? common.errors.unknown])),
        message: typeof saying === "function" ? saying(refusal?.values ?? {}) : (saying ?? t.page.refused),
      }));
    } catch {
      // Superseded, or the network is away: the answer that stands stays, and says so.
      if (!mine.signal.aborted) setLive((before) => ({ ...before, standing: "refused", message: t.page.unreachable }));
    } finally {
      clearTimeout(patienceEnds);
      if (asked.current === mine) {
        asked.current = null;
        if (waits.current) void ask(form);
      }
    }
  };
  const follow = (form: HTMLFormElement) => {
    if (asked.current && !late.current) {
      waits.current = true;
      return;
    }
    if (timer.current) return;
    timer.current = setTimeout(() => {
      timer.current = null;
      void ask(form);
    }, patience);
  };
  return { live, follow };
}

/** Reasons of what was typed when the answer came, or of the scenario as it is kept. */
const askFor =
  (id: string, typed: URLSearchParams | null): ReasonsWanted["ask"] =>
  (numbers, signal) =>
    askServer(paths.scenarioReasons(id, ...numbers), {
      ...(typed ? { method: "POST", body: typed } : {}),
      headers: { accept: "application/json" },
      signal,
      redirect: "manual",
    });

const typedKronor = (ore: bigint | null | undefined) =>
  ore === null || ore === undefined ? "" : formatKronor(ore, "sv", false).replace(/\u00a0/g, " ");

/** A sum as a figure to type and, where there is JavaScript, a slide to draw. Both say the same. */
function SumField({
  name,
  label,
  stored,
  least,
  real,
  hint,
  slides,
}: {
  name: string;
  label: string;
  stored: bigint;
  /** it can not be lower */
  least: bigint;
  /** what it is outside the scenario: the slide goes to twice as much */
  real: bigint;
  hint?: string;
  slides: boolean;
}) {
  const t = useTexts(scenarioTexts).page;
  const language = useLanguage();
  const [slide, setSlide] = useState(Number(stored / 100n));
  const step = 10_000;
  const [from, to] = [Number((least + 99n) / 100n), Math.max(Number((real * 2n) / 100n), step)];
  const typed = () => document.getElementById(fieldId(name)) as HTMLInputElement | null;
  return (
    <div
      onInput={(event) => {
        if ((event.target as HTMLInputElement).type === "range") return;
        const ore = parseKronor(typed()?.value ?? "");
        if (ore !== null) setSlide(Number(ore / 100n));
      }}
    >
      <Field
        name={name}
        label={label}
        inputMode="numeric"
        suffix="kr"
        width="medium"
        defaultValue={typedKronor(stored)}
        {...(hint ? { hint } : {})}
      />
      {slides && (
        <input
          className="scenario__slide"
          type="range"
          aria-label={t.slide(label)}
          aria-valuetext={formatKronor(BigInt(slide) * 100n, language)}
          min={Math.ceil(from / step) * step}
          max={to}
          step={step}
          value={slide}
          onChange={(event) => {
            const kronor = Number(event.currentTarget.value);
            setSlide(kronor);
            const field = typed();
            if (field) field.value = typedKronor(BigInt(kronor) * 100n);
          }}
        />
      )}
    </div>
  );
}

/** The pots, and what the call itself may use of each fund. */
function MoneyFields({ basis, choices, slides }: { basis: Basis; choices: Choices; slides: boolean }) {
  const t = useTexts(scenarioTexts).page;
  const language = useLanguage();
  const limits = limitsOf(basis);
  return (
    <>
      <Fieldset legend={t.pots} hint={t.potsHint}>
        <Grid columns={2}>
          {potsOf(basis).map(({ fund, pot }, index) => (
            <div key={pot.id}>
              <Hidden name={`pots.${index}.pot`} value={pot.id} />
              <SumField
                name={`pots.${index}.total`}
                label={t.pot(pot.source, inLanguage(fund.name, language))}
                stored={choices.pots.find((one) => one.pot === pot.id)?.total ?? pot.total}
                least={pot.bound}
                real={pot.total}
                slides={slides}
                {...(pot.bound > 0n ? { hint: t.bound(formatKronor(pot.bound, language)) } : {})}
              />
            </div>
          ))}
        </Grid>
      </Fieldset>
      {limits.length > 0 && (
        <Fieldset legend={t.limits} hint={t.limitsHint}>
          <Grid columns={2}>
            {limits.map(({ fund, limit }, index) => (
              <div key={fund.id}>
                <Hidden name={`limits.${index}.fund`} value={fund.id} />
                <SumField
                  name={`limits.${index}.most`}
                  label={t.limit(inLanguage(fund.name, language))}
                  stored={limitIn(choices, fund.id, limit)}
                  least={0n}
                  real={limit}
                  slides={slides}
                />
              </div>
            ))}
          </Grid>
        </Fieldset>
      )}
    </>
  );
}

function BoundFields({
  basis,
  choices,
  errors,
}: {
  basis: Basis;
  choices: Choices;
  errors: Readonly<Record<string, string | undefined>>;
}) {
  const t = useTexts(scenarioTexts).page;
  const language = useLanguage();
  let index = -1;
  return (
    <>
      {basis.dimensions.map((dimension) => {
        const rows = dimension.groups.map((group) => {
          index += 1;
          return { group, at: `bounds.${index}`, bound: choices.bounds.find((one) => one.group === group.key) };
        });
        const open = rows.some(({ at, bound }) => bound || Object.keys(errors).some((name) => name.startsWith(`${at}.`)));
        return (
          <Details key={dimension.key} summary={t.bounds(inLanguage(dimension.name, language))} open={open}>
            <p>{t.boundsHint}</p>
            <Stack>
              {rows.map(({ group, at, bound }) => {
                const name = inLanguage(group.name, language);
                return (
                  <Fieldset key={group.key} legend={name} legendSize="small">
                    <Hidden name={`${at}.group`} value={group.key} />
                    <div className="scenario__bounds">
                      <Field
                        name={`${at}.floor`}
                        label={t.floor}
                        inputMode="numeric"
                        width="medium"
                        defaultValue={typedKronor(bound?.floor)}
                      />
                      <Field
                        name={`${at}.ceiling`}
                        label={t.ceiling}
                        inputMode="numeric"
                        width="medium"
                        defaultValue={typedKronor(bound?.ceiling)}
                      />
                      <Field
                        name={`${at}.atLeast`}
                        label={t.atLeast}
                        inputMode="numeric"
                        width="tiny"
                        defaultValue={`${bound?.atLeast ?? ""}`}
                      />
                      <Field
                        name={`${at}.atMost`}
                        label={t.atMost}
                        inputMode="numeric"
                        width="tiny"
                        defaultValue={`${bound?.atMost ?? ""}`}
                      />
                    </div>
                  </Fieldset>
                );
              })}
            </Stack>
          </Details>
        );
      })}
    </>
  );
}

/**
 * Rules between projects: those that are kept and an empty one more, each with a place more than it holds. Nothing has to be added by
 * script: a rule or a project too many for the page gets its place when the others are saved.
 */
function BondFields({
  basis,
  choices,
  errors,
}: {
  basis: Basis;
  choices: Choices;
  errors: Readonly<Record<string, string | undefined>>;
}) {
  const t = useTexts(scenarioTexts).page;
  const projects = basis.applications
    .filter((one) => isWeighed(basis, one))
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || (a.number < b.number ? -1 : 1))
    .map((one) => ({ value: one.id, label: `${one.title} (${one.number})` }));
  const open = choices.bonds.length > 0 || Object.keys(errors).some((name) => name.startsWith("bonds."));
  const rows = [...choices.bonds, null].slice(0, mostBonds);
  return (
    <Details summary={t.bonds} open={open}>
      <p>{t.bondsHint}</p>
      <Stack gap="large">
        {rows.map((bond, index) => {
          const at = `bonds.${index}`;
          const places = Math.min(mostInBond, Math.max(3, (bond?.applications.length ?? 0) + 1));
          return (
            <Fieldset key={at} legend={t.bond(index + 1)} legendSize="small">
              <Stack>
                <Select
                  name={`${at}.kind`}
                  label={t.bondKind}
                  width="full"
                  defaultValue={bond?.kind ?? ""}
                  options={(["", ...bondKinds] as const).map((value) => ({ value, label: t.bondKinds[value] }))}
                />
                <Grid columns={2}>
                  {Array.from({ length: places }, (_, place) => `${at}.projects.${place}`).map((name, place) => (
                    <Select
                      key={name}
                      name={name}
                      label={t.bondProject(place + 1)}
                      width="full"
                      optional={place > 1}
                      placeholder={t.noProject}
                      defaultValue={bond?.applications[place] ?? ""}
                      options={projects}
                    />
                  ))}
                </Grid>
                <Field name={`${at}.reason`} label={t.reason} defaultValue={bond?.reason ?? ""} maxLength={reasonLength} />
              </Stack>
            </Fieldset>
          );
        })}
      </Stack>
    </Details>
  );
}

/** Whether this project must or must not be in, and why; folded until somebody has a reason. */
function PinField({ basis, choices, row, error }: { basis: Basis; choices: Choices; row: AnswerRow; error: boolean }) {
  const t = useTexts(scenarioTexts).page;
  const index = basis.applications.findIndex((one) => one.id === row.id);
  const application = basis.applications[index];
  if (!application || !isOpen(basis, application)) return null;
  const stored = choices.pins.find((one) => one.application === row.id);
  const value = !stored ? "" : stored.pin === "must-not" ? "must-not" : stored.level === null ? "must" : `must-${stored.level}`;
  const levels = application.levels.length > 1 ? application.levels.map((_, place) => `must-${place}` as "must-0") : [];
  const words = ["", "must", ...levels, "must-not"] as const;
  return (
    <Details summary={stored ? t.locked : t.lock} open={stored !== undefined || error}>
      <Hidden name={`pins.${index}.application`} value={row.id} />
      <Select
        name={`pins.${index}.pin`}
        label={t.lockOf(row.title)}
        labelHidden
        width="full"
        defaultValue={value}
        options={words.map((word) => ({ value: word, label: t.pin[word] }))}
      />
      <TextArea name={`pins.${index}.reason`} label={t.reason} defaultValue={stored?.reason ?? ""} rows={4} />
    </Details>
  );
}

/**
 * The what-if room: every control in one form, the answer beside it. With JavaScript the answer follows the hand and nothing is kept until
 * it is saved; without it the button works out and saves.
 */
export function ScenarioRoom({
  room,
  unaccepted,
}: {
  room: Room;
  unaccepted: { values?: Record<string, string | string[]>; errors: Record<string, string> };
}) {
  const { basis, choices, may } = room;
  const maySave = may.includes("save");
  const texts = useTexts(scenarioTexts);
  const t = texts.page;
  const best = useTexts(optimumTexts);
  const language = useLanguage();
  const { live, follow } = useAnswer(room);
  const arriving = useArrivingReasons({
    about: live.fingerprint,
    short: shortOf(live.view),
    paused: live.standing === "working" || live.standing === "refused",
    ask: askFor(room.id, live.typed),
  });
  const [slides, setSlides] = useState(false);
  useEffect(() => setSlides(true), []);
  const errors = live.standing === "stored" ? unaccepted.errors : live.errors;
  const weights = Object.entries(errors).some(([name]) => name.startsWith("weights."));
  const figures = useFigures(live.view)
    .map(({ label, value }) => `${label}: ${value}`)
    .join(", ");
  const status =
    live.standing === "working"
      ? t.working
      : live.standing === "fresh"
        ? t.fresh
        : live.standing === "refused"
          ? live.message
          : "";
  return (
    <div
      className="stack stack--large scenario"
      onInput={(event: FormEvent<HTMLDivElement>) => {
        const { form } = event.target as HTMLInputElement;
        if (form?.id === "scenario") follow(form);
      }}
    >
      <ErrorSummary errors={unaccepted.errors} />
      <div className="scenario__now">
        <AnswerFigures view={live.view} />
        <div className="scenario__said">
          <p className="scenario__status" role="status">
            {live.standing === "refused" ? <strong>{status}</strong> : status}
            {live.standing === "fresh" && <HiddenText>{` ${figures}.`}</HiddenText>}
          </p>
          {maySave && live.standing !== "stored" && (
            <Button name="do" value="save" form="scenario">
              {t.save}
            </Button>
          )}
        </div>
      </div>
      <ScenarioOrders version={room.version} may={may} />
      <CommandForm
        id="scenario"
        version={room.version}
        summary={false}
        errors={errors}
        {...(unaccepted.values ? { values: unaccepted.values } : {})}
      >
        <ScenarioKeeping {...room} unsaved={live.standing !== "stored"} />
        <WalkBreaks view={live.view} />
        <Section title={t.conditions}>
          <Stack gap="large">
            <Select
              name="objective"
              label={t.objective}
              width="full"
              defaultValue={choices.objective ?? basis.objective}
              options={objectives.map((value) => ({ value, label: t.objectives[value] }))}
            />
            <MoneyFields basis={basis} choices={choices} slides={slides} />
            <div className="stack">
              <Details summary={t.weights} open={choices.weights !== null || weights}>
                <p>{t.weightsHint}</p>
                <div className="scenario__bounds">
                  {basis.criteria.map(({ key, name, weight }, index) => (
                    <div key={key}>
                      <Hidden name={`weights.${index}.key`} value={key} />
                      <Field
                        name={`weights.${index}.weight`}
                        label={inLanguage(name, language)}
                        inputMode="numeric"
                        suffix="%"
                        width="short"
                        defaultValue={`${choices.weights?.[key] ?? weight}`}
                      />
                    </div>
                  ))}
                </div>
              </Details>
              <BoundFields basis={basis} choices={choices} errors={errors} />
              <BondFields basis={basis} choices={choices} errors={errors} />
            </div>
          </Stack>
        </Section>
        <Section title={t.projects} lead={t.projectsLead}>
          <ReasonsProgress arriving={arriving} />
          <AnswerTable
            view={live.view}
            best={t.result}
            more={(row) => (
              <>
                <ReasonFold row={row} arriving={arriving} href={paths.scenarioWhy(room.id, row.number)} />
                <PinField
                  basis={basis}
                  choices={choices}
                  row={row}
                  error={Object.keys(errors).some((name) =>
                    name.startsWith(`pins.${basis.applications.findIndex((one) => one.id === row.id)}.`),
                  )}
                />
              </>
            )}
          />
          {maySave && (
            <div className="scenario__again">
              <Button name="do" value="save">
                {t.save}
              </Button>
            </div>
          )}
        </Section>
      </CommandForm>
      <AnswerPictures view={live.view} />
      <Section title={best.pots.title} lead={best.pots.lead}>
        <PotsTable view={live.view} />
      </Section>
    </div>
  );
}

export function AnswerPictures({ view }: { view: AnswerView }) {
  const t = useTexts(optimumTexts).picture;
  return (
    <Section title={t.title} lead={t.lead}>
      <MoneyPicture view={view} />
    </Section>
  );
}

/** A frozen scenario, or one that the reader may only read: the same answer without the controls. */
export function ScenarioAnswer({ id, view, fingerprint }: { id: string; view: AnswerView; fingerprint: string }) {
  const t = useTexts(scenarioTexts).page;
  const arriving = useArrivingReasons({ about: fingerprint, short: shortOf(view), ask: askFor(id, null) });
  const best = useTexts(optimumTexts);
  return (
    <div className="stack stack--large">
      <AnswerFigures view={view} />
      <WalkBreaks view={view} />
      <Section title={t.projects}>
        <ReasonsProgress arriving={arriving} />
        <AnswerTable
          view={view}
          best={t.result}
          more={(row) => <ReasonFold row={row} arriving={arriving} href={paths.scenarioWhy(id, row.number)} />}
        />
      </Section>
      <AnswerPictures view={view} />
      <Section title={best.pots.title} lead={best.pots.lead}>
        <PotsTable view={view} />
      </Section>
    </div>
  );
}
