import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { journalVerdict } from "#app/rooms/people/people.server.ts";
import { peopleTexts } from "#app/rooms/people/people.texts.ts";
import { formatNumber } from "#app/texts/format.ts";
import { KeyFigures } from "#app/ui/key-figures.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { noParams, page } from "#app/web/doors.server.ts";

export const meta: MetaFunction = () => [{ title: "Journalen – Drum" }];

export const loader = page(noParams, { roles: ["admin", "auditor"] }, async () => {
  const { entries, checkpoints, fault } = await journalVerdict();
  return { entries, checkpoints, brokenAt: fault && String(fault.seq ?? "") };
});

export default function Journal() {
  const { entries, checkpoints, brokenAt } = useLoaderData<typeof loader>();
  const t = useTexts(peopleTexts).admin;
  return (
    <>
      <PageHeading title={t.journalTitle} lead={t.journalLead} />
      <Tabs
        label={t.title}
        items={[
          { href: paths.people(), label: t.title },
          { href: paths.journal(), label: t.journalTitle, current: true },
        ]}
      />
      <Notice tone={brokenAt === null ? "success" : "danger"} title={t.verdict}>
        {brokenAt === null ? t.whole : t.broken(brokenAt)}
      </Notice>
      <KeyFigures
        items={[
          { label: t.entries, value: formatNumber(entries) },
          { label: t.checkpoints, value: formatNumber(checkpoints) },
        ]}
      />
    </>
  );
}
