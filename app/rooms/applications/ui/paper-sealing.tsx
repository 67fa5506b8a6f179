import type { ReactNode } from "react";
import { paths } from "#app/paths.ts";
import { paperTexts } from "#app/rooms/applications/paper.texts.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Check, Fieldset } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";

type PaperSealingProps = {
  id: string;
  title: string;
  version: number;
  scanned: boolean;
  /** how much a whole application has that this one lacks */
  lacking: number;
  summary: ReactNode;
};

/** The officer's own "yes": what has been entered is what is on the paper. What the paper lacks stands in nobody's way. */
export function PaperSealing({ id, title, version, scanned, lacking, summary }: PaperSealingProps) {
  const room = useTexts(paperTexts);
  const { values, errors, message, code } = useUnaccepted(room);
  const t = room.sealing;
  return (
    <CommandForm {...(values ? { values } : {})} errors={errors} version={version}>
      <PageHeading
        title={t.title}
        caption={<bdi>{title}</bdi>}
        lead={t.lead}
        back={{ href: paths.application(id), label: room.entry.title }}
      />
      <Answer message={message} code={code} />
      {!scanned && (
        <Notice tone="warning" title={t.noScan}>
          <p>{t.noScanText}</p>
          <LinkButton href={paths.attachments(id)} kind="secondary">
            {t.toAttachments}
          </LinkButton>
        </Notice>
      )}
      {lacking > 0 && (
        <Notice title={t.lacking}>
          <p>{t.lackingText(lacking)}</p>
          <a href={paths.applicationCheck(id)}>{room.entry.check}</a>
        </Notice>
      )}
      {summary}
      {scanned && (
        <>
          <Fieldset legend={t.declaration} legendSize="large">
            <Check name="declaration" label={t.declare} />
          </Fieldset>
          <Button>{t.submit}</Button>
        </>
      )}
    </CommandForm>
  );
}
