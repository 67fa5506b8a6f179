import type { ItemPage } from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { Button } from "#app/ui/button.tsx";
import { CommandForm, type CommandFormProps } from "#app/ui/command-form.tsx";
import { Details } from "#app/ui/details.tsx";
import { useTexts } from "#app/ui/language.tsx";

type Undo = { data: Pick<ItemPage, "meeting" | "item" | "may" | "isConcealed"> } & Pick<CommandFormProps, "hidden" | "action">;

/** An application that was taken out goes back among the others, while its paragraph has no number. */
export function PutBack({ data: { meeting, item, may, isConcealed }, ...form }: Undo) {
  const { item: t } = useTexts(decisionTexts);
  if (!may.includes("put-back") || !item.applicationId || isConcealed || item.paragraph !== null) return null;
  return (
    <Details summary={t.putBackTitle}>
      <p>{t.putBackLead}</p>
      <CommandForm version={meeting.version} {...form}>
        <Button kind="secondary">{t.putBack}</Button>
      </CommandForm>
    </Details>
  );
}

/** What was recorded is taken back, while the meeting goes on. */
export function Reopen({ data: { meeting, item, may }, ...form }: Undo) {
  const { item: t } = useTexts(decisionTexts);
  if (!may.includes("reopen-item") || !item.settled) return null;
  return (
    <Details summary={t.reopenTitle}>
      <p>{t.reopenLead}</p>
      <CommandForm version={meeting.version} {...form}>
        <Button kind="danger">{t.reopen}</Button>
      </CommandForm>
    </Details>
  );
}
