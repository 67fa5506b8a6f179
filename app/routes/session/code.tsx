import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { codeForm } from "#app/rooms/people/people.forms.ts";
import { signInWithCode } from "#app/rooms/people/people.server.ts";
import { peopleTexts } from "#app/rooms/people/people.texts.ts";
import { Button, ButtonGroup, LinkButton } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Field, Hidden } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { insidePath, noParams, publicCommand, publicPage } from "#app/web/doors.server.ts";
import { isDemo } from "#app/web/mode.server.ts";
import { networkOf } from "#app/web/network.server.ts";
import { goSignedIn } from "#app/web/session-cookie.server.ts";

export const meta: MetaFunction = () => [{ title: "Skriv koden – Drum" }];

export const loader = publicPage(noParams, ({ url }) => ({ demo: isDemo(), request: url.searchParams.get("id") ?? "" }));

export const action = publicCommand({
  params: noParams,
  form: codeForm,
  run: ({ form, language, request }) => signInWithCode({ ...form, language, network: networkOf(request) }),
  done: ({ value }) => goSignedIn(value.newcomer ? paths.account(value.returnTo) : insidePath(value.returnTo, "/"), value.secret),
});

export default function Code() {
  const { demo, request } = useLoaderData<typeof loader>();
  const room = useTexts(peopleTexts);
  const { message, values, errors } = useUnaccepted(room);
  const t = room.signIn;
  return (
    <CommandForm values={{ request, ...values }} errors={errors}>
      <PageHeading title={t.codeTitle} lead={t.codeLead} />
      {message && <Notice tone="warning">{message}</Notice>}
      {demo && (
        <Notice>
          <a href={paths.demoMail()}>{t.seeMail}</a>
        </Notice>
      )}
      <Hidden name="request" />
      <Field name="code" label={t.code} hint={t.codeHint} inputMode="numeric" autoComplete="one-time-code" width="short" />
      <ButtonGroup>
        <Button>{t.verify}</Button>
        <LinkButton kind="quiet" href={paths.signIn()}>
          {t.again}
        </LinkButton>
      </ButtonGroup>
    </CommandForm>
  );
}
