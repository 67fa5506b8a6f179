import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import type { Sections } from "#app/rooms/applications/application.ts";
import type { KnownAward } from "#app/rooms/applications/sealing.ts";
import {
  type Aid,
  aidSums,
  askedAid,
  favoursSome,
  needsCertificates,
  type StateAidRules,
} from "#app/rooms/applications/state-aid.ts";
import { Words } from "#app/rooms/applications/ui/words.tsx";
import { formatOrganisationNumber } from "#app/rooms/people/organisation.ts";
import { formatDate, formatKronor } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, Stack } from "#app/ui/layout.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { DataTable } from "#app/ui/table.tsx";

const shownNumber = (number: string) => (/^\d{10}$/.test(number) ? formatOrganisationNumber(number) : number || "–");

/** What each undertaking has had, would have and has room for. */
export function AidSumsTable({ aid, rules }: { aid: Pick<Aid, "undertakings" | "received">; rules: StateAidRules }) {
  const t = useTexts(applicationTexts).aid;
  const language = useLanguage();
  return (
    <DataTable
      caption={t.sums(formatDate(rules.since, language))}
      rows={aidSums(aid, rules)}
      rowKey={(row, index) => `${index} ${row.number}`}
      columns={[
        {
          key: "name",
          label: t.undertakingName,
          rowHeader: true,
          cell: (row) => (
            <>
              <bdi>{row.name || "–"}</bdi> <Muted>{shownNumber(row.number)}</Muted>
            </>
          ),
        },
        { key: "received", label: t.had, numeric: true, cell: (row) => formatKronor(row.received, language) },
        { key: "planned", label: t.planned, numeric: true, cell: (row) => formatKronor(row.planned, language) },
        {
          key: "left",
          label: t.left,
          numeric: true,
          cell: (row) => (row.left < 0n ? t.over(formatKronor(-row.left, language)) : formatKronor(row.left, language)),
        },
      ]}
    />
  );
}

/** What the register knows, for reading only. */
export function KnownAwards({ awards }: { awards: readonly KnownAward[] }) {
  const t = useTexts(applicationTexts).aid;
  const language = useLanguage();
  return (
    <DataTable
      caption={t.known}
      rows={awards}
      rowKey={(_, index) => `${index}`}
      columns={[
        { key: "project", label: t.what, rowHeader: true, cell: (row) => <bdi>{row.project}</bdi> },
        { key: "call", label: t.giver, cell: (row) => <bdi>{row.call}</bdi> },
        { key: "year", label: t.year, numeric: true, cell: (row) => `${row.year ?? "–"}` },
        {
          key: "granted",
          label: t.amount,
          numeric: true,
          cell: (row) => (row.grantedOre === null ? "–" : formatKronor(row.grantedOre, language)),
        },
      ]}
    />
  );
}

export function AidView({
  sections,
  names,
}: {
  sections: Sections;
  names: {
    stateAid?: StateAidRules | undefined;
    earlierSupport?: boolean | undefined;
    awards?: readonly KnownAward[] | undefined;
  };
}) {
  const room = useTexts(applicationTexts);
  const t = room.aid;
  const language = useLanguage();
  const { stateAid: rules, earlierSupport, awards = [] } = names;
  const aid = askedAid(sections.aid, names);
  const said = (text: string | undefined) => text || <Muted>{room.fields.missing}</Muted>;
  const certified = rules && needsCertificates(aid);
  return (
    <Stack>
      {rules && (
        <SummaryList
          rows={[
            { label: t.economic, value: said(aid.economic && t.yesNo[aid.economic]) },
            ...(aid.economic === "yes" ? [{ label: t.favoured, value: said(aid.favoured && t.favouredWho[aid.favoured]) }] : []),
            ...(favoursSome(aid) ? [{ label: t.ground, value: said(aid.ground && t.grounds[aid.ground]) }] : []),
            ...(aid.reasons ? [{ label: t.reasons, value: <Words text={aid.reasons} /> }] : []),
            ...(certified
              ? [
                  { label: t.rule, value: inLanguage(rules.regulation, language) },
                  ...aid.undertakings.map((one, index) => ({
                    label: t.undertaking(index + 1),
                    value: `${one.name || "–"}, ${shownNumber(one.number)}. ${one.declared ? t.certifiedBy(one.signer || "–") : t.notCertified}${one.group ? `. ${t.group}: ${one.group}` : ""}`,
                  })),
                ]
              : []),
          ]}
        />
      )}
      {certified && aid.undertakings.length > 0 && <AidSumsTable aid={aid} rules={rules} />}
      {certified && aid.received.length > 0 && (
        <DataTable
          caption={t.received}
          rows={aid.received}
          rowKey={(_, index) => `${index}`}
          columns={[
            { key: "who", label: t.number, rowHeader: true, cell: (row) => shownNumber(row.number) },
            { key: "on", label: t.on, cell: (row) => (row.on ? formatDate(row.on, language) : "–") },
            { key: "giver", label: t.giver, cell: (row) => <bdi>{row.giver || "–"}</bdi> },
            {
              key: "amount",
              label: t.amount,
              numeric: true,
              cell: (row) => (row.amount === null ? "–" : formatKronor(row.amount, language)),
            },
          ]}
        />
      )}
      {earlierSupport && awards.length > 0 && <KnownAwards awards={awards} />}
      {earlierSupport &&
        (aid.earlier.length === 0 ? (
          awards.length === 0 && <SummaryList rows={[{ label: t.earlier, value: t.noEarlier }]} />
        ) : (
          <DataTable
            caption={t.earlier}
            rows={aid.earlier}
            rowKey={(_, index) => `${index}`}
            columns={[
              { key: "what", label: t.what, rowHeader: true, cell: (row) => <bdi>{row.what || "–"}</bdi> },
              { key: "giver", label: t.giver, cell: (row) => <bdi>{row.giver || "–"}</bdi> },
              { key: "year", label: t.year, numeric: true, cell: (row) => `${row.year ?? "–"}` },
              {
                key: "amount",
                label: t.amount,
                numeric: true,
                cell: (row) => (row.amount === null ? "–" : formatKronor(row.amount, language)),
              },
            ]}
          />
        ))}
    </Stack>
  );
}
