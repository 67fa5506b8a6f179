import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import type { Meeting } from "#app/rooms/decisions/meeting.ts";
import { commonTexts } from "#app/texts/common.texts.ts";
import { Answer } from "#app/ui/answer.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";

/** A command's page when the time for it has passed, or it is somebody else's: says so and leads back. Who lost a race ends here. */
export function NotNow({
  title,
  message,
  code,
  href,
  meeting,
}: {
  title: string;
  /** of a paragraph: whose meeting is not open, and then it is said why */
  meeting?: Pick<Meeting, "state">;
  message?: string | undefined;
  code?: string | undefined;
  href: string;
}) {
  const room = useTexts(decisionTexts);
  const common = useTexts(commonTexts);
  const hasOwnWords = message !== undefined && code !== "not-in-this-state";
  return (
    <>
      <PageHeading title={title} back={{ href, label: room.item.back }} />
      <Answer
        message={hasOwnWords ? message : ((meeting && room.notNow[meeting.state]) ?? common.refusals["not-in-this-state"])}
        code={code ?? "not-in-this-state"}
      />
      <LinkButton href={href}>{room.item.back}</LinkButton>
    </>
  );
}
