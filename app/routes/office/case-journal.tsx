import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { caseJournal } from "#app/rooms/applications/applications.server.ts";
import { officeTexts } from "#app/rooms/applications/office.texts.ts";
import { formatInstantExact } from "#app/texts/format.ts";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(
  idParams,
  { roles: ["officer", "secretary", "controller", "auditor", "admin"] },
  async ({ actor, params, language }) => {
    const journal = found(await caseJournal(actor, params.id));
    return {
      heading: officeTexts[language].journal.title,
      id: params.id,
      number: journal.number,
      title: journal.title,
      lines: journal.lines.map(({ seq, at, actorName, subjectType, command }) => ({
        key: `${seq}`,
        at,
        actorName,
        subjectType,
        command,
      })),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.number} – Drum` }];

export default function CaseJournal() {
  const { id, number, title, lines } = useLoaderData<typeof loader>();
  const t = useTexts(officeTexts).journal;
  return (
    <>
      <PageHeading
        title={t.title}
        caption={
          <>
            {number} · <bdi>{title}</bdi>
          </>
        }
        lead={t.lead}
        back={{ href: paths.case(id), label: number ?? title }}
      />
      {lines.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <Timeline
          items={lines.map((line) => ({
            title:
              t.commands[`${line.subjectType} ${line.command}`] ??
              `${t.subjects[line.subjectType] ?? line.subjectType}: ${line.command}`,
            time: { datetime: line.at.toISOString(), text: formatInstantExact(line.at) },
            by: line.actorName ?? t.system,
          }))}
        />
      )}
    </>
  );
}
