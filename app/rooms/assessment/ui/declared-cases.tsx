import { grounds } from "#app/rooms/assessment/assessment.forms.ts";
import { assessmentTexts } from "#app/rooms/assessment/assessment.texts.ts";
import { declarationTexts } from "#app/rooms/assessment/declaration.texts.ts";
import type { AskedCase } from "#app/rooms/assessment/declaration.ts";
import { ProposalList, ProposedConflicts } from "#app/rooms/assessment/ui/declaration-form.tsx";
import { Choice, Hidden, Select, TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted } from "#app/ui/layout.tsx";
import "./assessment.css";

/** The cases to answer for. `prefilled`: where nothing is known to tie the reader, that there is no tie is chosen and only read through. */
export function DeclaredCases({ cases, prefilled }: { cases: readonly AskedCase[]; prefilled: boolean }) {
  const t = useTexts(declarationTexts);
  const words = useTexts(assessmentTexts);
  const names = new Intl.ListFormat(useLanguage());
  return (
    <ol className="declared-cases">
      {cases.map((one, index) => {
        const name = (field: string) => `answers.${index}.${field}`;
        const sure = one.proposals.every(({ weak }) => weak);
        return (
          <li className="declared-case" key={one.id}>
            <Hidden name={name("case")} value={one.id} />
            <div className="declared-case__about">
              <h3 className="declared-case__title">
                <bdi>{one.title}</bdi>
              </h3>
              <p>
                <bdi>{one.organisation}</bdi> <span className="muted nowrap">{one.number}</span>
              </p>
              {one.partners.length > 0 && (
                <p>
                  <Muted>{t.partners(names.format(one.partners))}</Muted>
                </p>
              )}
              {prefilled ? (
                one.proposals.length > 0 && <ProposalList proposals={one.proposals} />
              ) : (
                <ProposedConflicts proposals={one.proposals} />
              )}
            </div>
            <div className="declared-case__answer">
              <Choice
                name={name("declaration")}
                label={t.answer(one.title)}
                labelHidden
                {...(prefilled && sure ? { defaultValue: "none" } : {})}
                options={[
                  { value: "none", label: t.none },
                  { value: "conflict", label: t.conflict },
                ]}
              />
              <div className="stack declared-case__why">
                <Select
                  name={name("ground")}
                  label={t.ground}
                  placeholder={t.choose}
                  width="full"
                  options={grounds.map((ground) => ({
                    value: ground,
                    label: `${words.grounds[ground]} (${words.groundShort(ground)})`,
                  }))}
                />
                <TextArea name={name("reason")} label={t.reason} hint={t.reasonHint} rows={3} maxLength={2000} />
              </div>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
