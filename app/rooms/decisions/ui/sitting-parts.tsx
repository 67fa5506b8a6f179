import { type ReactNode, useEffect, useRef } from "react";
import { paths } from "#app/paths.ts";
import type { ItemPage } from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { nameIn } from "#app/rooms/decisions/meeting.ts";
import { sittingTexts } from "#app/rooms/decisions/sitting.texts.ts";
import { inHandOf, type SittingAddress, sittingQuery, standingOf } from "#app/rooms/decisions/sitting.ts";
import { ItemTag } from "#app/rooms/decisions/ui/item-tag.tsx";
import { MeetingTag } from "#app/rooms/decisions/ui/meeting-tag.tsx";
import { useNamed } from "#app/rooms/decisions/ui/step-heading.tsx";
import { formatDate } from "#app/texts/format.ts";
import { LinkButton } from "#app/ui/button.tsx";
import type { Following } from "#app/ui/following.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { HiddenText, PageHeading } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Tag } from "#app/ui/tag.tsx";
import "./sitting.css";

export type OnMeeting = Pick<ItemPage, "meeting" | "item" | "concealed">;

/** Where the address leads, the keyboard goes: to the heading of the matter. */
export const atMatter = "#arende";
export const sittingAt = (meetingId: string, asked: Partial<SittingAddress> = {}) =>
  paths.sitting(meetingId, sittingQuery(asked) + (asked.step ? "#steg" : atMatter));

/** A key, beside what it does; shown only while the keys are in use, and told to assistive technology by the list of them. */
export const Key = ({ of }: { of: string }) => (
  <span className="key" aria-hidden="true">
    {of.toUpperCase()}
  </span>
);

export function SittingHeading({ data: { meeting, item }, actions }: { data: OnMeeting; actions?: ReactNode }) {
  const { item: t } = useTexts(decisionTexts);
  const { back } = useTexts(sittingTexts);
  const day = formatDate(meeting.heldOn, useLanguage());
  return (
    <PageHeading
      title={<bdi>{item.title}</bdi>}
      anchor={atMatter.slice(1)}
      caption={`${meeting.body} ${day} · ${item.paragraph === null ? t.noParagraph : t.paragraph(item.paragraph)}`}
      tag={meeting.state === "open" ? <ItemTag item={item} /> : <MeetingTag state={meeting.state} />}
      back={{ href: paths.meeting(meeting.id), label: back }}
      {...(actions ? { actions } : {})}
    />
  );
}

