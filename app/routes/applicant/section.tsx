import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { sectionEnvelope, sectionForm, typedValues } from "#app/rooms/applications/application.forms.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import {
  type SectionKey,
  type Sections,
  sectionBySlug,
  sectionSlugs,
  sectionsWith,
} from "#app/rooms/applications/application.ts";
import { applicationForTeam, saveSection } from "#app/rooms/applications/applications.server.ts";
import { faultsByField } from "#app/rooms/applications/check.texts.ts";
import { completionTexts } from "#app/rooms/applications/completion.texts.ts";
import { ApplicationView, SectionView } from "#app/rooms/applications/ui/application-view.tsx";
import { SectionFields } from "#app/rooms/applications/ui/section-fields.tsx";
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
import { nested } from "#app/web/form-data.ts";

const sectionParams = z.object({
  id: z.uuid(),
  section: z.string().transform((slug, context): SectionKey => {
    const section = sectionBySlug(slug);
    if (!section) context.addIssue({ code: "custom", message: "unknown" });
    return section ?? "project";
  }),
});

export const loader = page(sectionParams, {}, async ({ actor, params, url, language }) => {
  const { section } = params;
  const application = found(await applicationForTeam(actor, params.id));
  const parts = found(sectionsWith(application.around.rules).includes(section) ? sectionsWith(application.around.rules) : null);
  const { limits, frameworks, costTypes, pay, sourceTypes } = application.around.rules;
  return {
    id: application.id,
    title: application.title,
    heading: applicationTexts[language].sections[section].title,
    section,
    parts,
    draft: application.state === "drafted",
    editable:
      application.may.includes("save-section") &&
      (application.completion === null || (application.completion.sections.includes(section) && !application.completion.late)),
    completing: application.completion !== null && !application.completion.late,
    saved: application.saved[section] ?? null,
    version: application.saved[section]?.version ?? 0,
    sections: application.sections,
    names: application.names,
    choices: application.choices,
    rules: { limits, frameworks, costTypes, pay, sourceTypes },
    offers: application.around.offers.map(({ field, nodes }) => ({
      field,
      nodes: nodes.map(({ id, code, title }) => ({ id, code, title })),
    })),
    municipalities: application.around.municipalities,
    // Coming from the check, the page says at each field what is wrong with it.
    faults: url.searchParams.has("kontroll") ? application.faults.filter((fault) => fault.section === section) : [],
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
    const next = value?.parts[value.parts.indexOf(params.section) + 1];
    // Without a fragment of its own the browser would carry the last one, of a field that is not there, to the next page.
    return `${next ? paths.applicationSection(params.id, sectionSlugs[next]) : paths.applicationCheck(params.id)}${url.search ? "#main" : ""}`;
  },
});

const formId = "section-form";

export default function SectionPage() {
  const data = useLoaderData<typeof loader>();
  const { id, section, saved, sections, names, choices } = data;
  const room = useTexts(applicationTexts);
  const common = useTexts(commonTexts);
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
  const values = typed ?? typedValues(section, sections, choices);
  const form = sectionForm(section, choices);
  const stale = code === "changed-since-read" && saved !== null;
  const wrong = typed ? errors : faultsByField(data.faults, language);
  return (
    <ClientForm
      id={formId}
      schema={form as never}
      errorTexts={{ ...common.errors, ...room.errors }}
      values={values}
      errors={wrong}
      version={data.version}
    >
      {heading}
      {message && !stale && (
        <Notice tone="danger" live>
          {message}
        </Notice>
      )}
      {stale && <Versions typed={typed ?? {}} />}
      <SectionFields
        section={section}
        form={formId}
        rules={data.rules}
        sections={sections}
        choices={choices}
        offers={data.offers}
        municipalities={data.municipalities}
        values={values as Record<string, string | string[]>}
        more={data.more}
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
