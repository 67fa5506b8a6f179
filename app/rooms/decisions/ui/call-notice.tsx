import type { Meeting } from "#app/rooms/decisions/meeting.ts";
import { meetingMailTexts } from "#app/rooms/decisions/meeting-mail.texts.ts";
import { formatInstant } from "#app/texts/format.ts";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, Panel } from "#app/ui/layout.tsx";
import { Tag } from "#app/ui/tag.tsx";

/** Whether those who are called have heard of it; sent once more when there is something new to read. */
export function CallNotice({ meeting }: { meeting: Pick<Meeting, "version" | "calledAt" | "members"> }) {
  const { notice: t } = useTexts(meetingMailTexts);
  const language = useLanguage();
  const { calledAt } = meeting;
  return (
    <Panel title={t.title} tone="sunken">
      <p>
        <Tag tone={calledAt ? "positive" : "attention"}>{calledAt ? t.sentAt(formatInstant(calledAt, language)) : t.notSent}</Tag>
        <br />
        {t.people(meeting.members.length)}
      </p>
      <p>
        <Muted>{t.lead}</Muted>
      </p>
      <CommandForm version={meeting.version} hidden={{ do: "call" }}>
        <Button kind={calledAt ? "secondary" : "primary"}>{calledAt ? t.again : t.send}</Button>
      </CommandForm>
    </Panel>
  );
}
