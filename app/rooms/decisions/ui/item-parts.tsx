import { paths } from "#app/paths.ts";
import { scenarioTexts } from "#app/rooms/allocation/scenario.texts.ts";
import { attachmentTexts } from "#app/rooms/applications/attachment.texts.ts";
import { SealedAttachments } from "#app/rooms/applications/ui/attachment-list.tsx";
import type { ItemPage } from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import type { ItemPapers } from "#app/rooms/decisions/item-papers.server.ts";
import { chairOf, nameIn } from "#app/rooms/decisions/meeting.ts";
import { minutesWords } from "#app/rooms/decisions/minutes.texts.ts";
import { toldOfExtra } from "#app/rooms/decisions/minutes.ts";
import { statementTexts } from "#app/rooms/decisions/statement.texts.ts";
import { ItemCases } from "#app/rooms/decisions/ui/item-cases.tsx";
import { tallyOf } from "#app/rooms/decisions/voting.ts";
import { Details } from "#app/ui/details.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { Muted, Panel, Prose, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Tag } from "#app/ui/tag.tsx";

/** That the meeting has put the matter off, on whose asking, and what it wants looked at. */
export function PutOffHere({ data: { meeting, item } }: { data: Pick<ItemPage, "meeting" | "item"> }) {
  const { item: t } = useTexts(decisionTexts);
  if (!item.deferral) return null;
  return (
    <Notice tone="warning">
      <p>
        {t.putOffOutcome[item.deferral.kind]}
        {item.deferral.by === "minority" &&
          ` ${t.putOffMinority(item.deferral.requestedBy.map((personId) => nameIn(meeting, personId)).join(", "))}`}
      </p>
      {item.deferral.reasons && (
        <blockquote lang="sv">
          {item.deferral.reasons.split(/\n{2,}/).map((text) => (
            <p key={text}>{text}</p>
          ))}
        </blockquote>
      )}
    </Notice>
  );
}

