import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { agreementTexts } from "#app/rooms/decisions/agreement.texts.ts";
import { type ProjectLine, projects } from "#app/rooms/decisions/project-money.server.ts";
import { projectMoneyTexts } from "#app/rooms/decisions/project-money.texts.ts";
import { AgreementTag } from "#app/rooms/decisions/ui/agreement.tsx";
import { formatKronor } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { noParams, page } from "#app/web/doors.server.ts";
import { pageNumber } from "#app/web/page-number.ts";
import { unsent } from "#app/web/unsent.ts";

export const loader = page(
  noParams,
  { roles: ["officer", "secretary", "controller", "auditor", "admin"] },
  async ({ actor, url, language }) => {
    const waiting = url.searchParams.get("villkor") === "vantar";
    const list = await projects(actor, pageNumber(url), waiting);
    return unsent({ heading: projectMoneyTexts[language].title, list, waiting });
  },
);
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

/** Every granted project that this reader may see, and what of its money has been paid. */
export default function Projects() {
  const { list, waiting } = useLoaderData<typeof loader>();
  const terms = useTexts(agreementTexts);
  const t = useTexts(projectMoneyTexts);
  const language = useLanguage();
  const amount = (ore: bigint) => formatKronor(ore, language, false);
  return (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      {(list.unaccepted > 0 || waiting) && (
        <Notice>
          {terms.waitingCount(list.unaccepted)}.{" "}
          {waiting ? (
            <a href={paths.projects()}>{terms.everything}</a>
          ) : (
            <a href={paths.projectsAwaitingTerms()}>{terms.onlyWaiting}</a>
          )}
        </Notice>
      )}
      {list.total === 0 ? (
        <EmptyState title={t.none}>{t.noneText}</EmptyState>
      ) : (
        <>
          <DataTable
            caption={t.table}
            wide
            rows={list.rows}
            rowKey={(row) => row.id}
            columns={[
              {
                key: "project",
                label: t.project,
                rowHeader: true,
                cell: (row: ProjectLine) => <a href={paths.projectMoney(row.id)}>{row.project}</a>,
              },
              { key: "number", label: t.number, nowrap: true, cell: (row) => row.number },
              { key: "owner", label: t.owner, cell: (row) => <bdi>{row.organisation}</bdi> },
              {
                key: "terms",
                label: terms.state,
                cell: (row) => (row.agreement ? <AgreementTag state={row.agreement} /> : <Muted>{terms.none}</Muted>),
              },
              { key: "call", label: t.call, cell: (row) => inLanguage(row.call, language) },
              { key: "paid", label: t.paid, numeric: true, nowrap: true, cell: (row) => amount(row.paidOre) },
              { key: "returned", label: t.returned, numeric: true, nowrap: true, cell: (row) => amount(row.returnedOre) },
              { key: "left", label: t.left, numeric: true, nowrap: true, cell: (row) => amount(row.grantedOre) },
            ]}
            foot={{
              project: list.pages > 1 ? t.totalHere : t.total,
              paid: amount(list.sums.paidOre),
              returned: amount(list.sums.returnedOre),
              left: amount(list.sums.grantedOre),
            }}
          />
          <Pagination
            page={list.page}
            pages={list.pages}
            href={(number) => `${paths.projects()}?${waiting ? "villkor=vantar&" : ""}sida=${number}`}
          />
        </>
      )}
    </>
  );
}
