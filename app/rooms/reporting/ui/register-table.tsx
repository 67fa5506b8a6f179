import { paths } from "#app/paths.ts";
import { type Award, asQuery, type RegisterQuestion } from "#app/rooms/reporting/register.ts";
import { amountWords, awardYears } from "#app/rooms/reporting/report-words.ts";
import { reportingTexts } from "#app/rooms/reporting/reporting.texts.ts";
import { commonTexts } from "#app/texts/common.texts.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted } from "#app/ui/layout.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";

type SortKey = NonNullable<RegisterQuestion["ordning"]>;

/** The granted sum with what it covers, or the gap in words. */
export function GrantedAmount({ award }: { award: Pick<Award, "grantedOre" | "coverage"> }) {
  const language = useLanguage();
  const short = useTexts(reportingTexts).coverageShort[award.coverage];
  if (award.grantedOre === null) return <Muted>{amountWords(null, language)}</Muted>;
  return (
    <>
      {amountWords(award.grantedOre, language)}
      {short && <Muted> {short}</Muted>}
    </>
  );
}

/** Awards as lines; with a `question` the headings sort. */
export function RegisterTable({
  awards,
  question,
  caption,
}: {
  awards: readonly Award[];
  question?: RegisterQuestion;
  caption: string;
}) {
  const language = useLanguage();
  const texts = useTexts(reportingTexts);
  const common = useTexts(commonTexts);
  const t = texts.register;
  // What a heading does first: the newest, the largest, but names from A.
  const natural: Record<SortKey, RegisterQuestion["riktning"]> = {
    ar: "fallande",
    belopp: "fallande",
    projekt: "stigande",
    agare: "stigande",
  };
  const sort = (key: SortKey) => {
    if (!question) return {};
    const current = (question.ordning ?? "ar") === key;
    const now = current ? (question.riktning ?? natural[key]) : undefined;
    const next = current ? (now === "stigande" ? "fallande" : "stigande") : natural[key];
    return {
      sort: {
        href: paths.register() + asQuery({ ...question, ordning: key, riktning: next, sida: undefined }),
        ...(now ? { direction: now === "stigande" ? ("ascending" as const) : ("descending" as const) } : {}),
      },
    };
  };
  return (
    <DataTable
      caption={caption}
      captionHidden
      columns={[
        {
          key: "project",
          label: t.project,
          rowHeader: true,
          cell: (award) => (
            <>
              <a href={paths.award(award.id)}>{award.project}</a> {award.demo && <Tag>{common.demoMark}</Tag>}
              <br />
              <Muted>{award.callName}</Muted>
            </>
          ),
          ...sort("projekt"),
        },
        // The sum comes second: on a narrow screen it is what stands beside the name.
        { key: "granted", label: t.granted, numeric: true, cell: (award) => <GrantedAmount award={award} />, ...sort("belopp") },
        {
          key: "year",
          label: t.year,
          cell: (award) => award.year ?? <Muted>{texts.unknownYear}</Muted>,
          nowrap: true,
          ...sort("ar"),
        },
        {
          key: "owner",
          label: t.owner,
          cell: (award) => award.ownerName ?? <Muted>{texts.unknownOwner}</Muted>,
          ...sort("agare"),
        },
        { key: "period", label: texts.award.period, cell: (award) => awardYears(award, language) },
      ]}
      rows={awards}
      rowKey={(award) => award.id}
      empty={t.none}
    />
  );
}
