import type { ReactNode } from "react";
import { Icon } from "./icons.tsx";
import { useTexts } from "./language.tsx";
import { Heading, type HeadingLevel, HiddenText } from "./layout.tsx";
import { uiTexts } from "./ui.texts.ts";

export type NoticeTone = "info" | "success" | "warning" | "danger";

type NoticeProps = {
  tone?: NoticeTone;
  title?: string;
  level?: HeadingLevel;
  /** Read out when the page arrives: for the answer to what the person just did. */
  live?: boolean;
  children?: ReactNode;
};

export function Notice({ tone = "info", title, level = 2, live, children }: NoticeProps) {
  const t = useTexts(uiTexts);
  return (
    <div className={`notice notice--${tone}`} role={live ? (tone === "danger" ? "alert" : "status") : undefined}>
      <Icon name={tone} />
      <div className="notice__body">
        {title ? (
          <Heading level={level} className="notice__title">
            <HiddenText>{t.tone[tone]}: </HiddenText>
            {title}
          </Heading>
        ) : (
          <HiddenText>{t.tone[tone]}: </HiddenText>
        )}
        {typeof children === "string" ? <p>{children}</p> : children}
      </div>
    </div>
  );
}

type ConfirmationProps = {
  title: string;
  level?: HeadingLevel;
  reference?: { label: string; value: string };
  children?: ReactNode;
};

/** The page's `h1` after something was sent in: what happened and the number to remember. */
export function Confirmation({ title, level = 1, reference, children }: ConfirmationProps) {
  return (
    <div className="confirmation">
      <Heading level={level} className="confirmation__title">
        {title}
      </Heading>
      {reference && (
        <dl>
          <dt>{reference.label}</dt>
          <dd>{reference.value}</dd>
        </dl>
      )}
      {children}
    </div>
  );
}
