import { paths } from "#app/paths.ts";
import { assessmentTexts } from "#app/rooms/assessment/assessment.texts.ts";
import { formatDate } from "#app/texts/format.ts";
import { type Bilingual, inLanguage } from "#app/texts/language.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import "./assessment.css";

type Shown = { title: string; number: string; organisation: string; call: { title: Bilingual }; dueOn: string | null };

/** The same few facts on top of every page of an assessment. */
export function AssessmentHeading({
  view,
  title,
  back,
  submitted,
}: {
  view: Shown;
  title?: string;
  back?: { href: string; label: string };
  submitted?: boolean;
}) {
  const t = useTexts(assessmentTexts);
  const language = useLanguage();
  return (
    <PageHeading
      title={title ?? <bdi>{view.title}</bdi>}
      back={back ?? { href: paths.assessments(), label: t.page.back }}
      caption={inLanguage(view.call.title, language)}
      lead={
        <>
          {title && (
            <>
              <bdi>{view.title}</bdi>,{" "}
            </>
          )}
          <bdi>{view.organisation}</bdi>
          <div className="facts-line">
            <span>{t.page.number(view.number)}</span>
            {view.dueOn && !submitted && <span>{t.page.due(formatDate(view.dueOn, language))}</span>}
          </div>
        </>
      }
    />
  );
}
