import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { applicationForTeam } from "#app/rooms/applications/applications.server.ts";
import { followForm } from "#app/rooms/applications/confirmation.forms.ts";
import { confirmationTexts } from "#app/rooms/applications/confirmation.texts.ts";
import { isLive } from "#app/rooms/applications/confirmation.ts";
import { askForConfirmationAgain, takeConfirmationBack } from "#app/rooms/applications/confirmations.server.ts";
import { AskedTable } from "#app/rooms/applications/ui/asked-table.tsx";
import { Said } from "#app/rooms/applications/ui/financier-standing.tsx";
import { Answer } from "#app/ui/answer.tsx";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section, Stack } from "#app/ui/layout.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, page } from "#app/web/doors.server.ts";

const params = z.object({ id: z.uuid(), confirmationId: z.uuid() });

export const loader = page(params, {}, async ({ actor, params: { id, confirmationId }, language }) => {
  const { title, may, state, call, confirmations } = found(await applicationForTeam(actor, id));
  const one = found(confirmations.find((confirmation) => confirmation.id === confirmationId));
  const editable = may.includes("save-section") && state === "drafted" && isLive(one);
  return {
    heading: confirmationTexts[language].manageTitle,
    id,
    title,
    one,
    again: editable && one.state === "asked" && call.phase === "open",
    back: editable,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.heading}: ${data?.one.asked.financier} – Drum` },
];

export const action = command({
  params,
  form: followForm,
  run: ({ actor, params: { id, confirmationId }, form }) =>
    (form.command === "ask-again" ? askForConfirmationAgain : takeConfirmationBack)({ actor, id, confirmationId }),
  done: ({ params: { id }, form }) => paths.confirmations(id, form.command === "ask-again" ? "?pamind" : "?tillbaka"),
});

/** One question: what was asked of whom, what came of it, and to send it again or take it back. */
export default function ConfirmationPage() {
  const { id, title, one, again, back } = useLoaderData<typeof loader>();
  const t = useTexts(confirmationTexts);
  const { message, code } = useUnaccepted(t);
  return (
    <>
      <PageHeading
        title={<bdi>{one.asked.financier}</bdi>}
        caption={`${t.manageTitle} · ${title}`}
        tag={
          <Tag tone={one.state === "confirmed" ? "positive" : "attention"}>
            {t.states[one.state === "taken-back" ? "none" : one.state]}
          </Tag>
        }
        back={{ href: paths.confirmations(id), label: t.title }}
      />
      <Answer message={message} code={code} />
      <Stack gap="large">
        <AskedTable asked={one.asked} />
        <div>
          <Said one={one} />
        </div>
        {again && (
          <Section title={t.again} rule lead={t.againText}>
            <CommandForm hidden={{ command: "ask-again" }}>
              <ButtonGroup>
                <Button kind="secondary">{t.again}</Button>
              </ButtonGroup>
            </CommandForm>
          </Section>
        )}
        {back && (
          <Section title={t.takeBack} rule lead={t.takeBackText}>
            <CommandForm hidden={{ command: "take-back" }}>
              <ButtonGroup>
                <Button kind="danger">{t.takeBack}</Button>
                <a href={paths.confirmations(id)}>{t.keep}</a>
              </ButtonGroup>
            </CommandForm>
          </Section>
        )}
      </Stack>
    </>
  );
}
