import type { ReactNode } from "react";
import { attachmentTexts } from "#app/rooms/applications/attachment.texts.ts";
import { type Attachment, mayBeRead } from "#app/rooms/applications/attachment.ts";
import { formatBytes } from "#app/texts/format.ts";
import { type Bilingual, inLanguage } from "#app/texts/language.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Section } from "#app/ui/layout.tsx";
import { Tag } from "#app/ui/tag.tsx";
import "./application.css";

type Listed = Pick<Attachment, "id" | "annex" | "name" | "bytes" | "sha256" | "state">;

const tones = { waiting: "attention", clean: "positive", infected: "negative", unscanned: "neutral" } as const;

/** One file: its name, which fetches it when it may be had, its size, and what the scanner says of it. */
export function AttachmentLine({
  file,
  href,
  staff,
  children,
}: {
  file: Listed;
  href: string;
  /** Those who open what others have sent are told when nobody has scanned it. */
  staff?: boolean | undefined;
  children?: ReactNode;
}) {
  const t = useTexts(attachmentTexts);
  const language = useLanguage();
  return (
    <div className="file-line">
      <div className="file-line__name">
        {mayBeRead(file.state) ? (
          <a href={href} download>
            <bdi>{file.name}</bdi>
          </a>
        ) : (
          <bdi>{file.name}</bdi>
        )}
      </div>
      <div className="file-line__about">
        <span className="muted">{formatBytes(file.bytes, language)}</span>
        {(staff || file.state !== "unscanned") && <Tag tone={tones[file.state]}>{t.states[file.state]}</Tag>}
        {children}
      </div>
    </div>
  );
}

/** The files of a submitted application, by annex, for whoever may read it. Nothing at all where there are none. */
export function SealedAttachments({
  attachments,
  annexes = {},
  hrefOf,
  title,
  staff,
  level = 3,
}: {
  attachments: readonly Listed[];
  /** the names the annexes had when the application was sealed */
  annexes?: Readonly<Record<string, Bilingual>> | undefined;
  hrefOf: (attachmentId: string) => string;
  /** whose files they are, where there are those of several */
  title?: string;
  staff?: boolean;
  level?: 2 | 3;
}) {
  const t = useTexts(attachmentTexts);
  const language = useLanguage();
  if (attachments.length === 0) return null;
  const Heading = `h${level + 1}` as "h3" | "h4";
  return (
    <Section title={title ? <bdi>{title}</bdi> : t.list} level={level} {...(title ? {} : { id: "del-bilagor" })} rule>
      <ul className="files">
        {[...new Set(attachments.map((one) => one.annex))].map((key) => (
          <li key={key}>
            <Heading className="answer__label">{annexes[key] ? inLanguage(annexes[key], language) : key}</Heading>
            {attachments
              .filter((one) => one.annex === key)
              .map((file) => (
                <div key={file.id}>
                  <AttachmentLine file={file} href={hrefOf(file.id)} staff={staff} />
                  <p className="file-line__hash">
                    {t.fingerprint}: <span className="hash">{file.sha256}</span>
                  </p>
                </div>
              ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}
