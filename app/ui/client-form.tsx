import { zodResolver } from "@hookform/resolvers/zod";
import { type FormEvent, useCallback, useRef, useState } from "react";
import { type FieldErrors, type FieldValues, type Path, type Resolver, useForm } from "react-hook-form";
import type { z } from "zod";
import { type CommandFormProps, HiddenFields } from "./command-form.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { formObject } from "./form-object.ts";
import { type Binding, type FormErrors, FormState } from "./form-state.tsx";

type ClientFormProps<S extends z.ZodType<FieldValues, FieldValues>> = CommandFormProps & {
  schema: S;
  /** The schema's messages are keys; these are their sentences. */
  errorTexts?: Readonly<Record<string, string>>;
};

/** react-hook-form nests errors as the values nest; fields know theirs by a dotted name. */
export function flatErrors(errors: FieldErrors, errorTexts: Readonly<Record<string, string>> = {}): FormErrors {
  const flat: Record<string, string> = {};
  const walk = (at: unknown, path: readonly string[]) => {
    if (typeof at !== "object" || at === null) return;
    if ("message" in at && typeof at.message === "string" && "type" in at) {
      flat[path.join(".")] ??= errorTexts[at.message] ?? at.message;
      return;
    }
    for (const [key, value] of Object.entries(at)) if (key !== "ref") walk(value, key === "root" ? path : [...path, key]);
  };
  walk(errors, []);
  return flat;
}

/**
 * The same HTML as `CommandForm`; once awake it asks the server's own schema before it lets the browser send the form. What is
 * checked is the form's data as the server would read it, so the two cannot judge different things.
 */
export function ClientForm<S extends z.ZodType<FieldValues, FieldValues>>(props: ClientFormProps<S>) {
  const {
    schema,
    errorTexts,
    action,
    method = "post",
    values,
    errors,
    version,
    hidden,
    encType,
    id,
    className,
    summary = true,
    children,
  } = props;
  const form = useRef<HTMLFormElement>(null);
  const checked = useRef(false);
  const [failed, setFailed] = useState<{ attempt: number; errors: FormErrors } | null>(null);

  const resolver: Resolver<z.input<S>, unknown, z.output<S>> = (_values, context, options) => {
    const check = zodResolver(schema) as unknown as Resolver<z.input<S>, unknown, z.output<S>>;
    return check(formObject(new FormData(form.current ?? undefined)) as z.input<S>, context, options);
  };

  const { register, handleSubmit } = useForm<z.input<S>, unknown, z.output<S>>({
    resolver,
    mode: "onSubmit",
    reValidateMode: "onSubmit",
    shouldFocusError: false,
  });
  const shown = failed?.errors ?? errors;

  const bind = useCallback(
    (name: string): Binding => {
      const { ref, onChange, onBlur } = register(name as Path<z.input<S>>);
      return { ref, onChange, onBlur };
    },
    [register],
  );

  const submit = (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent;
    const asked = submitter instanceof HTMLButtonElement || submitter instanceof HTMLInputElement ? submitter : null;
    if (checked.current || asked?.formNoValidate) return;
    event.preventDefault();
    void handleSubmit(
      () => {
        // A form that is still telling its listeners of one submission ignores a second: wait until it has finished.
        setTimeout(() => {
          checked.current = true;
          form.current?.requestSubmit(asked);
          checked.current = false;
        });
      },
      (found) =>
        setFailed((before) => ({ attempt: (before?.attempt ?? 0) + 1, errors: flatErrors(found as FieldErrors, errorTexts) })),
    )();
  };

  return (
    <form
      className={className ?? "form"}
      id={id}
      method={method}
      action={action}
      encType={encType}
      noValidate
      ref={form}
      onSubmit={submit}
    >
      <FormState values={values} errors={shown} bind={bind}>
        <HiddenFields version={version} hidden={hidden} />
        {summary && shown && <ErrorSummary key={failed?.attempt ?? 0} errors={shown} />}
        {children}
      </FormState>
    </form>
  );
}
