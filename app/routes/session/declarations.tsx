import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { declarationParams, declarationsForm } from "#app/rooms/assessment/declaration.forms.ts";
import { declarationTexts } from "#app/rooms/assessment/declaration.texts.ts";
import { isOneCase } from "#app/rooms/assessment/declaration.ts";
import { backFromCase, declarationsAsked, declareForCases } from "#app/rooms/assessment/declarations.server.ts";
import { WhatConflictIs } from "#app/rooms/assessment/ui/declaration-form.tsx";
import { DeclaredCases } from "#app/rooms/assessment/ui/declared-cases.tsx";
import { formatDate } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, insidePath, page } from "#app/web/doors.server.ts";

export const loader = page(declarationParams, {}, async ({ actor, params, url }) => ({
  ...params,
  asked: found(await declarationsAsked(actor, params.scope, params.id)),
  next: insidePath(url.searchParams.get("till"), paths.home()),
}));

/** Who has told of a tie is thanked and told what follows; who has none goes on to what they were about to read. */
export const action = command({
  params: declarationParams,
  form: declarationsForm,
  run: ({ actor, params, form }) => declareForCases({ actor, ...params, form }),
  done: ({ actor, params, url, value }) => {
    const next = insidePath(url.searchParams.get("till"), paths.home());
    return value === 0 ? next : paths.declarationsDone(value, isOneCase(params.scope) ? backFromCase(actor) : next);
  },
});

export const meta: MetaFunction = () => [{ title: `${declarationTexts.sv.titleMany} – Drum` }];

/** What comes before the first reading: may anything tie this reader to the case, or to any of a whole round or meeting? */
export default function Declarations() {
  const { scope, id, asked, next } = useLoaderData<typeof loader>();
  const t = useTexts(declarationTexts);
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(t);
  const { cases, total, inCall, callId, body, heldOn } = asked;
  const one = isOneCase(scope);
  return (
    <CommandForm action={paths.declarations(scope, id, next)} {...unaccepted}>
      <PageHeading
        title={one ? t.title : t.titleMany}
        caption={body && heldOn ? t.meeting(body, formatDate(heldOn, language)) : inLanguage(asked.callTitle, language)}
        lead={scope in t.leads ? t.leads[scope as keyof typeof t.leads] : t.lead}
      />
      <Answer message={message} code={code} />
      {inCall > 1 && (
        <p>
          <a href={paths.declarations("utlysning", callId, next)}>{t.allInCall(inCall)}</a>
        </p>
      )}
      <WhatConflictIs folded={!one} />
      <Section title={one ? t.theCase : t.count(total)} {...(one ? {} : { lead: t.prefilled })}>
        <DeclaredCases cases={cases} prefilled={!one} />
      </Section>
      {total > cases.length && <Notice>{t.more(cases.length, total)}</Notice>}
      <p>
        <Muted>{t.stands}</Muted>
      </p>
      <ButtonGroup>
        <Button>{cases.length === 1 ? t.send : t.sendMany}</Button>
      </ButtonGroup>
    </CommandForm>
  );
}
