import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { linkForm } from "#app/rooms/people/people.forms.ts";
import { signInWithLink } from "#app/rooms/people/people.server.ts";
import { peopleTexts } from "#app/rooms/people/people.texts.ts";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Hidden } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { insidePath, publicCommand, publicPage } from "#app/web/doors.server.ts";
import { networkOf } from "#app/web/network.server.ts";
import { goSignedIn } from "#app/web/session-cookie.server.ts";

const params = z.object({ token: z.string().min(20).max(100) });

export const meta: MetaFunction = () => [{ title: "Fortsätt – Drum" }];

// A button rather than a redirect: mail scanners open links, and would use the only try up.
export const loader = publicPage(params, ({ params: { token } }) => ({ token }));

export const action = publicCommand({
  params,
  form: linkForm,
  run: ({ form, language, request }) => signInWithLink({ ...form, language, network: networkOf(request) }),
  done: ({ value }) => goSignedIn(value.newcomer ? paths.account(value.returnTo) : insidePath(value.returnTo, "/"), value.secret),
});

export default function Link() {
  const { token } = useLoaderData<typeof loader>();
  const room = useTexts(peopleTexts);
  const { message } = useUnaccepted(room);
  return (
    <CommandForm values={{ token }}>
      <PageHeading title={room.signIn.linkTitle} lead={room.signIn.linkLead} />
      {message && (
        <Notice tone="warning">
          {message} <a href={paths.signIn()}>{room.signIn.again}</a>
        </Notice>
      )}
      <Hidden name="token" />
      <Button>{room.signIn.verify}</Button>
    </CommandForm>
  );
}
