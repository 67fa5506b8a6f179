import { type ReactNode, useRef } from "react";
import { paths } from "#app/paths.ts";
import { ConflictHints } from "#app/rooms/assessment/ui/conflict-hints.tsx";
import type { AgendaPage } from "#app/rooms/decisions/agenda.server.ts";
import { agendaChangeTexts } from "#app/rooms/decisions/agenda-changes.texts.ts";
import type { ItemPage } from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import type { ItemPapers } from "#app/rooms/decisions/item-papers.server.ts";
import { nameIn } from "#app/rooms/decisions/meeting.ts";
import { sittingTexts } from "#app/rooms/decisions/sitting.texts.ts";
import { nextStepOf, ofParagraph, type SittingAddress, type SittingStep, stepsOpen } from "#app/rooms/decisions/sitting.ts";
import { AbsenceForm, AbsencesNoted } from "#app/rooms/decisions/ui/absence-form.tsx";
import { BreakOutForm } from "#app/rooms/decisions/ui/break-out-form.tsx";
import { DecisionForm } from "#app/rooms/decisions/ui/decision-form.tsx";
import { DeferralForm } from "#app/rooms/decisions/ui/deferral-form.tsx";
import { ExtraForm } from "#app/rooms/decisions/ui/extra-form.tsx";
import { Course, MatterCases, MatterPapers, MatterText, PutOffHere, TakingPart } from "#app/rooms/decisions/ui/item-parts.tsx";
import { ReservationForm } from "#app/rooms/decisions/ui/reservation-form.tsx";
import { RollFields } from "#app/rooms/decisions/ui/roll-fields.tsx";
import { RulingForm } from "#app/rooms/decisions/ui/ruling-form.tsx";
import { Rulings } from "#app/rooms/decisions/ui/rulings.tsx";
import { useSittingKeys } from "#app/rooms/decisions/ui/sitting-keys.ts";
import {
  Elsewhere,
  KeepingUp,
  Key,
  Said,
  SittingAgenda,
  SittingHeading,
  sittingAt,
} from "#app/rooms/decisions/ui/sitting-parts.tsx";
import type { StepProps } from "#app/rooms/decisions/ui/step.ts";
import { useNamed } from "#app/rooms/decisions/ui/step-heading.tsx";
import { PutBack, Reopen } from "#app/rooms/decisions/ui/undoing.tsx";
import { VoteForm } from "#app/rooms/decisions/ui/vote-form.tsx";
import { Answer } from "#app/ui/answer.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Details } from "#app/ui/details.tsx";
import type { Following } from "#app/ui/following.ts";
import { useTexts } from "#app/ui/language.tsx";
import { Muted, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Unsaved } from "#app/ui/unsaved-words.tsx";

type Answered = {
  readonly message?: string | undefined;
  readonly code?: string | undefined;
} & StepProps<"meeting">["unaccepted"];
type Desk = {
  data: ItemPage;
  papers: ItemPapers;
  /** what waits for a meeting, where an extra matter is asked for */
  extra: AgendaPage | null;
  asked: SittingAddress;
  standing: Following;
  answered: Answered;
};

