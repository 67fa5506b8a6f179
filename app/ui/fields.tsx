import type { HTMLInputTypeAttribute, InputHTMLAttributes, ReactNode } from "react";
import { CharacterCount } from "./character-count.tsx";
import { describedBy, fieldId } from "./field-names.ts";
import { type FieldState, useFieldState } from "./form-state.tsx";
import { useTexts } from "./language.tsx";
import { HiddenText } from "./layout.tsx";
import { uiTexts } from "./ui.texts.ts";

type Common = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  /** Says "(frivilligt)" after the label; required fields are not marked. */
  optional?: boolean;
  labelHidden?: boolean;
};

type Width = "full" | "long" | "medium" | "short" | "tiny";
const widthClass = (width: Width | undefined) => (width && width !== "full" ? ` width-${width}` : "");

const described = (field: FieldState, hint: ReactNode, more?: string) =>
  describedBy(hint !== undefined && hint !== null && field.hintId, field.error !== undefined && field.errorId, more);

function LabelWords({ label, optional }: { label: ReactNode; optional?: boolean | undefined }) {
  const t = useTexts(uiTexts);
  return (
    <>
      {label}
      {optional && <span className="field__optional"> ({t.optional})</span>}
    </>
  );
}

function ErrorText({ id, error }: { id: string; error: string | undefined }) {
  const t = useTexts(uiTexts);
  if (error === undefined) return null;
  return (
    <p className="field__error" id={id}>
      <HiddenText>{t.errorPrefix} </HiddenText>
      {error}
    </p>
  );
}

const Hint = ({ id, hint }: { id: string; hint: ReactNode }) =>
  hint === undefined || hint === null ? null : (
    <div className="field__hint" id={id}>
      {hint}
    </div>
  );

/** Label, hint, error, control: always in that order, so that a screen reader and an eye meet them alike. */
function Frame({
  field,
  label,
  hint,
  optional,
  labelHidden,
  children,
}: Omit<Common, "name" | "error"> & { field: FieldState; children: ReactNode }) {
  return (
    <div className={field.error === undefined ? "field" : "field field--error"}>
      <label className={labelHidden ? "hidden-text" : "field__label"} htmlFor={field.id}>
        <LabelWords label={label} optional={optional} />
      </label>
      <Hint id={field.hintId} hint={hint} />
      <ErrorText id={field.errorId} error={field.error} />
      {children}
    </div>
  );
}

export type FieldProps = Common & {
  defaultValue?: string;
  type?: Extract<HTMLInputTypeAttribute, "text" | "email" | "tel" | "url" | "date" | "time" | "password" | "search">;
  inputMode?: InputHTMLAttributes<HTMLInputElement>["inputMode"];
  autoComplete?: string;
  prefix?: string;
  suffix?: string;
  width?: Width;
  maxLength?: number;
  spellCheck?: boolean;
};

export function Field(props: FieldProps) {
  const {
    name,
    label,
    hint,
    error,
    optional,
    labelHidden,
    defaultValue,
    type = "text",
    inputMode,
    autoComplete,
    prefix,
    suffix,
    width,
    maxLength,
    spellCheck,
  } = props;
  const field = useFieldState(name, defaultValue, error);
  const numeric = inputMode === "numeric" || inputMode === "decimal";
  const input = (
    <input
      className={`input${numeric ? " input--numeric" : ""}${widthClass(width)}`}
      id={field.id}
      name={name}
      type={type}
      defaultValue={field.value}
      inputMode={inputMode}
      autoComplete={autoComplete}
      maxLength={maxLength}
      spellCheck={spellCheck ?? (numeric ? false : undefined)}
      aria-describedby={described(field, hint)}
      aria-invalid={field.error === undefined ? undefined : true}
      {...field.bind}
    />
  );
  return (
    <Frame field={field} label={label} hint={hint} optional={optional} labelHidden={labelHidden}>
      {prefix || suffix ? (
        <div className={`input-row${widthClass(width)}`}>
          {prefix && (
            <span className="input-row__affix" aria-hidden="true">
              {prefix}
            </span>
          )}
          {input}
          {suffix && (
            <span className="input-row__affix" aria-hidden="true">
              {suffix}
            </span>
          )}
        </div>
      ) : (
        input
      )}
    </Frame>
  );
}

