import {
  type ChangeEventHandler,
  createContext,
  type FocusEventHandler,
  type ReactNode,
  type RefCallback,
  useContext,
  useMemo,
} from "react";
import { dotted, errorId, fieldId, hintId } from "./field-names.ts";

export type FormValues = Readonly<Record<string, string | readonly string[] | undefined>>;
export type FormErrors = Readonly<Record<string, string | undefined>>;

/** What the browser-side enhancer adds to a control; nothing on the server and nothing in plain forms. */
export type Binding = {
  ref: RefCallback<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>;
  onChange: ChangeEventHandler<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>;
  onBlur: FocusEventHandler<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>;
};

type FormStateValue = { values: FormValues; errors: FormErrors; bind?: (name: string) => Binding };

const FormStateContext = createContext<FormStateValue>({ values: {}, errors: {} });

type FormStateProps = { values?: FormValues; errors?: FormErrors; bind?: (name: string) => Binding; children: ReactNode };

/** Every field inside finds what was typed and what was wrong by its own name, so an answer of 422 keeps the form as it was. */
export function FormState({ values = {}, errors = {}, bind, children }: FormStateProps) {
  const state = useMemo(() => ({ values, errors, bind }), [values, errors, bind]);
  return <FormStateContext.Provider value={state}>{children}</FormStateContext.Provider>;
}

export type FieldState = {
  id: string;
  hintId: string;
  errorId: string;
  value: string;
  values: readonly string[];
  error: string | undefined;
  bind: Binding | undefined;
};

const asList = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === "string" ? [value] : value;

/** `rows[0].amount` also answers to `rows.0.amount`, which is how a schema's errors are named. */
const byName = <T,>(record: Readonly<Record<string, T | undefined>>, name: string): T | undefined =>
  record[name] ?? record[dotted(name)];

export function useFieldState(name: string, defaultValue?: string | readonly string[], error?: string): FieldState {
  const form = useContext(FormStateContext);
  const values = asList(byName(form.values, name) ?? defaultValue);
  return {
    id: fieldId(name),
    hintId: hintId(name),
    errorId: errorId(name),
    value: values[0] ?? "",
    values,
    error: error ?? byName(form.errors, name),
    bind: form.bind?.(name),
  };
}