/** The meeting as the secretary leads it through its agenda: one paragraph at a time, every step of it here, and the next one foremost. */
export function SittingDesk({ data, papers, extra, asked, standing, answered: { message, code, ...unaccepted } }: Desk) {
  const room = useTexts(decisionTexts);
  const agenda = useTexts(agendaChangeTexts);
  const t = useTexts(sittingTexts);
  const root = useRef<HTMLDivElement>(null);
  const keys = useSittingKeys(root);
  const { meeting, item, isConcealed } = data;
  const open = stepsOpen(data);
  const step = asked.step && open.includes(asked.step) ? asked.step : null;
  const lost = step === null ? wordsIn(unaccepted.values) : [];
  return (
    <div className="sitting" ref={root} data-keys={keys.on ? "on" : undefined}>
      <SittingHeading data={data} />
      <Answer message={message} code={code} />
      <KeepingUp standing={standing} here={sittingAt(meeting.id, { itemId: item.id, step })} />
      <Said data={data} />
      <Elsewhere data={data} words={t.goThere} />
      <Unsaved typed={lost} />
      <div className="sitting__columns">
        <SittingAgenda data={data} />
        <div className="sitting__main">
          {isConcealed && <Notice tone="warning">{room.item.concealed}</Notice>}
          {!data.proposalLocked && !item.settled && <Notice tone="warning">{room.item.unlocked}</Notice>}
          {step === null && <Next data={data} />}
          {ofParagraph(open).length > 0 && <Steps data={data} step={step} open={open} />}
          {step === null ? (
            <Matter data={data} papers={papers} />
          ) : (
            <div key={`${step} ${meeting.version}`} className="stack">
              <h2 id="steg" tabIndex={-1}>
                {t.step[step]}
              </h2>
              <StepForm data={data} extra={extra} step={step} unaccepted={unaccepted} />
              <Details summary={t.matter}>
                <Matter data={data} papers={papers} />
              </Details>
            </div>
          )}
        </div>
        <div className="sitting__people">
          {!isConcealed && step === "absence" && <ConflictHints hints={data.hints} nameOf={(id) => nameIn(meeting, id)} />}
          <TakingPart data={data} />
          <div>
            <ul className="sitting__links">
              {open.includes("attendance") && (
                <li>
                  <a href={sittingAt(meeting.id, { itemId: item.id, step: "attendance" })} data-key="d">
                    {room.meeting.attendance} <Key of="d" />
                  </a>
                </li>
              )}
              {open.includes("extra") && (
                <li>
                  <a href={sittingAt(meeting.id, { itemId: item.id, step: "extra" })} data-key="e">
                    {agenda.extraLink} <Key of="e" />
                  </a>
                </li>
              )}
              <li>
                <a href={paths.meetingItem(meeting.id, item.id)}>{t.more}</a>
              </li>
              <li>
                <a href={sittingAt(meeting.id, { projector: true })}>{t.projector}</a>
              </li>
            </ul>
            {keys.awake && <KeyList {...keys} />}
          </div>
        </div>
      </div>
    </div>
  );
}

/** Words, not choices: what would be a loss to write again. */
const wordsIn = (values: Answered["values"]) =>
  Object.values(values ?? {})
    .flat()
    .flatMap((text) => (text && /\S\s+\S/.test(text) ? [{ text }] : []));

/** The one button that stands out. */
function Next({ data }: { data: ItemPage }) {
  const t = useTexts(sittingTexts);
  const named = useNamed();
  const { meeting, item, may, isConcealed } = data;
  const next = nextStepOf(meeting, item);
  const another = "item" in next && next.item.id !== item.id;
  const button = (): ReactNode => {
    switch (next.kind) {
      case "take-up":
      case "turn-to":
        return (
          may.includes(next.kind) && (
            <CommandForm
              className="sitting__go"
              version={meeting.version}
              hidden={{ step: next.kind, itemId: next.item.id }}
              action={paths.sitting(meeting.id)}
            >
              <Button>{another ? t.nextOf[next.kind] : t.next[next.kind]}</Button>
            </CommandForm>
          )
        );
      case "decide":
        return isConcealed ? null : (
          <LinkButton href={sittingAt(meeting.id, { itemId: item.id, step: "decision" })}>{t.next.decide}</LinkButton>
        );
      case "close":
        return may.includes("close") && <LinkButton href={paths.meetingClosing(meeting.id)}>{t.next.close}</LinkButton>;
      case "return":
        return <LinkButton href={sittingAt(meeting.id)}>{t.next.return}</LinkButton>;
    }
  };
  const shown = button();
  return (
    shown && (
      <div className="sitting__next">
        {shown}
        <p>
          {another ? (
            <>
              <bdi>{named(next.item)}</bdi>
              <br />
              <Muted>{t.nextLead[next.kind]}</Muted>
            </>
          ) : (
            <Muted>{t.nextLead[next.kind]}</Muted>
          )}
        </p>
      </div>
    )
  );
}

