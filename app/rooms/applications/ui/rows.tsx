import { type ReactNode, useEffect, useState } from "react";
import { limits } from "#app/rooms/applications/application.forms.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { useFieldState } from "#app/ui/form-state.tsx";
import { useTexts } from "#app/ui/language.tsx";

type RowsProps = {
  /** the list's name in the form */
  name: string;
  /** rows with something in them */
  filled: number;
  /** rounds of "more rows" asked for without JavaScript */
  more: number;
  legend: (number: number) => string;
  columns: "cost" | "wage" | "finance" | "activity" | "goal" | "indicator" | "undertaking" | "received" | "risk" | "table";
  children: (at: string) => ReactNode;
};

const spare = 2;
const step = 3;

/**
 * Given while somebody writes, so it is the page's own from then on: drawing the form again must not take it back. An input of the type
 * "hidden" has no value of its own beside the one it was drawn with, a text that is not shown does.
 */
function RowKey({ name }: { name: string }) {
  const field = useFieldState(name);
  return <input type="text" hidden name={name} defaultValue={field.value} />;
}

/**
 * A list with room for more at the end. Without JavaScript the button saves what is typed and comes back with more rows; with it, the
 * rows are simply there.
 */
export function Rows({ name, filled, more, legend, columns, children }: RowsProps) {
  const t = useTexts(applicationTexts);
  const [added, setAdded] = useState(0);
  const [first, setFirst] = useState<number | null>(null);
  const count = Math.min(limits.rows, Math.max(filled + (filled === 0 ? step : spare), 0) + (more + added) * step);

  useEffect(() => {
    if (first !== null)
      document.querySelector<HTMLElement>(`#row-${name}-${first} :is(input:not([hidden]), select, textarea)`)?.focus();
  }, [first, name]);

  return (
    <div className={`rows rows--${columns}`}>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the form
        <fieldset className="rows__row" id={`row-${name}-${index}`} key={index}>
          <legend className="rows__legend">{legend(index + 1)}</legend>
          <RowKey name={`${name}.${index}.key`} />
          {children(`${name}.${index}`)}
        </fieldset>
      ))}
      {count < limits.rows && (
        <button
          className="button button--quiet rows__add"
          type="submit"
          name="addRow"
          value={name}
          onClick={(event) => {
            event.preventDefault();
            setFirst(count);
            setAdded(added + 1);
          }}
        >
          {t.rows.add}
        </button>
      )}
    </div>
  );
}
