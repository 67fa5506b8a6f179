import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import type { AnswerView } from "#app/rooms/allocation/answer-view.ts";
import { optimumPage } from "#app/rooms/allocation/optimum.server.ts";
import { optimumTexts } from "#app/rooms/allocation/optimum.texts.ts";
import { AnswerFigures, AnswerTable, MoneyPicture, PotsTable, Proof, WalkBreaks } from "#app/rooms/allocation/ui/answer.tsx";
import { useArrivingReasons } from "#app/rooms/allocation/ui/arriving-reasons.ts";
import { NoAnswerNotice } from "#app/rooms/allocation/ui/no-answer.tsx";
import { ReasonFold, ReasonsProgress, shortOf } from "#app/rooms/allocation/ui/why.tsx";
import { inLanguage } from "#app/texts/language.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section } from "#app/ui/layout.tsx";
import { askServer } from "#app/ui/patience.ts";
import { found, idParams, page } from "#app/web/doors.server.ts";

export const handle = { interactive: true };

export const loader = page(idParams, { roles: ["officer"] }, async ({ actor, params, language }) => ({
  heading: optimumTexts[language].title,
  ...found(await optimumPage(actor, params.id)),
}));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.call.number} – Drum` }];

export default function AllocationBest() {
  const data = useLoaderData<typeof loader>();
  const { call } = data;
  const t = useTexts(optimumTexts);
  const heading = (
    <PageHeading
      title={t.title}
      caption={`${call.number} · ${inLanguage(call.title, useLanguage())}`}
      lead={t.lead}
      back={{ href: paths.allocation(call.id), label: t.back }}
    />
  );
  if (data.status !== "answer")
    return (
      <>
        {heading}
        <NoAnswerNotice answer={data} />
      </>
    );
  const { view, solver, fingerprint } = data;
  return (
    <>
      {heading}
      <AnswerFigures view={view} />
      <WalkBreaks view={view} />
      <Section title={t.table.title}>
        <RowsWithReasons callId={call.id} view={view} fingerprint={fingerprint} />
        <p>
          <a href={paths.allocationWhy(call.id)}>{t.why.link}</a>
        </p>
      </Section>
      <Proof view={view} solver={solver}>
        <a href={paths.allocationProblem(call.id)}>{t.proof.file}</a>
        <br />
        {t.proof.fileWhat}
      </Proof>
      <Section title={t.pots.title} lead={t.pots.lead}>
        <PotsTable view={view} />
      </Section>
      <Section title={t.picture.title} lead={t.picture.lead}>
        <MoneyPicture view={view} />
      </Section>
    </>
  );
}

/** Every project, and under the name of each that has not everything, why: asked for while the answer is read. */
function RowsWithReasons({ callId, view, fingerprint }: { callId: string; view: AnswerView; fingerprint: string }) {
  const arriving = useArrivingReasons({
    about: fingerprint,
    short: shortOf(view),
    ask: (numbers, signal) => askServer(paths.allocationReasons(callId, ...numbers), { signal, redirect: "manual" }),
  });
  return (
    <>
      <ReasonsProgress arriving={arriving} />
      <AnswerTable
        view={view}
        href={(row) => paths.case(row.id)}
        more={(row) => <ReasonFold row={row} arriving={arriving} href={paths.allocationWhy(callId, row.number)} />}
      />
    </>
  );
}