/** The steps of the paragraph, each with its number as a key. */
function Steps({
  data: { meeting, item },
  step,
  open,
}: {
  data: ItemPage;
  step: SittingStep | null;
  open: readonly SittingStep[];
}) {
  const t = useTexts(sittingTexts);
  const counts: Partial<Record<SittingStep, number>> = { absence: item.absences.length, reservation: item.reservations.length };
  const steps = [null, ...ofParagraph(open)];
  return (
    <nav className="tabs sitting__steps" aria-label={t.steps}>
      <ul>
        {steps.map((one, index) => {
          const count = one && counts[one];
          return (
            <li key={one ?? "matter"}>
              <a
                href={sittingAt(meeting.id, { itemId: item.id, step: one })}
                aria-current={one === step ? "page" : undefined}
                data-key={index + 1}
              >
                {one === null ? t.matter : t.step[one]}
                {count ? <span className="count">{count}</span> : null}
                <Key of={`${index + 1}`} />
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function Matter({ data, papers }: { data: ItemPage; papers: ItemPapers }) {
  const { meeting, item } = data;
  const here = paths.sitting(meeting.id, `?punkt=${item.id}`);
  return (
    <>
      <PutOffHere data={data} />
      <MatterText data={data} />
      <MatterCases data={data} narrow />
      <Course data={data} />
      <MatterPapers data={data} papers={papers} />
      <PutBack data={data} hidden={{ step: "put-back", itemId: item.id }} action={here} />
      <Reopen data={data} hidden={{ step: "reopen", itemId: item.id }} action={here} />
    </>
  );
}

function StepForm({
  data,
  extra,
  step,
  unaccepted,
}: {
  data: ItemPage;
  extra: AgendaPage | null;
  step: SittingStep;
  unaccepted: StepProps<"meeting">["unaccepted"];
}) {
  const room = useTexts(decisionTexts);
  const agenda = useTexts(agendaChangeTexts);
  const { meeting, item, cases } = data;
  const given = { data, unaccepted, hidden: { step, itemId: item.id } };
  switch (step) {
    case "absence":
      return (
        <>
          {item.absences.length > 0 && <AbsencesNoted {...given} />}
          <AbsenceForm {...given} />
        </>
      );
    case "ruling":
      return (
        <>
          <p className="lead">{room.ruling.lead}</p>
          {item.rulings.length > 0 && (
            <Section title={room.ruling.ruled} level={3}>
              <Rulings meeting={meeting} item={item} cases={cases} />
            </Section>
          )}
          <RulingForm {...given} />
        </>
      );
    case "vote":
      return <VoteForm {...given} called />;
    case "decision":
      return <DecisionForm {...given} />;
    case "deferral":
      return <DeferralForm {...given} />;
    case "reservation":
      return <ReservationForm {...given} />;
    case "break-out":
      return <BreakOutForm {...given} />;
    case "extra":
      return (
        extra && (
          <>
            <p className="lead">{agenda.extraLead[extra.extraRule]}</p>
            <ExtraForm {...given} data={extra} />
          </>
        )
      );
    case "attendance":
      return (
        <CommandForm version={meeting.version} hidden={given.hidden} {...unaccepted}>
          <RollFields meeting={meeting} fresh={false} />
          <Button>{room.opening.save}</Button>
        </CommandForm>
      );
  }
}

/** What the keys are, and how to be rid of them; told only where they work. */
function KeyList({ on, turn }: ReturnType<typeof useSittingKeys>) {
  const { keys: t } = useTexts(sittingTexts);
  return (
    <details className="details">
      <summary data-key="?">
        <span className="details__text">{t.title}</span> <Key of="?" />
      </summary>
      <div className="details__content">
        <p>
          <Muted>{t.lead}</Muted>
        </p>
        <dl className="key-list">
          {t.list.map(([key, words]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
        <div className="choice">
          <input
            className="choice__input"
            id="use-keys"
            type="checkbox"
            checked={on}
            onChange={(event) => turn(event.currentTarget.checked)}
          />
          <label className="choice__label" htmlFor="use-keys">
            {t.use}
          </label>
        </div>
      </div>
    </details>
  );
}