/** `maxLength` is told and counted but not cut: a pasted text must never lose its end unseen. */
export function TextArea({
  name,
  label,
  hint,
  error,
  optional,
  labelHidden,
  defaultValue,
  rows = 6,
  maxLength,
}: Common & { defaultValue?: string; rows?: number; maxLength?: number }) {
  const field = useFieldState(name, defaultValue, error);
  const countId = `${field.id}-count`;
  return (
    <Frame field={field} label={label} hint={hint} optional={optional} labelHidden={labelHidden}>
      <textarea
        className="textarea"
        id={field.id}
        name={name}
        rows={rows}
        defaultValue={field.value}
        aria-describedby={described(field, hint, maxLength === undefined ? undefined : countId)}
        aria-invalid={field.error === undefined ? undefined : true}
        {...field.bind}
      />
      {maxLength !== undefined && <CharacterCount id={countId} field={field.id} max={maxLength} />}
    </Frame>
  );
}

export type SelectOption = { value: string; label: string };
type SelectProps = Common & {
  defaultValue?: string;
  options?: readonly SelectOption[];
  groups?: readonly { label: string; options: readonly SelectOption[] }[];
  /** The words of an empty first choice. */
  placeholder?: string;
  width?: Width;
};

const optionsOf = (options: readonly SelectOption[]) =>
  options.map((option) => (
    <option key={option.value} value={option.value}>
      {option.label}
    </option>
  ));

export function Select({
  name,
  label,
  hint,
  error,
  optional,
  labelHidden,
  defaultValue,
  options = [],
  groups = [],
  placeholder,
  width = "long",
}: SelectProps) {
  const field = useFieldState(name, defaultValue, error);
  return (
    <Frame field={field} label={label} hint={hint} optional={optional} labelHidden={labelHidden}>
      <select
        className={`select${widthClass(width)}`}
        id={field.id}
        name={name}
        defaultValue={field.value}
        aria-describedby={described(field, hint)}
        aria-invalid={field.error === undefined ? undefined : true}
        {...field.bind}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {optionsOf(options)}
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {optionsOf(group.options)}
          </optgroup>
        ))}
      </select>
    </Frame>
  );
}

export function FileField({
  name,
  label,
  hint,
  error,
  optional,
  labelHidden,
  accept,
  multiple,
}: Common & { accept?: string; multiple?: boolean }) {
  const field = useFieldState(name, undefined, error);
  return (
    <Frame field={field} label={label} hint={hint} optional={optional} labelHidden={labelHidden}>
      <input
        className="file"
        id={field.id}
        name={name}
        type="file"
        accept={accept}
        multiple={multiple}
        aria-describedby={described(field, hint)}
        aria-invalid={field.error === undefined ? undefined : true}
        {...field.bind}
      />
    </Frame>
  );
}

type FieldsetProps = {
  legend: ReactNode;
  hint?: ReactNode;
  error?: string;
  /** Gives the group an id and lets it pick up an error by name. */
  name?: string;
  legendSize?: "small" | "medium" | "large";
  children: ReactNode;
};

export function Fieldset({ legend, hint, error, name, legendSize = "medium", children }: FieldsetProps) {
  const field = useFieldState(name ?? "", undefined, error);
  const wrong = name === undefined ? error : field.error;
  const has = name !== undefined;
  return (
    <fieldset
      className={wrong === undefined ? "fieldset" : "fieldset field--error"}
      id={has ? field.id : undefined}
      tabIndex={has ? -1 : undefined}
      aria-describedby={has ? describedBy(hint !== undefined && field.hintId, wrong !== undefined && field.errorId) : undefined}
    >
      <legend className={`fieldset__legend fieldset__legend--${legendSize}`}>{legend}</legend>
      <Hint id={field.hintId} hint={hint} />
      <ErrorText id={field.errorId} error={wrong} />
      <div className="fieldset__body">{children}</div>
    </fieldset>
  );
}

export type Option = {
  value: string;
  label: ReactNode;
  hint?: ReactNode /** Words on a line of their own before this option, e.g. "eller". */;
  divider?: string;
};

