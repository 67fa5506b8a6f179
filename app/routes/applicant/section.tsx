import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { type ReactNode, useEffect, useState } from "react";
import { nested } from "#app/kernel/nested.ts";
import { paths } from "#app/paths.ts";
import {
  sectionEnvelope,
  sectionForm,
  sectionParams,
  type TypedValues,
  typedValues,
} from "#app/rooms/applications/application.forms.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { type Sections, sectionSlugs, sectionsWith } from "#app/rooms/applications/application.ts";
import { applicationForTeam, saveSection } from "#app/rooms/applications/applications.server.ts";
import { faultsByField } from "#app/rooms/applications/check.texts.ts";
import { completionTexts } from "#app/rooms/applications/completion.texts.ts";
import { standingsOf } from "#app/rooms/applications/confirmation.ts";
import { ApplicationView, SectionView } from "#app/rooms/applications/ui/application-view.tsx";
import { FinancierStates } from "#app/rooms/applications/ui/financier-standing.tsx";
import { changedSince } from "#app/rooms/applications/ui/form-values.ts";
import { SectionFields } from "#app/rooms/applications/ui/section-fields.tsx";
import { leftBehind, useWriting } from "#app/rooms/applications/ui/use-writing.ts";
import type { Copy } from "#app/rooms/applications/ui/writer.ts";
import { WritingBar, WritingNotices } from "#app/rooms/applications/ui/writing-bar.tsx";
import { commonTexts } from "#app/texts/common.texts.ts";
import { formatInstant } from "#app/texts/format.ts";
import { Button, ButtonGroup, LinkButton } from "#app/ui/button.tsx";
import { ClientForm } from "#app/ui/client-form.tsx";
import { fieldId } from "#app/ui/field-names.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, page } from "#app/web/doors.server.ts";

export const loader = page(sectionParams, {}, async ({ actor, params, url, language }) => {
  const { section } = params;
  const application = found(await applicationForTeam(actor, params.id));
  const parts = found(sectionsWith(application.around.rules).includes(section) ? sectionsWith(application.around.rules) : null);
  const { limits, frameworks, costTypes, pay, sourceTypes, indicators, stateAid, earlierSupport } = application.around.rules;
  return {
    id: application.id,
    title: application.title,
    heading: applicationTexts[language].sections[section].title,
    section,
    parts,
    draft: application.state === "drafted" || application.state === "registered",
    editable:
      application.may.includes("save-section") &&
      (application.completion === null || (application.completion.sections.includes(section) && !application.completion.late)),
    completing: application.completion !== null && !application.completion.late,
    saved: application.saved[section] ?? null,
    version: application.saved[section]?.version ?? 0,
    // Whose words the browser may keep until they are saved.
    store: `drum ${actor.personId} ${application.id} ${section}`,
    sections: application.sections,
    names: application.names,
    choices: application.choices,
    rules: { limits, frameworks, costTypes, pay, sourceTypes, indicators, stateAid, earlierSupport },
    offers: application.around.offers.map(({ field, nodes }) => ({
      field,
      nodes: nodes.map(({ id, code, title }) => ({ id, code, title })),
    })),
    municipalities: application.around.municipalities,
    // Coming from the check, the page says at each field what is wrong with it.
    faults: url.searchParams.has("kontroll") ? application.faults.filter((fault) => fault.section === section) : [],
    standings:
      section === "financing" && application.around.rules.confirmations !== "unused"
        ? standingsOf(
            application.sections.financing.rows,
            application.around.rules,
            application.organisation.name,
            application.confirmations,
          )
        : null,
    more: Math.min(30, Math.max(0, Number.parseInt(url.searchParams.get("fler") ?? "0", 10) || 0)),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.title} – Drum` }];
export const handle = { interactive: true };

export const action = command({
  params: sectionParams,
  form: sectionEnvelope,
  run: ({ actor, params, form }) =>
    saveSection({ actor, id: params.id, section: params.section, version: form.version, typed: form }),
  done: ({ params, form, url, value }) => {
    const here = paths.applicationSection(params.id, sectionSlugs[params.section]);
    const more = (Number.parseInt(url.searchParams.get("fler") ?? "0", 10) || 0) + 1;
    if (form.addRow) return `${here}?fler=${more}#field-${form.addRow.replace(/\W/g, "")}`;
    // An answer has brought a question into sight: it is not left behind unseen.
    if (value?.appeared) return `${here}#${fieldId(value.appeared)}`;
    if (form.stay) return here;
    // Only some parts are open: the page that tells which, and what is left, comes next.
    if (value?.completing) return paths.application(params.id);
    const next = value?.parts[value.parts.indexOf(params.section) + 1];
    // Without a fragment of its own the browser would carry the last one, of a field that is not there, to the next page.
    return `${next ? paths.applicationSection(params.id, sectionSlugs[next]) : paths.applicationCheck(params.id)}${url.search ? "#main" : ""}`;
  },
});

const formId = "section-form";

