import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { buildingTexts } from "#app/rooms/calls/building.texts.ts";
import { callRevisionTexts } from "#app/rooms/calls/call-revision.texts.ts";
import { callUnderWork } from "#app/rooms/calls/calls.server.ts";
import { partKeys, partSlugs } from "#app/rooms/calls/parts.ts";
import { revisableParts } from "#app/rooms/calls/revision.ts";
import { formatInstant } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Cluster, Muted, PageHeading, Section } from "#app/ui/layout.tsx";
import { Progress } from "#app/ui/progress.tsx";
import { TaskList } from "#app/ui/task-list.tsx";
import { found, idParams, page } from "#app/web/doors.server.ts";
import { unsent } from "#app/web/unsent.ts";

export const loader = page(
  idParams,
  { roles: ["officer", "secretary", "controller", "auditor", "admin"] },
  async ({ actor, params, language }) => {
    const { id, title, may, parts, faults, revises } = found(await callUnderWork(actor, params.id, language));
    return unsent({ id, title, may, parts, faults, revises });
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title.sv} – Drum` }];

/** A call being built: its parts, and how much is left of each. */
export default function CallBuilding() {
  const { id, title, may, parts, faults, revises } = useLoaderData<typeof loader>();
  const room = useTexts(buildingTexts);
  const revision = useTexts(callRevisionTexts);
  const language = useLanguage();
  const t = room.overview;
  const left = (part: (typeof partKeys)[number]) => faults.filter((fault) => fault.part === part).length;
  const shown = revises ? revisableParts : partKeys;
  const done = shown.filter((part) => left(part) === 0).length;
  const standing = (part: (typeof partKeys)[number]) =>
    left(part) > 0
      ? { label: t.faults(left(part)), tone: "attention" as const }
      : revises?.changed.includes(part)
        ? { label: revision.changed, tone: "info" as const }
        : { label: t.complete };
  return (
    <>
      <PageHeading
        title={<bdi>{inLanguage(title, language)}</bdi>}
        caption={revises ? revision.caption(revises.number) : t.caption}
        lead={revises ? revision.overviewLead : t.lead}
        back={revises ? { href: paths.callRevision(revises.id), label: revision.title } : { href: paths.office(), label: t.back }}
        actions={
          <Cluster>
            {may.includes("publish") && (
              <LinkButton href={revises ? paths.callRevisionPublishing(id) : paths.callPublishing(id)}>
                {revises ? revision.publishing.link : t.check}
              </LinkButton>
            )}
            <LinkButton href={paths.callPreview(id)} kind="secondary">
              {t.preview}
            </LinkButton>
          </Cluster>
        }
      />
      <Section title={t.parts}>
        {!revises && <Progress label={t.progress} value={done} max={shown.length} text={t.progressText(done, shown.length)} />}
        <TaskList
          label={t.parts}
          items={shown.map((part) => {
            const { savedAt, savedBy } = parts[part];
            const { title: name, hint } = room.parts[part];
            return {
              title: name,
              hint: (
                <>
                  {hint}
                  {savedAt && savedBy && (
                    <>
                      <br />
                      <Muted>{t.savedBy(savedBy, formatInstant(savedAt, language))}</Muted>
                    </>
                  )}
                </>
              ),
              href: paths.callPart(id, partSlugs[part]),
              status: standing(part),
            };
          })}
        />
      </Section>
      {may.includes("discard") && (
        <p>
          <a href={paths.callDiscarding(id)}>{revises ? revision.discard : t.discard}</a>
        </p>
      )}
    </>
  );
}
