import type { ItemPage } from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import type { ItemPapers } from "#app/rooms/decisions/item-papers.server.ts";
import { sittingTexts } from "#app/rooms/decisions/sitting.texts.ts";
import type { SittingAddress } from "#app/rooms/decisions/sitting.ts";
import { Course, MatterCases, MatterPapers, MatterText, PutOffHere, TakingPart } from "#app/rooms/decisions/ui/item-parts.tsx";
import {
  Elsewhere,
  KeepingUp,
  NotOpen,
  Said,
  SittingAgenda,
  SittingHeading,
  sittingAt,
  You,
} from "#app/rooms/decisions/ui/sitting-parts.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import type { Following } from "#app/ui/following.ts";
import { useTexts } from "#app/ui/language.tsx";
import { Notice } from "#app/ui/notice.tsx";

/** The meeting as its members follow it: the matter in hand, their own place in it, and what is decided, as it is decided. */
export function SittingView({
  data,
  papers,
  me,
  asked,
  standing,
}: {
  data: ItemPage;
  papers: ItemPapers;
  me: string;
  asked: SittingAddress;
  standing: Following;
}) {
  const room = useTexts(decisionTexts);
  const t = useTexts(sittingTexts);
  const { meeting, item, isConcealed } = data;
  const { projector } = asked;
  return (
    <div className={projector ? "sitting sitting--wall projector" : "sitting sitting--followed"}>
      <SittingHeading
        data={data}
        actions={
          projector && (
            <LinkButton kind="quiet" href={sittingAt(meeting.id)}>
              {t.closeProjector}
            </LinkButton>
          )
        }
      />
      <KeepingUp standing={standing} here={sittingAt(meeting.id, asked)} />
      <Said data={data} />
      <NotOpen data={data} />
      {!projector && meeting.openedAt !== null && <You data={data} me={me} />}
      {!projector && <Elsewhere data={data} words={t.follow} />}
      <div className="sitting__columns">
        {!projector && <SittingAgenda data={data} />}
        <div className="sitting__main">
          {isConcealed && <Notice tone="warning">{room.item.concealed}</Notice>}
          <PutOffHere data={data} />
          {item.settled && <MatterText data={data} />}
          <Course data={data} />
          {!item.settled && <MatterText data={data} />}
          <MatterCases data={data} narrow />
          {!projector && <MatterPapers data={data} papers={papers} />}
        </div>
        <div className="sitting__people">{meeting.openedAt !== null && <TakingPart data={data} grounds={!projector} />}</div>
      </div>
    </div>
  );
}
