import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { interestTexts } from "#app/rooms/assessment/interest.texts.ts";
import { profileForm } from "#app/rooms/assessment/profile.forms.ts";
import { profileTexts } from "#app/rooms/assessment/profile.texts.ts";
import { profilePage, saveProfile } from "#app/rooms/assessment/profiles.server.ts";
import { ProfileFields } from "#app/rooms/assessment/ui/profile-form.tsx";
import { Answer } from "#app/ui/answer.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, noParams, page } from "#app/web/doors.server.ts";
import { unsent } from "#app/web/unsent.ts";

export const loader = page(noParams, { roles: ["assessor"] }, async ({ actor, url, language }) =>
  unsent({
    heading: profileTexts[language].ownTitle,
    page: found(await profilePage(actor, actor.personId)),
    saved: url.searchParams.has("sparat"),
  }),
);

export const action = command({
  params: noParams,
  form: profileForm,
  roles: ["assessor"],
  run: ({ actor, form }) => saveProfile({ actor, personId: actor.personId, form }),
  done: () => `${paths.ownProfile()}?sparat=1`,
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export default function OwnProfile() {
  const { page: shown, saved } = useLoaderData<typeof loader>();
  const t = useTexts(profileTexts);
  const ties = useTexts(interestTexts).ownLink;
  const { message, code, ...unaccepted } = useUnaccepted(t);
  return (
    <>
      <PageHeading title={t.ownTitle} lead={t.ownLead} back={{ href: paths.assessments(), label: t.backToOwn }} />
      <Answer message={message} code={code} />
      {saved && !message && <Notice tone="success" title={t.saved} live />}
      <ProfileFields page={shown} own {...unaccepted} />
      <p>
        <a href={paths.ownInterests()}>{ties}</a>
      </p>
    </>
  );
}
