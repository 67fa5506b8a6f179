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
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";
import { unsent } from "#app/web/unsent.ts";

export const loader = page(idParams, { roles: ["officer"] }, async ({ actor, params }) =>
  unsent({ page: found(await profilePage(actor, params.id)) }),
);

export const action = command({
  params: idParams,
  form: profileForm,
  roles: ["officer"],
  run: ({ actor, params, form }) => saveProfile({ actor, personId: params.id, form }),
  done: () => `${paths.assessorList()}?sparat=1`,
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.page.profile.name} – Drum` }];

export default function AssessorProfile() {
  const { page: shown } = useLoaderData<typeof loader>();
  const t = useTexts(profileTexts);
  const ties = useTexts(interestTexts).link;
  const { message, code, ...unaccepted } = useUnaccepted(t);
  const { name, title } = shown.profile;
  return (
    <>
      <PageHeading
        title={<bdi>{name}</bdi>}
        caption={title ?? undefined}
        lead={t.officeLead}
        back={{ href: paths.assessorList(), label: t.back }}
      />
      <Answer message={message} code={code} />
      <ProfileFields page={shown} own={false} {...unaccepted} />
      <p>
        <a href={paths.assessorInterests(shown.profile.id)}>{ties}</a>
      </p>
    </>
  );
}
