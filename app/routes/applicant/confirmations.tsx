import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { sectionSlugs } from "#app/rooms/applications/application.ts";
import { applicationForTeam } from "#app/rooms/applications/applications.server.ts";
import { askForm } from "#app/rooms/applications/confirmation.forms.ts";
import { confirmationTexts } from "#app/rooms/applications/confirmation.texts.ts";
import { standingsOf } from "#app/rooms/applications/confirmation.ts";
import { askForConfirmation } from "#app/rooms/applications/confirmations.server.ts";
import { FinancierSection } from "#app/rooms/applications/ui/financier-standing.tsx";
import { formatInstant } from "#app/texts/format.ts";
import { Answer } from "#app/ui/answer.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Stack } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

const told = { fragad: "asked", pamind: "askedAgain", tillbaka: "takenBack" } as const;

export const loader = page(idParams, {}, async ({ actor, params, url, language }) => {
  const { id, title, state, may, call, organisation, sections, confirmations, around } = found(
    await applicationForTeam(actor, params.id),
  );
  const { rules } = around;
  return {
    heading: confirmationTexts[language].title,
    id,
    title,
    draft: state === "drafted",
    demand: rules.confirmations,
    editable: may.includes("save-section") && call.phase === "open",
    reader: !may.includes("save-section"),
    closesAt: call.closesAt,
    standings: standingsOf(sections.financing.rows, rules, organisation.name, confirmations),
    asking: url.searchParams.get("fraga"),
    told: Object.entries(told).find(([word]) => url.searchParams.has(word))?.[1] ?? null,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.title} – Drum` }];

export const action = command({
  params: idParams,
  form: askForm,
  run: ({ actor, params: { id }, form }) => askForConfirmation({ actor, id, ...form }),
  done: ({ params: { id } }) => paths.confirmations(id, "?fragad"),
});

/** Everyone who is to pay, what they have answered, and a question to those who have not been asked. */
export default function Confirmations() {
  const data = useLoaderData<typeof loader>();
  const { id, title, draft, demand, editable, reader, closesAt, standings, asking, told: said } = data;
  const t = useTexts(confirmationTexts);
  const room = useTexts(applicationTexts);
  const language = useLanguage();
  const { errors, values, message, code } = useUnaccepted(t);
  const financing = paths.applicationSection(id, sectionSlugs.financing);
  return (
    <>
      <PageHeading
        title={t.title}
        caption={<bdi>{title}</bdi>}
        {...(demand === "unused" ? {} : { lead: `${t.leads[demand]} ${t.until(formatInstant(closesAt, language))}` })}
        back={{ href: financing, label: room.sections.financing.title }}
      />
      <Answer message={message} code={code} />
      {Object.keys(errors).length > 0 && <ErrorSummary errors={errors} />}
      {said && !message && <Notice tone="success" title={t[said]} live />}
      {!editable && (
        <Notice>
          {demand === "unused" ? t.unused : draft ? (reader ? t.readerOnly : (t.refusals["call-closed"] as string)) : t.sent}
        </Notice>
      )}
      {standings.length === 0 && (
        <Notice>
          <p>{t.nobody}</p>
        </Notice>
      )}
      <Stack gap="large">
        {standings.map((standing) => (
          <FinancierSection
            key={standing.financier.rows[0]?.key ?? standing.financier.name}
            id={id}
            standing={standing}
            editable={editable && demand !== "unused"}
            asking={asking}
            {...(values ? { values } : {})}
            errors={errors}
          />
        ))}
      </Stack>
      <p>{`${t.own} ${t.changes}`}</p>
      <p>
        <LinkButton kind="secondary" href={financing}>
          {t.toFinancing}
        </LinkButton>
      </p>
    </>
  );
}