/** Every paragraph with how far it has come; the one the meeting is at, and the one that is looked at. */
export function SittingAgenda({ data: { meeting, item, concealed } }: { data: OnMeeting }) {
  const room = useTexts(decisionTexts);
  const t = useTexts(sittingTexts);
  const inHand = inHandOf(meeting);
  const index = meeting.items.findIndex((one) => one.id === item.id);
  const list = useRef<HTMLOListElement>(null);
  // The band that it is on a narrow screen is drawn to where one is.
  useEffect(() => {
    const here = list.current?.querySelector<HTMLElement>(`[data-item="${item.id}"]`);
    if (list.current && here) list.current.scrollLeft = here.offsetLeft - list.current.offsetLeft;
  }, [item.id]);
  const keyOf = (at: number) => (at === index - 1 ? "k" : at === index + 1 ? "l" : undefined);
  return (
    <nav className="sitting-agenda" aria-label={room.meeting.agenda}>
      <p className="sitting-agenda__left">{t.left(meeting.items.filter((one) => !one.settled).length)}</p>
      <ol ref={list}>
        {meeting.items.map((one, at) => {
          const key = keyOf(at);
          const now = one.id === inHand?.id && meeting.state === "open";
          const state = one.deferral ? one.deferral.kind : one.settled ? "settled" : one.paragraph === null ? "waiting" : "taken";
          return (
            <li key={one.id} data-item={one.id} className={`sitting-agenda__item sitting-agenda__item--${now ? "now" : state}`}>
              <a
                href={sittingAt(meeting.id, { itemId: one.id })}
                aria-current={one.id === item.id ? "page" : undefined}
                data-key={key}
              >
                <span className="sitting-agenda__number">
                  {one.paragraph === null ? "" : room.item.paragraph(one.paragraph)} {key && <Key of={key} />}
                </span>
                <bdi className="sitting-agenda__title">{one.title}</bdi>
                <span className="sitting-agenda__state">
                  {now && <Tag tone="strong">{t.now}</Tag>}{" "}
                  {[
                    ...(state === "waiting" || (now && state === "taken") ? [] : [room.meeting.itemStates[state]]),
                    ...(concealed.includes(one.id) ? [room.item.conflict] : []),
                  ].join(" · ")}
                </span>
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** Looked at is not always what the meeting is at: says so and leads there. */
export function Elsewhere({ data: { meeting, item }, words }: { data: OnMeeting; words: string }) {
  const t = useTexts(sittingTexts);
  const named = useNamed();
  const inHand = inHandOf(meeting);
  if (meeting.state !== "open" || !inHand || inHand.id === item.id) return null;
  return (
    <div className="sitting__elsewhere">
      <p>{t.elsewhere(named(inHand))}</p>
      <a className="button button--secondary" href={sittingAt(meeting.id)} data-key="m">
        {words} <Key of="m" />
      </a>
    </div>
  );
}

/** Whether the page keeps up. Without JavaScript it does not, and says how to. */
export function KeepingUp({ standing, here }: { standing: Following; here: string }) {
  const t = useTexts(sittingTexts);
  return (
    <>
      <div role="status" className="sitting__keeping">
        {(standing === "lost" || standing === "unsent") && <Notice tone="warning">{t[standing]}</Notice>}
        {standing === "behind" && (
          <Notice tone="warning" title={t.behind}>
            <p>{t.behindLead}</p>
            <LinkButton kind="secondary" href={here}>
              {t.refresh}
            </LinkButton>
          </Notice>
        )}
      </div>
      <noscript>
        <p>
          {t.without} <a href={here}>{t.reload}</a>
        </p>
      </noscript>
    </>
  );
}

/** For who does not see the page change: what the meeting has come to, said when it changes. */
export function Said({ data: { meeting } }: { data: OnMeeting }) {
  const { itemStates } = useTexts(decisionTexts).meeting;
  const t = useTexts(sittingTexts);
  const named = useNamed();
  const inHand = inHandOf(meeting);
  if (!inHand) return null;
  const state = inHand.deferral?.kind ?? (inHand.settled ? "settled" : inHand.paragraph === null ? "waiting" : "taken");
  return (
    <div role="status">
      <HiddenText>{t.said(named(inHand), itemStates[state])}</HiddenText>
    </div>
  );
}

/** The reader's own place in the paragraph. */
export function You({ data, me }: { data: Pick<ItemPage, "meeting" | "item" | "taking">; me: string }) {
  const t = useTexts(sittingTexts);
  const { kind, servesFor } = standingOf(data, me);
  const away = kind === "conflict" || kind === "gone" || kind === "absent";
  return (
    <p className={away ? "sitting__you sitting__you--away" : "sitting__you"}>
      {t.standing[kind]} {servesFor && t.stands(nameIn(data.meeting, servesFor))}
    </p>
  );
}

/** Nothing to take up: the meeting waits to be opened, or is over. */
export function NotOpen({ data: { meeting } }: { data: OnMeeting }) {
  const t = useTexts(sittingTexts);
  if (meeting.state === "open") return null;
  const kind = meeting.state === "planned" || meeting.state === "called-off" ? meeting.state : "over";
  return (
    <Notice>
      <p>{t.notOpen[kind]}</p>
      {kind === "over" && <LinkButton href={paths.minutes(meeting.id)}>{t.minutes}</LinkButton>}
    </Notice>
  );
}
