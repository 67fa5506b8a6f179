import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
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
}: {
  title: string;
  message?: string | undefined;
  code?: string | undefined;
  href: string;
}) {
  const room = useTexts(decisionTexts);
  const common = useTexts(commonTexts);
  return (
    <>
      <PageHeading title={title} back={{ href, label: room.item.back }} />
      <Answer message={message ?? common.refusals["not-in-this-state"]} code={code ?? "not-in-this-state"} />
      <LinkButton href={href}>{room.item.back}</LinkButton>
    </>
  );
}
