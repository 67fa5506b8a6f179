import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { buildingTexts } from "#app/rooms/calls/building.texts.ts";
import { callUnderWork, publishCall } from "#app/rooms/calls/calls.server.ts";
import { partKeys } from "#app/rooms/calls/parts.ts";
import { FaultLink } from "#app/rooms/calls/ui/fault-link.tsx";
import { formatInstant, formatKronor } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Panel, Prose, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page, versionForm } from "#app/web/doors.server.ts";

export const loader = page(
  idParams,
  { roles: ["officer", "secretary", "controller", "auditor", "admin"] },
  async ({ actor, params, language }) => {
    const { id, title, version, may, faults, compiled, options, revises } = found(
      await callUnderWork(actor, params.id, language),
    );
    // New rules come to the call they are for, by a page of their own.
    found(revises ? null : true);
    return {
      heading: buildingTexts[language].check.title,
      id,
      title,
      version,
      may,
      faults,
      compiled: compiled && {
        number: compiled.number,
        opensAt: compiled.opensAt,
        closesAt: compiled.closesAt,
        minOre: compiled.rules.limits.minOre,
        maxOre: compiled.rules.limits.maxOre,
        funds: compiled.funds.map(({ fundId }) => options.funds.find((fund) => fund.id === fundId)?.label ?? ""),
        criteria: compiled.rules.criteria.map(({ name, weight }) => ({ name, weight })),
      },
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.title.sv} – Drum` }];

export const action = command({
  params: idParams,
  form: versionForm,
  roles: ["officer"],
  run: ({ actor, params, form }) => publishCall({ actor, id: params.id, version: form.version }),
  done: ({ params }) => paths.round(params.id),
});

/** All that stands in the way, each with a link to its field; and, when nothing does, the last look before the call is public. */
export default function CallPublishing() {
  const { id, title, version, may, faults, compiled } = useLoaderData<typeof loader>();
  const room = useTexts(buildingTexts);
  const language = useLanguage();
  const t = room.check;
  const { message, code } = useUnaccepted(room);
  return (
    <>
      <PageHeading
        title={t.title}
        caption={<bdi>{inLanguage(title, language)}</bdi>}
        lead={t.lead}
        back={{ href: paths.callBuilding(id), label: room.part.back }}
      />
      <Answer message={message} code={code} />
      {faults.length > 0 && (
        <>
          <Notice tone="warning" title={t.faults(faults.length)} />
          {partKeys
            .filter((part) => faults.some((fault) => fault.part === part))
            .map((part) => (
              <Section key={part} title={room.parts[part].title}>
                <Prose>
                  <ul>
                    {faults
                      .filter((fault) => fault.part === part)
                      .map((fault) => (
                        <li key={`${fault.field} ${fault.code}`}>
                          <FaultLink call={id} fault={fault} />
                        </li>
                      ))}
                  </ul>
                </Prose>
              </Section>
            ))}
        </>
      )}
      {compiled && (
        <>
          <Notice tone="success" title={t.none}>
            <p>
              {t.noneText} <a href={paths.callPreview(id)}>{room.overview.preview}</a>
            </p>
          </Notice>
          <SummaryList
            rows={[
              { label: t.facts.number, value: compiled.number },
              { label: t.facts.opens, value: formatInstant(compiled.opensAt, language) },
              { label: t.facts.closes, value: formatInstant(compiled.closesAt, language) },
              {
                label: t.facts.amount,
                value: `${formatKronor(compiled.minOre, language)}–${formatKronor(compiled.maxOre, language)}`,
              },
              { label: t.facts.funds, value: compiled.funds.join(", ") },
              {
                label: t.facts.criteria,
                value: compiled.criteria.map((one) => `${inLanguage(one.name, language)} ${one.weight} %`).join(", "),
              },
            ]}
          />
          {may.includes("publish") && (
            <CommandForm version={version}>
              <Panel title={t.what} tone="accent">
                <ol>
                  {t.steps.map((step) => (
                    <li key={step}>{step}</li>
                  ))}
                </ol>
                <Button>{t.submit}</Button>
              </Panel>
            </CommandForm>
          )}
        </>
      )}
    </>
  );
}
