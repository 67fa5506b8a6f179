import { interestTexts } from "#app/rooms/assessment/interest.texts.ts";
import { longestNoteOfInterest, toldKinds } from "#app/rooms/assessment/interest.ts";
import type { Interest, InterestsPage } from "#app/rooms/assessment/interests.server.ts";
import { formatOrganisationNumber } from "#app/rooms/people/organisation.ts";
import { formatDate } from "#app/texts/format.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, ButtonGroup, LinkButton } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Field, Select } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { HiddenText, Muted, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import "./assessment.css";

const kindIn = (kinds: Readonly<Record<string, string>>, kind: string) => kinds[kind] ?? kinds.other;
const whom = ({ municipality, organisationName, organisationNumber }: Interest) =>
  municipality ?? (organisationName || formatOrganisationNumber(organisationNumber));

/** A person's ties and the form for one of them: the same for the person and for the office. `at`: this page's own address. */
export function Interests({
  page: { person, municipalities },
  at,
  changing,
  saved,
}: {
  page: InterestsPage;
  at: string;
  changing: string | null;
  saved: boolean;
}) {
  const t = useTexts(interestTexts);
  const { message, code, values, errors } = useUnaccepted(t);
  const language = useLanguage();
  const sent = values?.command === "remove" ? undefined : values;
  const chosen = person.interests.find(({ id, kind }) => id === changing && kind !== "former-team");
  const shownDay = (day: string | null) => (day === null ? "" : formatDate(day, language));
  return (
    <>
      <Answer message={message} code={code} />
      {saved && !message && <Notice tone="success" title={t.saved} live />}
      {person.interests.length === 0 ? (
        <EmptyState title={t.none}>{t.noneText}</EmptyState>
      ) : (
        <DataTable
          caption={t.table}
          captionHidden
          rows={person.interests}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "whom",
              label: t.where,
              rowHeader: true,
              cell: (one) => (
                <>
                  <bdi>{whom(one)}</bdi>
                  <span className="ranking__note">{kindIn(t.kinds, one.kind)}</span>
                </>
              ),
            },
            { key: "note", label: t.note, cell: ({ note, kind }) => kind !== "former-team" && <bdi>{note}</bdi> },
            {
              key: "period",
              label: t.period,
              cell: ({ from, to, ended }) => (
                <>
                  {t.span(shownDay(from), shownDay(to)) || <Muted>{t.always}</Muted>}
                  {ended && <span className="ranking__note">{t.ended}</span>}
                </>
              ),
            },
            {
              key: "action",
              label: t.action,
              cell: (one) =>
                one.kind === "former-team" ? (
                  <Muted>{t.bySystem}</Muted>
                ) : (
                  <CommandForm action={at} version={one.version} hidden={{ command: "remove", interest: one.id }}>
                    <ButtonGroup>
                      <a href={`${at}?andra=${one.id}`}>
                        {t.change}
                        <HiddenText> {whom(one)}</HiddenText>
                      </a>
                      <Button kind="quiet">
                        {t.remove}
                        <HiddenText> {whom(one)}</HiddenText>
                      </Button>
                    </ButtonGroup>
                  </CommandForm>
                ),
            },
          ]}
        />
      )}
      <Section title={chosen ? t.changeTitle : t.addTitle} rule>
        <CommandForm
          action={chosen ? `${at}?andra=${chosen.id}` : at}
          {...(chosen ? { version: chosen.version } : {})}
          hidden={chosen ? { command: "correct", interest: chosen.id } : { command: "tell" }}
          values={
            sent ??
            (chosen
              ? {
                  kind: chosen.kind,
                  name: chosen.organisationName,
                  number: chosen.organisationNumber && formatOrganisationNumber(chosen.organisationNumber),
                  municipality: chosen.municipalityCode ?? "",
                  from: chosen.from ?? "",
                  to: chosen.to ?? "",
                  note: chosen.note,
                }
              : {})
          }
          {...(errors ? { errors } : {})}
        >
          <Select
            name="kind"
            label={t.kind}
            placeholder={t.choose}
            options={toldKinds.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
          />
          <Field name="name" label={t.name} hint={t.nameHint} width="long" autoComplete="off" />
          <Field name="number" label={t.number} hint={t.numberHint} width="medium" autoComplete="off" />
          <Select
            name="municipality"
            label={t.municipality}
            hint={t.municipalityHint}
            placeholder={t.choose}
            options={municipalities.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <Field name="from" label={t.from} hint={t.dayHint} width="short" optional />
          <Field name="to" label={t.to} width="short" optional />
          <Field name="note" label={t.note} hint={t.noteHint} width="long" optional maxLength={longestNoteOfInterest} />
          <ButtonGroup>
            <Button>{chosen ? t.save : t.add}</Button>
            {chosen && (
              <LinkButton kind="quiet" href={at}>
                {t.cancel}
              </LinkButton>
            )}
          </ButtonGroup>
        </CommandForm>
      </Section>
    </>
  );
}
