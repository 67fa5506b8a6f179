import type { MetaFunction } from "@remix-run/react";
import { useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { signInForm } from "#app/rooms/people/people.forms.ts";
import { askForCode } from "#app/rooms/people/people.server.ts";
import { peopleTexts } from "#app/rooms/people/people.texts.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Field, Hidden } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { insidePath, noParams, publicCommand, publicPage } from "#app/web/doors.server.ts";
import { isDemo } from "#app/web/mode.server.ts";
import { networkOf } from "#app/web/network.server.ts";

export const meta: MetaFunction = () => [{ title: "Logga in – Drum" }];

export const loader = publicPage(noParams, ({ url }) => ({
  demo: isDemo(),
  returnTo: insidePath(url.searchParams.get("till"), "/"),
}));

export const action = publicCommand({
  params: noParams,
  form: signInForm,
  run: ({ form, language, request }) =>
    askForCode({ email: form.email, returnTo: insidePath(form.returnTo, "/"), language, network: networkOf(request) }),
  done: ({ value }) => `${paths.signInCode()}?id=${value.request}`,
});

export default function SignIn() {
  const { demo, returnTo } = useLoaderData<typeof loader>();
  const room = useTexts(peopleTexts);
  const { message, values, errors } = useUnaccepted(room);
  const t = room.signIn;
  return (
    <CommandForm values={{ returnTo, ...values }} errors={errors}>
      <PageHeading title={t.title} lead={t.lead} />
      {message && <Notice tone="warning">{message}</Notice>}
      <Hidden name="returnTo" />
      <Field name="email" label={t.email} inputMode="email" autoComplete="email" width="long" spellCheck={false} />
      <Button>{t.send}</Button>
      {demo && (
        <Notice title={t.choosePerson}>
          <p>{t.demo}</p>
          <LinkButton kind="secondary" href={`${paths.demoPeople()}?till=${encodeURIComponent(returnTo)}`}>
            {t.choosePerson}
          </LinkButton>
        </Notice>
      )}
    </CommandForm>
  );
}
