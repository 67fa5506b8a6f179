import type { FormHTMLAttributes, ReactNode } from "react";
import { ErrorSummary } from "./error-summary.tsx";
import { Hidden } from "./fields.tsx";
import { type FormErrors, FormState, type FormValues, useFieldState } from "./form-state.tsx";

export type CommandFormProps = {
  action?: string;
  method?: "post" | "get";
  values?: FormValues;
  errors?: FormErrors;
  /** The version of the case the form was drawn from: two people who save at once must find out. */
  version?: number | string;
  hidden?: Readonly<Record<string, string>>;
  encType?: FormHTMLAttributes<HTMLFormElement>["encType"];
  id?: string;
  className?: string;
  /** `false` when the page shows the `ErrorSummary` itself. */
  summary?: boolean;
  children: ReactNode;
};

/**
 * The hidden part both kinds of form share. A form sent back with faults keeps the version it was first drawn from, or what
 * somebody else saved meanwhile would be overwritten unseen.
 */
export function HiddenFields({ version, hidden }: Pick<CommandFormProps, "version" | "hidden">) {
  const typed = useFieldState("version").value;
  return (
    <>
      {version !== undefined && <Hidden name="version" value={typed || version} />}
      {Object.entries(hidden ?? {}).map(([name, value]) => (
        <Hidden key={name} name={name} value={value} />
      ))}
    </>
  );
}

export function CommandForm({
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
}: CommandFormProps) {
  return (
    <form className={className ?? "form"} id={id} method={method} action={action} encType={encType} noValidate>
      <FormState values={values} errors={errors}>
        <HiddenFields version={version} hidden={hidden} />
        {summary && errors && <ErrorSummary errors={errors} />}
        {children}
      </FormState>
    </form>
  );
}