type OptionsProps = Common & { options: readonly Option[]; inline?: boolean; legendSize?: "small" | "medium" | "large" };

function Options({
  kind,
  chosen,
  ...props
}: OptionsProps & { kind: "radio" | "checkbox"; chosen: string | readonly string[] | undefined }) {
  const { name, label, hint, error, optional, labelHidden, options, inline, legendSize = "small" } = props;
  const field = useFieldState(name, chosen, error);
  return (
    <fieldset className={field.error === undefined ? "field" : "field field--error"} aria-describedby={described(field, hint)}>
      <legend className={labelHidden ? "hidden-text" : `fieldset__legend fieldset__legend--${legendSize}`}>
        <LabelWords label={label} optional={optional} />
      </legend>
      <Hint id={field.hintId} hint={hint} />
      <ErrorText id={field.errorId} error={field.error} />
      <div className={inline ? "choices choices--inline" : "choices"}>
        {options.map((option, index) => {
          // The first option carries the field's own id: that is where the error summary leads.
          const id = index === 0 ? field.id : fieldId(`${name}-${option.value}`);
          return (
            <div className="choices__row" key={option.value}>
              {option.divider && <p className="choices__divider">{option.divider}</p>}
              <div className="choice">
                <input
                  className="choice__input"
                  id={id}
                  type={kind}
                  name={name}
                  value={option.value}
                  defaultChecked={field.values.includes(option.value)}
                  aria-describedby={option.hint === undefined ? undefined : `${id}-option-hint`}
                  {...field.bind}
                />
                <label className="choice__label" htmlFor={id}>
                  {option.label}
                </label>
                {option.hint !== undefined && (
                  <div className="choice__hint" id={`${id}-option-hint`}>
                    {option.hint}
                  </div>
                )}
              </div>
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}

/** One of several: radio buttons. */
export function Choice({ defaultValue, ...props }: OptionsProps & { defaultValue?: string }) {
  return <Options {...props} kind="radio" chosen={defaultValue} />;
}

/** Any number of several: checkboxes. */
export function Choices({ defaultValue, ...props }: OptionsProps & { defaultValue?: readonly string[] }) {
  return <Options {...props} kind="checkbox" chosen={defaultValue} />;
}

/** A single yes: "Jag intygar att …". */
export function Check({
  name,
  label,
  hint,
  error,
  value = "on",
  defaultChecked,
}: Common & { value?: string; defaultChecked?: boolean }) {
  const field = useFieldState(name, defaultChecked ? value : undefined, error);
  return (
    <div className={field.error === undefined ? "field" : "field field--error"}>
      <ErrorText id={field.errorId} error={field.error} />
      <div className="choice">
        <input
          className="choice__input"
          id={field.id}
          type="checkbox"
          name={name}
          value={value}
          defaultChecked={field.values.includes(value)}
          aria-describedby={described(field, hint)}
          aria-invalid={field.error === undefined ? undefined : true}
          {...field.bind}
        />
        <label className="choice__label" htmlFor={field.id}>
          {label}
        </label>
        {hint !== undefined && (
          <div className="choice__hint" id={field.hintId}>
            {hint}
          </div>
        )}
      </div>
    </div>
  );
}

/** Chooses one row of a table; the label is for those who do not see the row. `first` takes the link from the summary of faults. */
export function RowCheck({
  name,
  value,
  label,
  first,
  defaultChecked,
}: {
  name: string;
  value: string;
  label: ReactNode;
  first?: boolean;
  defaultChecked?: boolean;
}) {
  const field = useFieldState(name, defaultChecked ? value : undefined);
  const id = first ? field.id : `${field.id}-${value}`;
  return (
    <span className="row-check">
      <input
        className="choice__input"
        id={id}
        type="checkbox"
        name={name}
        value={value}
        defaultChecked={field.values.includes(value)}
        aria-invalid={field.error === undefined ? undefined : true}
      />
      <label className="hidden-text" htmlFor={id}>
        {label}
      </label>
    </span>
  );
}

export function Hidden({ name, value }: { name: string; value?: string | number }) {
  const field = useFieldState(name, value === undefined ? undefined : String(value));
  return <input type="hidden" name={name} value={value === undefined ? field.value : String(value)} readOnly />;
}

export { fieldId };
