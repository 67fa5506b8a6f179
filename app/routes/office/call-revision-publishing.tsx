import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { buildingTexts } from "#app/rooms/calls/building.texts.ts";
import { callRevisionTexts } from "#app/rooms/calls/call-revision.texts.ts";
import { revisionForm } from "#app/rooms/calls/calls.forms.ts";
import { callUnderWork, reviseCallRules } from "#app/rooms/calls/calls.server.ts";
import { partSlugs } from "#app/rooms/calls/parts.ts";
import { judgingParts, type revisableParts } from "#app/rooms/calls/revision.ts";
import { FaultLink } from "#app/rooms/calls/ui/fault-link.tsx";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Grid, PageHeading, Panel, Prose, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, { roles: ["officer"] }, async ({ actor, params, language }) => {
  const { id, title, version, faults, revises } = found(await callUnderWork(actor, params.id, language));
  const { changed, progress, nextVersion } = found(revises);
  return {
    heading: callRevisionTexts[language].publishing.title,
    id,
    title,
    version,
    faults: faults.filter(({ part }) => changed.includes(part)),
    changed,
    locked: progress.received && changed.some((part) => judgingParts.includes(part)) ? progress : null,
    nextVersion,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export const action = command({
  params: idParams,
  form: revisionForm,
  roles: ["officer"],
  run: ({ actor, params, form }) => reviseCallRules({ actor, id: params.id, ...form }),
  done: ({ value }) => `${paths.round(value.id)}?andrat=rules`,
});

/** What has been changed, what stands in the way, and the reason that everybody will read. */
export default function CallRevisionPublishing() {
  const { id, title, version, faults, changed, locked, nextVersion } = useLoaderData<typeof loader>();
  const room = useTexts(buildingTexts);
  const revision = useTexts(callRevisionTexts);
  const t = revision.publishing;
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(revision);
  const link = (part: (typeof revisableParts)[number]) => (
    <a href={paths.callPart(id, partSlugs[part])}>{room.parts[part].title}</a>
  );
  return (
    <>
      <PageHeading
        title={t.title}
        caption={<bdi>{inLanguage(title, language)}</bdi>}
        lead={t.lead}
        back={{ href: paths.callBuilding(id), label: room.part.back }}
      />
      <Answer message={message} code={code} />
      {changed.length === 0 ? (
        <Notice title={t.none}>{t.noneText}</Notice>
      ) : (
        <Section title={t.changed}>
          <Prose>
            <ul>
              {changed.map((part) => (
                <li key={part}>{link(part)}</li>
              ))}
            </ul>
            <p>{t.version(nextVersion)}</p>
          </Prose>
        </Section>
      )}
      {locked && !message && (
        <Notice tone="warning" title={t.locked}>
          {locked.scored ? revision.refusals["scored-already"] : revision.refusals["received-already"]}
        </Notice>
      )}
      {faults.length > 0 && (
        <Notice tone="warning" title={room.check.faults(faults.length)}>
          <ul>
            {faults.map((fault) => (
              <li key={`${fault.part} ${fault.field} ${fault.code}`}>
                <FaultLink call={id} fault={fault} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {changed.length > 0 && faults.length === 0 && !locked && (
        <CommandForm version={version} {...unaccepted}>
          <Panel title={t.reason} tone="accent">
            <Grid>
              {(["sv", "en"] as const).map((one) => (
                <TextArea
                  key={one}
                  name={`note.${one}`}
                  label={`${t.reason}, ${room.part[one]}`}
                  hint={t.reasonHint}
                  rows={4}
                  maxLength={500}
                />
              ))}
            </Grid>
            <Button>{t.submit}</Button>
          </Panel>
        </CommandForm>
      )}
    </>
  );
}
