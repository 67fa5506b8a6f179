import { redirect } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { proposalForm } from "#app/rooms/allocation/allocation.forms.ts";
import { allocationPage, proposeAllocation, reopenAllocation } from "#app/rooms/allocation/allocation.server.ts";
import { allocationTexts } from "#app/rooms/allocation/allocation.texts.ts";
import { overdrawn, spend, tranchesOf } from "#app/rooms/allocation/allocation.ts";
import { AllocationTable, parted } from "#app/rooms/allocation/ui/allocation-table.tsx";
import { LeftInPots } from "#app/rooms/allocation/ui/left-in-pots.tsx";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, { roles: ["officer"] }, async ({ actor, params, language }) => {
  const allocation = found(await allocationPage(actor, params.id));
  // Nothing is proposed before there is a proposal: the page before says how one is made.
  if (allocation.state === "absent") throw redirect(paths.allocation(params.id));
  return { heading: allocationTexts[language].proposal.title, ...allocation };
});
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.call.number} – Drum` }];

export const action = command({
  params: idParams,
  form: proposalForm,
  roles: ["officer"],
  run: ({ actor, params, form }) =>
    form.do === "propose"
      ? proposeAllocation({ actor, callId: params.id, version: form.version })
      : reopenAllocation({ actor, callId: params.id, version: form.version }),
  done: ({ params, form }) => (form.do === "propose" ? paths.allocationProposal(params.id) : paths.allocation(params.id)),
});

export default function AllocationProposal() {
  const { call, state, may, rows, funds, purposes, version, stale, partial } = useLoaderData<typeof loader>();
  const room = useTexts(allocationTexts);
  const language = useLanguage();
  const { message, code } = useUnaccepted(room);
  const t = room.proposal;
  const { mine, fixed } = parted(state, rows);
  const after = rows.reduce(
    (left, row) =>
      row.line && row.standing !== "decided" && row.line.amountOre > 0n
        ? spend(left, tranchesOf(row.line.amountOre, row.perYear, row.line.purpose, funds) ?? [])
        : left,
    [...funds],
  );
  const short = overdrawn(after);
  const heading = (
    <PageHeading
      title={state === "proposed" || state === "settled" ? room.title : t.title}
      caption={`${call.number} · ${inLanguage(call.title, language)}`}
      {...(may.includes("propose") ? { lead: t.lead } : {})}
      tag={<Tag tone={state === "open" ? "strong" : "info"}>{room.states[state]}</Tag>}
      back={{ href: paths.allocation(call.id), label: room.title }}
    />
  );
  return (
    <>
      {heading}
      <Answer message={message} code={code} />
      {partial && <Notice>{room.hidden}</Notice>}
      {stale && <Notice tone="warning">{room.rankingChanged}</Notice>}
      {state === "proposed" && !message && <Notice tone="success">{t.done}</Notice>}
      {state === "open" && short && (
        <Notice tone="danger">{room.over(inLanguage(short.fund.name, language), short.byOre)}</Notice>
      )}
      {state === "open" && (
        <Section title={room.left}>
          <LeftInPots before={funds} after={after} />
        </Section>
      )}
      <Section title={room.table}>
        <AllocationTable rows={mine} editable={false} decimals={call.decimals} purposes={purposes} />
      </Section>
      {fixed.length > 0 && (
        <Section title={room.fixed.title} lead={room.fixed.lead}>
          <AllocationTable rows={fixed} editable={false} fixed decimals={call.decimals} purposes={purposes} />
        </Section>
      )}
      {may.includes("propose") && (
        <CommandForm version={version} hidden={{ do: "propose" }}>
          <Button>{t.propose}</Button>
        </CommandForm>
      )}
      {may.includes("reopen") && (
        <Section title={t.reopenTitle} lead={t.reopenLead} rule>
          <CommandForm version={version} hidden={{ do: "reopen" }}>
            <Button kind="secondary">{t.reopen}</Button>
          </CommandForm>
        </Section>
      )}
    </>
  );
}