export default function SectionPage() {
  const data = useLoaderData<typeof loader>();
  const { id, section, saved, sections, names } = data;
  const room = useTexts(applicationTexts);
  const completing = useTexts(completionTexts).team;
  const language = useLanguage();
  const { values: typed, errors, message, code } = useUnaccepted(room);
  const t = room.section;
  const heading = (
    <PageHeading
      title={room.sections[section].title}
      caption={`${t.part(data.parts.indexOf(section) + 1, data.parts.length)} · ${data.title}`}
      lead={room.sections[section].hint}
      back={{ href: paths.application(id), label: t.back }}
    />
  );
  if (!data.editable) {
    return (
      <>
        {heading}
        <Notice title={t.readOnly}>
          {message ?? (data.completing ? completing.closedSection : data.draft ? room.overview.readerOnly : t.readOnlyText)}
        </Notice>
        <ApplicationView sections={sections} names={names} only={[section]} />
      </>
    );
  }
  const stale = code === "changed-since-read" && saved !== null;
  const wrong = typed ? errors : faultsByField(data.faults, language);
  return (
    <>
      <LivingForm values={typed ?? null} stale={stale} wrong={wrong}>
        {heading}
        {message && !stale && (
          <Notice tone="danger" live>
            {message}
          </Notice>
        )}
        {stale && <Versions typed={typed ?? {}} />}
      </LivingForm>
      {data.standings && <FinancierStates id={id} standings={data.standings} />}
    </>
  );
}

type FormProps = {
  /** what was typed and not accepted; null when the form shows what is stored */
  values: TypedValues | null;
  stale: boolean;
  wrong: Readonly<Record<string, string>> | undefined;
  children: ReactNode;
};

/** The form as stored - or, once awake, as an earlier visit left it when its words could not be saved. */
function LivingForm({ values: typed, ...props }: FormProps) {
  const { section, sections, choices, store } = useLoaderData<typeof loader>();
  const stored = typedValues(section, sections, choices);
  const [copy, setCopy] = useState<Copy | null>(null);
  const [awake, setAwake] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once, when the page has come alive
  useEffect(() => {
    const left = typed ? null : leftBehind(store);
    setCopy(left && changedSince(stored, left.newest.typed).size > 0 ? left : null);
    setAwake(true);
  }, [store]);
  const values = copy?.newest.typed ?? typed ?? stored;
  return (
    <SectionForm
      key={copy ? "left-behind" : "stored"}
      {...props}
      values={values}
      base={awake && !props.stale ? stored : null}
      unsaved={typed !== null}
      copy={copy}
    />
  );
}

type SectionFormProps = Omit<FormProps, "values"> & {
  values: TypedValues;
  base: TypedValues | null;
  unsaved: boolean;
  copy: Copy | null;
};

function SectionForm({ values, base, unsaved, copy, stale, wrong, children }: SectionFormProps) {
  const data = useLoaderData<typeof loader>();
  const { id, section, saved, sections, choices } = data;
  const room = useTexts(applicationTexts);
  const common = useTexts(commonTexts);
  const language = useLanguage();
  const t = room.section;
  const here = { id, section: sectionSlugs[section] };
  const writing = useWriting({
    form: formId,
    base,
    unsaved,
    copy,
    saveAt: paths.applicationSectionSave(here.id, here.section),
    presenceAt: paths.applicationSectionPresence(here.id, here.section),
    store: data.store,
  });
  const form = sectionForm(section, choices);
  return (
    <ClientForm
      id={formId}
      schema={form as never}
      errorTexts={{ ...common.errors, ...room.errors }}
      values={values}
      errors={wrong}
      version={data.version}
    >
      {children}
      <WritingNotices writing={writing} />
      <SectionFields
        section={section}
        form={formId}
        rules={data.rules}
        sections={sections}
        choices={choices}
        offers={data.offers}
        municipalities={data.municipalities}
        values={values}
        more={data.more}
        filesAt={paths.attachments(id)}
        awards={data.names.awards ?? []}
      />
      <ButtonGroup>
        <Button>{stale ? t.keepYours : t.save}</Button>
        {!stale && (
          <Button kind="secondary" name="stay" value="1">
            {t.saveStay}
          </Button>
        )}
      </ButtonGroup>
      <p>
        <Muted>
          {saved ? t.savedBy(saved.by, formatInstant(saved.at, language)) : t.notSaved}. {t.unfinished}
        </Muted>
      </p>
      <WritingBar writing={writing} signInAt={paths.signIn(paths.applicationSection(here.id, here.section))} />
    </ClientForm>
  );
}

/** Two people saved the same part: both versions in full, beside each other, and the reader's own still in the form below. */
function Versions({ typed }: { typed: Record<string, string | string[]> }) {
  const { id, section, saved, sections, names, choices } = useLoaderData<typeof loader>();
  const t = useTexts(applicationTexts).section;
  const language = useLanguage();
  const read = sectionForm(section, choices).safeParse(nested(typed));
  const mine: Sections = read.success ? { ...sections, [section]: read.data } : sections;
  return (
    <>
      <Notice tone="warning" title={t.conflictTitle} live>
        {t.conflictText}
      </Notice>
      <div className="versions">
        <section className="versions__one" aria-labelledby="theirs">
          <h2 id="theirs">{t.theirs}</h2>
          {saved && (
            <p>
              <Muted>{t.savedBy(saved.by, formatInstant(saved.at, language))}</Muted>
            </p>
          )}
          <SectionView section={section} sections={sections} names={names} />
          <LinkButton kind="secondary" href={paths.applicationSection(id, sectionSlugs[section])}>
            {t.keepTheirs}
          </LinkButton>
        </section>
        <section className="versions__one" aria-labelledby="yours">
          <h2 id="yours">{t.yours}</h2>
          <SectionView section={section} sections={mine} names={names} />
        </section>
      </div>
    </>
  );
}
