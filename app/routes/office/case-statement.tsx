import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { DocumentView } from "#app/documents/document-view.tsx";
import { paths } from "#app/paths.ts";
import { statementForm } from "#app/rooms/decisions/statement.forms.ts";
import { statementTexts } from "#app/rooms/decisions/statement.texts.ts";
import { reopenStatement, saveStatement, sealStatement, statementPage } from "#app/rooms/decisions/statements.server.ts";
import { StatementFields } from "#app/rooms/decisions/ui/statement-fields.tsx";
import { formatInstant } from "#app/texts/format.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading, Panel, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";
import { unsent } from "#app/web/unsent.ts";

const doneWords = { save: "sparat", seal: "fardigt", reopen: "oppnat" } as const;

export const loader = page(
  idParams,
  { roles: ["officer", "secretary", "controller", "auditor", "admin"] },
  async ({ actor, params, url, language }) => {
    const statement = found(await statementPage(actor, params.id));
    return unsent({
      heading: `${statementTexts[language].title}: ${statement.number}`,
      id: params.id,
      ...statement,
      done: url.searchParams.get("klart"),
    });
  },
);
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export const action = command({
  params: idParams,
  form: statementForm,
  roles: ["officer"],
  run: ({ actor, params, form }) => {
    const on = { actor, applicationId: params.id, version: form.version };
    if (form.do === "seal") return sealStatement(on);
    if (form.do === "reopen") return reopenStatement(on);
    const { outcome, amount, summary, reasons, conditions } = form;
    return saveStatement({ ...on, content: { outcome, amountOre: amount, summary, reasons, conditions } });
  },
  done: ({ params, form }) => paths.caseStatement(params.id, `?klart=${doneWords[form.do]}`),
});

/** The office writes what it proposes and why, and finishes it. */
export default function CaseStatement() {
  const { id, number, title, state, version, content, fromProposal, decided, blind, may, preview, editions, done } =
    useLoaderData<typeof loader>();
  const t = useTexts(statementTexts);
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(t);
  const told = done === "sparat" ? t.saved : done === "fardigt" ? t.sealed : done === "oppnat" ? t.reopened : null;
  // What is missing before it can be finished is said at its field in the form above; the fields then hold the draft.
  const sealing = unaccepted.values?.do === "seal";
  const typed = sealing ? {} : { values: unaccepted.values };
  return (
    <>
      <PageHeading
        title={t.title}
        caption={
          <>
            {number} <bdi>{title}</bdi>
          </>
        }
        lead={t.lead}
        back={{ href: paths.case(id), label: t.back }}
        {...(state === "absent"
          ? {}
          : { tag: <Tag tone={state === "sealed" ? "positive" : "attention"}>{t.states[state]}</Tag> })}
      />
      <Answer message={message} code={code} />
      {told && !message && (
        <Notice tone="success" title={told} live>
          {done === "fardigt" && <p>{t.sealedLead}</p>}
        </Notice>
      )}
      {decided && <Notice>{t.decided}</Notice>}
      {blind && <Notice>{t.blind}</Notice>}
      {editions.length > 0 && (
        <Section title={t.editions}>
          <ul className="plain-list">
            {editions.map((edition) => (
              <li key={edition.number}>
                <a href={paths.caseStatementPdf(id, edition.number)}>{`${t.edition(edition.number)} (PDF)`}</a>{" "}
                <Muted>{t.sealedBy(edition.sealedBy, formatInstant(edition.sealedAt, language))}</Muted>
                <br />
                <Muted>
                  {t.fingerprint} <span className="hash">{edition.sha256}</span>
                </Muted>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {editions.length === 0 && !may.includes("save") && <EmptyState title={t.none}>{t.noneText}</EmptyState>}
      {may.includes("reopen") && (
        <Panel title={t.reopenTitle} tone="sunken">
          <p>{t.reopenLead}</p>
          <CommandForm version={version} hidden={{ do: "reopen" }}>
            <Button kind="secondary">{t.reopen}</Button>
          </CommandForm>
        </Panel>
      )}
      {may.includes("save") && (
        <Section title={t.form} rule>
          {fromProposal && <Notice>{t.fromProposal}</Notice>}
          <CommandForm version={version} hidden={{ do: "save" }} errors={unaccepted.errors} {...typed}>
            <StatementFields given={content} />
            <ButtonGroup>
              <Button kind={may.includes("seal") ? "secondary" : "primary"}>{t.save}</Button>
            </ButtonGroup>
          </CommandForm>
        </Section>
      )}
      {preview && (
        <Section title={t.preview} lead={<Muted>{t.previewLead}</Muted>} rule>
          <Panel>
            <DocumentView document={preview} titled />
          </Panel>
          <Panel title={t.sealTitle} tone="sunken">
            <p>{t.sealLead}</p>
            <CommandForm version={version} hidden={{ do: "seal" }}>
              <Button>{t.seal}</Button>
            </CommandForm>
          </Panel>
        </Section>
      )}
    </>
  );
}
