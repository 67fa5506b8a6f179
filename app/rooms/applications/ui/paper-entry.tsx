import type { ReactNode } from "react";
import type { LocalDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { type SectionKey, type Sections, sectionSlugs } from "#app/rooms/applications/application.ts";
import { attachmentTexts } from "#app/rooms/applications/attachment.texts.ts";
import type { Attachment, AttachmentFault } from "#app/rooms/applications/attachment.ts";
import type { Fault } from "#app/rooms/applications/check.ts";
import { paperTexts } from "#app/rooms/applications/paper.texts.ts";
import { isScanned } from "#app/rooms/applications/paper.ts";
import type { Names } from "#app/rooms/applications/sealing.ts";
import { ApplicationView } from "#app/rooms/applications/ui/application-view.tsx";
import { formatDate } from "#app/texts/format.ts";
import { Callout } from "#app/ui/callout.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Section, TwoColumns } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TaskList } from "#app/ui/task-list.tsx";

type PaperEntryProps = {
  id: string;
  receivedOn: LocalDate;
  /** when it was registered, in words */
  registered: string;
  parts: readonly SectionKey[];
  saved: Partial<Readonly<Record<SectionKey, unknown>>>;
  sections: Sections;
  names: Names;
  faults: readonly Fault[];
  attachments: readonly Attachment[];
  attachmentFaults: readonly AttachmentFault[];
  /** the reader enters it; the team itself only reads */
  enters: boolean;
  facts: ReactNode;
};

/** A paper that has come in and is being entered: the same parts as a draft has, and what is lacking said without standing in the way. */
export function PaperEntry(props: PaperEntryProps) {
  const { id, receivedOn, registered, parts, saved, sections, names, faults, attachments, attachmentFaults, enters, facts } =
    props;
  const t = useTexts(paperTexts).entry;
  const room = useTexts(applicationTexts);
  const files = useTexts(attachmentTexts);
  const language = useLanguage();
  const scanned = isScanned(attachments);
  const lacking = faults.length + attachmentFaults.length;
  const callout = <Callout label={t.came} value={formatDate(receivedOn, language)} note={t.note(registered)} />;
  if (!enters) {
    return (
      <TwoColumns
        main={
          <>
            {callout}
            <Notice title={t.team}>{t.teamText}</Notice>
            <ApplicationView sections={sections} names={names} level={2} />
          </>
        }
        aside={facts}
      />
    );
  }
  return (
    <TwoColumns
      main={
        <>
          {callout}
          <Section title={t.title} lead={t.text}>
            <TaskList
              label={t.title}
              items={[
                ...parts.map((key) => {
                  const left = faults.filter((fault) => fault.section === key).length;
                  return {
                    title: room.sections[key].title,
                    href: paths.applicationSection(id, sectionSlugs[key]),
                    status: !saved[key]
                      ? { label: room.status["not-started"], tone: "neutral" as const }
                      : left === 0
                        ? { label: room.status.complete }
                        : { label: t.missing(left), tone: "neutral" as const },
                  };
                }),
                {
                  title: files.title,
                  ...(scanned ? {} : { hint: t.scan }),
                  href: paths.attachments(id),
                  status: scanned
                    ? { label: files.status.complete }
                    : { label: files.status.missing, tone: "attention" as const },
                },
              ]}
            />
          </Section>
          <Section title={t.finish}>
            <TaskList
              label={t.finish}
              items={[
                {
                  title: t.check,
                  hint: t.checkHint,
                  href: paths.applicationCheck(id),
                  status: lacking === 0 ? { label: t.whole } : { label: t.missing(lacking), tone: "neutral" },
                },
                {
                  title: t.seal,
                  hint: t.sealHint,
                  ...(scanned ? { href: paths.applicationSubmission(id) } : {}),
                  status: scanned
                    ? { label: room.overview.ready, tone: "info" }
                    : { label: room.overview.notReady, tone: "neutral" },
                },
              ]}
            />
          </Section>
        </>
      }
      aside={facts}
    />
  );
}
