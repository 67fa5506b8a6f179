import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { nested } from "#app/kernel/nested.ts";
import { paths } from "#app/paths.ts";
import { buildingTexts } from "#app/rooms/calls/building.texts.ts";
import { callRevisionTexts } from "#app/rooms/calls/call-revision.texts.ts";
import { savePartForm } from "#app/rooms/calls/calls.forms.ts";
import { callUnderWork, saveCallPart } from "#app/rooms/calls/calls.server.ts";
import { readMove } from "#app/rooms/calls/draft.ts";
import { type Fields, typedValues } from "#app/rooms/calls/fields.ts";
import { callParts, type PartKey, partBySlug, partKeys, partSlugs } from "#app/rooms/calls/parts.ts";
import { revisableParts } from "#app/rooms/calls/revision.ts";
import { differences, fieldName, PartFields } from "#app/rooms/calls/ui/part-form.tsx";
import { formatInstant } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading, SideNav, TwoColumns } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, page } from "#app/web/doors.server.ts";

const params = z.object({
  id: z.uuid(),
  part: z.string().transform((slug, context): PartKey => {
    const part = partBySlug(slug);
    if (!part) context.addIssue({ code: "custom", message: "unknown" });
    return part ?? "basics";
  }),
});

export const loader = page(
  params,
  { roles: ["officer", "secretary", "controller", "auditor", "admin"] },
  async ({ actor, params: at, url, language }) => {
    const { id, title, may, draft, parts, options, faults, revises } = found(await callUnderWork(actor, at.id, language));
    const { part } = at;
    const shown = revises ? revisableParts : partKeys;
    found(shown.includes(part) || null);
    return {
      id,
      shown,
      revises: revises?.number ?? null,
      title,
      part,
      mayWrite: may.includes("save-part"),
      draft,
      stored: parts[part],
      options,
      faults: faults.filter((fault) => fault.part === part),
      saved: url.searchParams.has("sparat"),
      heading: buildingTexts[language].parts[part].title,
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.title.sv} – Drum` }];

export const action = command({
  params,
  form: savePartForm,
  roles: ["officer"],
  run: ({ actor, params: at, form, values }) =>
    saveCallPart({ actor, id: at.id, part: at.part, version: form.version, typed: nested(values), move: form.move }),
  done: ({ params: at, form }) => {
    const { part } = at;
    const move = readMove(part, form.move);
    const here = paths.callPart(at.id, partSlugs[part]);
    if (move) {
      const to =
        move.move === "up"
          ? move.index - 1
          : move.move === "down"
            ? move.index + 1
            : move.move === "remove"
              ? Math.max(0, move.index - 1)
              : form.rows(move.list);
      return `${here}?sparat#row-${move.list}-${to}`;
    }
    const next = partKeys[partKeys.indexOf(part) + 1];
    return form.next === "overview"
      ? paths.callBuilding(at.id)
      : form.next === "next" && next
        ? paths.callPart(at.id, partSlugs[next])
        : `${here}?sparat`;
  },
});

export default function CallPart() {
  const { id, title, part, mayWrite, draft, stored, options, faults, saved, shown, revises } = useLoaderData<typeof loader>();
  const room = useTexts(buildingTexts);
  const language = useLanguage();
  const revision = useTexts(callRevisionTexts);
  const t = room.part;
  const { message, code, values: typed, errors, ...unaccepted } = useUnaccepted(room);
  const answer = useActionData() as { values?: Record<string, string | string[]> } | undefined;
  const stale = code === "changed-since-read";
  const values = typed ?? typedValues(callParts[part] as Fields, draft[part]);
  const named = Object.fromEntries(
    Object.entries(errors).map(([field, fault]) => [field, `${fieldName(room, part, field)}: ${fault}`]),
  );
  const differing = stale ? differences(part, draft[part], nested(answer?.values ?? {})) : [];
  const next = partKeys[partKeys.indexOf(part) + 1];
  return (
    <TwoColumns
      asideFirst
      aside={
        <SideNav
          label={room.overview.parts}
          items={shown.map((key) => ({
            href: paths.callPart(id, partSlugs[key]),
            label: room.parts[key].title,
            current: key === part,
          }))}
        />
      }
      main={
        <>
          <ErrorSummary errors={named} />
          <PageHeading
            title={room.parts[part].title}
            caption={revises ? revision.caption(revises) : <bdi>{inLanguage(title, language)}</bdi>}
            lead={room.parts[part].hint}
            back={{ href: paths.callBuilding(id), label: t.back }}
          />
          <Answer message={message} code={code} />
          {stale && (
            <Notice title={t.stored}>
              <p>{t.storedLead(stored.savedBy)}</p>
              <DataTable
                caption={t.stored}
                captionHidden
                dense
                rows={differing}
                rowKey={(line) => line.field}
                columns={[
                  { key: "field", label: t.field, rowHeader: true, cell: (line) => fieldName(room, part, line.field) },
                  { key: "stored", label: t.storedValue, cell: (line) => <bdi>{line.stored || t.storedNothing}</bdi> },
                  { key: "typed", label: t.typedValue, cell: (line) => <bdi>{line.typed || t.storedNothing}</bdi> },
                ]}
              />
            </Notice>
          )}
          {revises && part === "time" && <Notice>{revision.timeNote}</Notice>}
          {saved && !message && <Notice tone="success" title={t.saved} live />}
          {!message && faults.length > 0 && (
            <Notice title={room.overview.faults(faults.length)}>
              <ul>
                {faults.map((fault) => (
                  <li key={`${fault.field} ${fault.code}`}>
                    {fieldName(room, part, fault.field)}: {room.faults[fault.code](fault.values ?? {})}
                  </li>
                ))}
              </ul>
            </Notice>
          )}
          <CommandForm {...unaccepted} values={values} errors={errors} summary={false} version={stored.version}>
            <PartFields part={part} draft={draft} options={options} values={values} />
            {stored.savedAt && stored.savedBy && (
              <p>
                <Muted>{room.overview.savedBy(stored.savedBy, formatInstant(stored.savedAt, language))}</Muted>
              </p>
            )}
            {mayWrite && (
              <ButtonGroup>
                <Button name="next" value="stay">
                  {t.save}
                </Button>
                {next && (
                  <Button name="next" value="next" kind="secondary">
                    {t.next}
                  </Button>
                )}
                <Button name="next" value="overview" kind="quiet">
                  {t.saveAndBack}
                </Button>
              </ButtonGroup>
            )}
          </CommandForm>
        </>
      }
    />
  );
}
