import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { FormState, type FormValues } from "./form-state.tsx";
import { useTexts } from "./language.tsx";
import { uiTexts } from "./ui.texts.ts";

type FiltersProps = {
  action?: string;
  label?: string;
  submitLabel?: string;
  reset?: string;
  values?: FormValues;
  children: ReactNode;
};

/** A question in the address bar: the answer can be linked, bookmarked and gone back from. */
export function Filters({ action, label, submitLabel, reset, values, children }: FiltersProps) {
  const t = useTexts(uiTexts);
  return (
    <search>
      <form className="filters" method="get" action={action} aria-label={label}>
        <FormState values={values}>
          <div className="filters__fields">
            {children}
            <div className="filters__actions">
              <Button kind="secondary">{submitLabel ?? t.filter}</Button>
              {reset && <a href={reset}>{t.resetFilter}</a>}
            </div>
          </div>
        </FormState>
      </form>
    </search>
  );
}