/** The matter as it was described, and what is proposed or decided in clauses. */
export function MatterText({ data: { meeting, item, clauses } }: { data: Pick<ItemPage, "meeting" | "item" | "clauses"> }) {
  const { item: t } = useTexts(decisionTexts);
  return (
    <>
      {item.proceedings.extra && <p lang="sv">{toldOfExtra(meeting.body, item.proceedings.extra)}</p>}
      {item.background && (
        <Section title={t.background}>
          <Prose>
            {item.background.split(/\n{2,}/).map((text) => (
              <p key={text}>{text}</p>
            ))}
          </Prose>
        </Section>
      )}
      {(item.settled || !item.allocationId) && clauses.length > 0 && (
        <Section title={item.settled ? t.clauses : t.proposal}>
          <ul lang="sv">
            {clauses.map((clause) => (
              <li key={clause}>{t.that(clause)}</li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

/** What there is to read besides: statements, the applications' files, what others have tried. */
export function MatterPapers({
  data: { meeting, item },
  papers: data,
}: {
  data: Pick<ItemPage, "meeting" | "item">;
  papers: ItemPapers;
}) {
  const files = useTexts(attachmentTexts);
  const statement = useTexts(statementTexts);
  const whatIf = useTexts(scenarioTexts).list;
  return (
    <>
      {data.scenarios && item.allocationId && (
        <p>
          <a href={data.scenarios}>{whatIf.fromItem}</a>
        </p>
      )}
      {data.statements.length > 0 && (
        <Section title={statement.onAgenda}>
          <ul>
            {data.statements.map((one) => (
              <li key={one.applicationId}>
                <a href={paths.agendaStatement(meeting.id, item.id, one.applicationId)}>
                  <bdi>{one.title}</bdi> (PDF)
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {data.files.length > 0 && (
        <Details summary={files.list}>
          {data.files.map((one) => (
            <SealedAttachments
              staff
              key={one.applicationId}
              title={one.title}
              attachments={one.attachments}
              annexes={one.annexes}
              hrefOf={(file) => paths.meetingAttachment(meeting.id, file)}
            />
          ))}
        </Details>
      )}
    </>
  );
}

/** The applications of a paragraph with their sums: what is proposed and, once it is, what is decided. */
export function MatterCases({
  data: { meeting, item, cases, isConcealed },
  narrow,
}: {
  data: Pick<ItemPage, "meeting" | "item" | "cases" | "isConcealed">;
  narrow?: boolean;
}) {
  const { item: t } = useTexts(decisionTexts);
  return (
    <>
      {item.allocationId && !isConcealed && !(item.deferral && meeting.state !== "open") && (
        <Section title={item.settled && !item.deferral ? t.outcomeTable : t.proposalTable}>
          <ItemCases cases={cases} decisions={item.settled ? item.decisions : []} {...(narrow ? { narrow } : {})} />
        </Section>
      )}
    </>
  );
}

/** How the meeting came to its decision: motions, the vote, reservations. */
export function Course({ data }: { data: Pick<ItemPage, "meeting" | "item" | "isConcealed"> }) {
  const { meeting, item, isConcealed } = data;
  const room = useTexts(decisionTexts);
  const t = room.item;
  return (
    <>
      {item.proceedings.motions.length > 0 && (
        <Section title={room.vote.motions}>
          <ul lang="sv">
            {item.proceedings.motions.map((motion) => (
              <li key={`${motion.personId} ${motion.text}`}>
                {minutesWords.motion(nameIn(meeting, motion.personId), motion.text)}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {!isConcealed && <Votes data={data} />}
      {item.reservations.length > 0 && (
        <Section title={t.reservations}>
          {item.reservations.map((reservation) => (
            <p key={reservation.personId}>
              <strong>
                <bdi>{nameIn(meeting, reservation.personId)}</bdi>
              </strong>
              : {reservation.text}
            </p>
          ))}
        </Section>
      )}
    </>
  );
}

/** Who takes part in a paragraph and who does not, and whether they are enough. */
export function TakingPart({
  data: { meeting, item, taking, itemQuorum },
  grounds = true,
}: {
  data: Pick<ItemPage, "meeting" | "item" | "taking" | "itemQuorum">;
  /** `false` on a wall: why somebody has left the room is for those at the table */
  grounds?: boolean;
}) {
  const room = useTexts(decisionTexts);
  const t = room.item;
  return (
    <Panel title={t.taking} tone="sunken">
      <p>
        <Tag tone={itemQuorum.met ? "positive" : "negative"}>{itemQuorum.met ? room.meeting.quorum : room.meeting.notQuorum}</Tag>
        {` ${t.quorum(taking.length)}`}
      </p>
      <ul className="plain-list">
        {taking.map((member) => (
          <li key={member.personId}>
            <bdi>{member.name}</bdi>
            {chairOf(meeting, item) === member.personId && <Muted> {t.chairs}</Muted>}
          </li>
        ))}
      </ul>
      {item.absences.length > 0 && (
        <>
          <h3>{t.away}</h3>
          <ul className="plain-list">
            {item.absences.map((absence) => (
              <li key={absence.personId}>
                <bdi>{nameIn(meeting, absence.personId)}</bdi>{" "}
                <Tag tone={absence.kind === "conflict" ? "attention" : "neutral"}>
                  {absence.kind === "conflict" ? t.conflict : t.gone}
                </Tag>
                {grounds && absence.ground && <Muted> {absence.ground}.</Muted>}
                {absence.replacedById && <Muted> {t.replacedBy(nameIn(meeting, absence.replacedById))}</Muted>}
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

/** The roll as it was called, and what carried. */
function Votes({ data: { meeting, item } }: { data: Pick<ItemPage, "meeting" | "item"> }) {
  const { item: t, vote: v } = useTexts(decisionTexts);
  const tally = tallyOf(item.votes, chairOf(meeting, item));
  if (!tally.ok) return null;
  return (
    <Section title={t.votes}>
      <p>
        <strong>{tally.value.carried === "yes" ? v.carriedYes : v.carriedNo}</strong>:{" "}
        {v.result(tally.value.yes, tally.value.no, tally.value.abstain)}
        {tally.value.castingVote && `. ${v.casting}`}
      </p>
      <p>
        {v.yes}: {item.proceedings.yes}
        {item.proceedings.proposalSide === "yes" && v.isProposal}
        <br />
        {v.no}: {item.proceedings.no}
        {item.proceedings.proposalSide === "no" && v.isProposal}
      </p>
      <ul className="plain-list">
        {meeting.members.flatMap((member) =>
          item.votes
            .filter(({ personId }) => personId === member.personId)
            .map(({ choice }) => (
              <li key={member.personId}>
                <bdi>{member.name}</bdi> <Muted>{v.choices[choice]}</Muted>
              </li>
            )),
        )}
      </ul>
    </Section>
  );
}
