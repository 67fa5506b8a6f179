import type { ReactNode } from "react";
import { Icon, type IconName } from "./icons.tsx";

export type ButtonKind = "primary" | "secondary" | "quiet" | "danger";

type ButtonProps = {
  kind?: ButtonKind;
  name?: string;
  value?: string;
  type?: "submit" | "button";
  /** where a page that comes anew puts the keyboard back */
  id?: string;
  form?: string;
  formAction?: string;
  /** Saves without the browser's checks: a draft may be unfinished. */
  skipValidation?: boolean;
  icon?: IconName;
  onClick?: () => void;
  children: ReactNode;
};

/** There is no disabled look: a button that leads nowhere is left out, and a "no" is explained after the press. */
export function Button({
  kind = "primary",
  name,
  value,
  type = "submit",
  form,
  formAction,
  skipValidation,
  id,
  icon,
  onClick,
  children,
}: ButtonProps) {
  return (
    <button
      className={`button button--${kind}`}
      type={type}
      id={id}
      name={name}
      value={value}
      form={form}
      formAction={formAction}
      formNoValidate={skipValidation}
      onClick={onClick}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

export function LinkButton({
  href,
  kind = "primary",
  icon,
  children,
}: {
  href: string;
  kind?: ButtonKind;
  icon?: IconName;
  children: ReactNode;
}) {
  return (
    <a className={`button button--${kind}`} href={href}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}

/** A link that takes something away from the page: a file, a calendar, a feed. */
export const IconLink = ({ href, icon, children }: { href: string; icon: IconName; children: ReactNode }) => (
  <a className="icon-link" href={href}>
    <Icon name={icon} size="small" />
    {children}
  </a>
);

export const ButtonGroup = ({ children }: { children: ReactNode }) => <div className="button-group">{children}</div>;
