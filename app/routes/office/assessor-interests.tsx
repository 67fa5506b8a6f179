import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { interestForm } from "#app/rooms/assessment/interest.forms.ts";
import { interestTexts } from "#app/rooms/assessment/interest.texts.ts";
import { interestsPage, keepInterest } from "#app/rooms/assessment/interests.server.ts";
import { Interests } from "#app/rooms/assessment/ui/interests.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { command, found, idParams, page } from "#app/web/doors.server.ts";
import { unsent } from "#app/web/unsent.ts";

export const loader = page(idParams, { roles: ["officer"] }, async ({ actor, params, url, language }) => {
  const shown = found(await interestsPage(actor, params.id));
  return unsent({
    shown,
    heading: interestTexts[language].link,
    changing: url.searchParams.get("andra"),
    saved: url.searchParams.has("sparat"),
  });
});

export const action = command({
  params: idParams,
  form: interestForm,
  roles: ["officer"],
  run: ({ actor, params, form }) => keepInterest({ actor, personId: params.id, form }),
  done: ({ params }) => `${paths.assessorInterests(params.id)}?sparat=1`,
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export default function AssessorInterests() {
  const { shown, changing, saved } = useLoaderData<typeof loader>();
  const t = useTexts(interestTexts);
  return (
    <>
      <PageHeading
        title={t.title(shown.person.name)}
        lead={t.lead}
        back={{ href: paths.assessorProfile(shown.person.id), label: shown.person.name }}
      />
      <Interests page={shown} at={paths.assessorInterests(shown.person.id)} changing={changing} saved={saved} />
    </>
  );
}
