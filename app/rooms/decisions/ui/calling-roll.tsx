import { type ReactNode, useEffect, useRef, useState } from "react";
import type { ItemPage } from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { type Choice, chairOf, choices, type Vote } from "#app/rooms/decisions/meeting.ts";
import { sittingTexts } from "#app/rooms/decisions/sitting.texts.ts";
import { tallyOf } from "#app/rooms/decisions/voting.ts";
import { useTexts } from "#app/ui/language.tsx";

const radios = (of: ParentNode) => [...of.querySelectorAll<HTMLInputElement>('input[type="radio"]')];
/** Where the focus goes among one member's three: to what is chosen or, before that, to the first. */
const place = (member: Element | undefined) => member && (radios(member).find(({ checked }) => checked) ?? radios(member)[0]);

/** The roll while it is called: a letter for each answer where the focus is in it, and the votes counted as they are given. */
export function CallingRoll({
  data: { meeting, item, taking },
  children,
}: {
  data: Pick<ItemPage, "meeting" | "item" | "taking">;
  children: ReactNode;
}) {
  const t = useTexts(sittingTexts);
  const roll = useRef<HTMLDivElement>(null);
  const [votes, setVotes] = useState<readonly Vote[] | null>(null);
  const { letters } = t;
  useEffect(() => {
    const { current } = roll;
    if (!current) return;
    const members = [...current.querySelectorAll("fieldset")];
    const count = () =>
      setVotes(
        members.flatMap((member, index): Vote[] => {
          const choice = radios(member).find(({ checked }) => checked)?.value as Choice | undefined;
          const person = taking[index];
          return choice && person ? [{ personId: person.personId, choice }] : [];
        }),
      );
    const press = (event: KeyboardEvent) => {
      const { target } = event;
      if (!(target instanceof HTMLInputElement) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!current.closest("[data-keys]")) return;
      const at = members.findIndex((member) => member.contains(target));
      const choice = choices.find((one) => letters[one] === event.key.toLowerCase());
      const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      const member = members[at];
      if (member && choice) {
        const radio = radios(member).find(({ value }) => value === choice);
        radio?.click();
        (place(members[at + 1]) ?? radio)?.focus();
      } else if (step !== 0) place(members[at + step])?.focus();
      else if (event.key === "Enter") target.form?.querySelector<HTMLElement>(".button--primary")?.focus();
      else return;
      event.preventDefault();
    };
    // What a refused form came back with, and what was chosen before the page awoke.
    count();
    current.addEventListener("change", count);
    current.addEventListener("keydown", press);
    return () => {
      current.removeEventListener("change", count);
      current.removeEventListener("keydown", press);
    };
  }, [taking, letters]);

  return (
    <div className="calling-roll" ref={roll} data-key="r">
      <p className="key-words">{t.rollKeys}</p>
      {children}
      {votes && <RunningTally data={{ meeting, item, taking }} votes={votes} />}
    </div>
  );
}

/** How the votes stand while they are given and, when all are, which side has won. */
function RunningTally({
  data: { meeting, item, taking },
  votes,
}: {
  data: Pick<ItemPage, "meeting" | "item" | "taking">;
  votes: readonly Vote[];
}) {
  const room = useTexts(decisionTexts);
  const t = useTexts(sittingTexts);
  const tally = tallyOf(votes, chairOf(meeting, item));
  const left = taking.length - votes.length;
  const stands = [
    ...choices.map((choice) => ({
      key: choice,
      words: room.vote.choices[choice],
      count: votes.filter((vote) => vote.choice === choice).length,
    })),
    { key: "left", words: t.unanswered, count: left },
  ];
  const outcome = tally.ok
    ? [
        `${tally.value.carried === "yes" ? room.vote.carriedYes : room.vote.carriedNo}.`,
        ...(tally.value.castingVote ? [`${room.vote.casting}.`] : []),
      ].join(" ")
    : room.refusals[tally.refusal.code];
  const complete = left === 0 ? `${t.complete} ${outcome}` : "";
  return (
    <div className="tally">
      <dl>
        {stands.map(({ key, words, count }) => (
          <div key={key}>
            <dt>{words}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      {complete && <p>{complete}</p>}
      {/* Said as one sentence: of figures that change one by one a screen reader says the figures without their words. */}
      <p className="hidden-text" role="status">
        {`${t.tally}: ${stands.map(({ words, count }) => `${words} ${count}`).join(", ")}. ${complete}`}
      </p>
    </div>
  );
}
