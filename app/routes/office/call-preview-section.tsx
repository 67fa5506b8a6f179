import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { sectionParams, typedValues } from "#app/rooms/applications/application.forms.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { sectionSlugs } from "#app/rooms/applications/application.ts";
import { emptyFormOf } from "#app/rooms/applications/applications.server.ts";
import { SectionFields } from "#app/rooms/applications/ui/section-fields.tsx";
import { buildingTexts } from "#app/rooms/calls/building.texts.ts";
import { previewOfCall } from "#app/rooms/calls/calls.server.ts";
import { inLanguage } from "#app/texts/language.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { FormState } from "#app/ui/form-state.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { found, page } from "#app/web/doors.server.ts";
import { officeRoles } from "#app/web/office-doors.ts";

export const loader = page(sectionParams, { roles: officeRoles }, async ({ actor, params, language }) => {
  const shown = found(await previewOfCall(actor, params.id, language));
  const call = found("call" in shown ? shown.call : null);
  const form = await emptyFormOf(call);
  found(form.parts.includes(params.section) || null);
  return {
    ...form,
    id: params.id,
    section: params.section,
    call: inLanguage(call.title, language),
    heading: applicationTexts[language].sections[params.section].title,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.call} – Drum` }];

export const handle = { interactive: true };

const formId = "preview-form";

/** One part of the form with nothing in it. What is typed here goes nowhere: there is nothing to send it to. */
export default function CallPreviewSection() {
  const { id, section, parts, call, sections, choices, ...around } = useLoaderData<typeof loader>();
  const room = useTexts(applicationTexts);
  const t = useTexts(buildingTexts).preview;
  const place = parts.indexOf(section);
  const next = parts[place + 1];
  const values = typedValues(section, sections, choices);
  return (
    <>
      <PageHeading
        title={room.sections[section].title}
        caption={`${room.section.part(place + 1, parts.length)} · ${call}`}
        lead={room.sections[section].hint}
        back={{ href: paths.callPreview(id), label: t.backToPreview }}
      />
      <Notice title={t.formBanner}>{t.tryFreely}</Notice>
      <form id={formId} className="form">
        <FormState values={values}>
          <SectionFields
            section={section}
            form={formId}
            rules={around.rules}
            sections={sections}
            choices={choices}
            offers={around.offers}
            municipalities={around.municipalities}
            values={values}
            more={0}
            filesAt={paths.callPreviewSection(id, sectionSlugs[section])}
            awards={[]}
          />
        </FormState>
      </form>
      <p>
        <LinkButton kind="secondary" href={next ? paths.callPreviewSection(id, sectionSlugs[next]) : paths.callPreview(id)}>
          {next ? room.sections[next].title : t.backToPreview}
        </LinkButton>
      </p>
    </>
  );
}
