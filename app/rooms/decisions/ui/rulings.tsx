import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { type Item, type Meeting, nameIn } from "#app/rooms/decisions/meeting.ts";
import { useTexts } from "#app/ui/language.tsx";
import { Muted } from "#app/ui/layout.tsx";
import { Tag } from "#app/ui/tag.tsx";

/** What the body has decided of disputed conflicts of interest at a paragraph. */
export function Rulings({
  meeting,
  item,
  cases,
}: {
  meeting: Pick<Meeting, "members">;
  item: Pick<Item, "rulings" | "applicationId">;
  cases: readonly { applicationId: string; title: string }[];
}) {
  const t = useTexts(decisionTexts).ruling;
  return (
    <ul className="plain-list">
      {item.rulings.map((ruling) => (
        <li key={ruling.personId}>
          <p>
            <bdi>{nameIn(meeting, ruling.personId)}</bdi>{" "}
            <Tag tone={ruling.outcome === "conflict" ? "attention" : "neutral"}>{t.outcomes[ruling.outcome]}</Tag>
          </p>
          {item.applicationId === null &&
            cases
              .filter((one) => ruling.applicationIds.includes(one.applicationId))
              .map((one) => <p key={one.applicationId}>{one.title}</p>)}
          <Muted>{ruling.reasons}</Muted>
        </li>
      ))}
    </ul>
  );
}
