import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { interestForm } from "#app/rooms/assessment/interest.forms.ts";
import { interestTexts } from "#app/rooms/assessment/interest.texts.ts";
import { interestsPage, keepInterest } from "#app/rooms/assessment/interests.server.ts";
import { Interests } from "#app/rooms/assessment/ui/interests.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { command, found, noParams, page } from "#app/web/doors.server.ts";
import { unsent } from "#app/web/unsent.ts";

export const loader = page(noParams, {}, async ({ actor, url, language }) => {
  const shown = found(await interestsPage(actor, actor.personId));
  return unsent({
    shown,
    heading: interestTexts[language].ownTitle,
    changing: url.searchParams.get("andra"),
    saved: url.searchParams.has("sparat"),
  });
});

export const action = command({
  params: noParams,
  form: interestForm,
  run: ({ actor, form }) => keepInterest({ actor, personId: actor.personId, form }),
  done: () => `${paths.ownInterests()}?sparat=1`,
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export default function OwnInterests() {
  const { shown, changing, saved } = useLoaderData<typeof loader>();
  const t = useTexts(interestTexts);
  return (
    <>
      <PageHeading title={t.ownTitle} lead={t.ownLead} back={{ href: paths.account(), label: t.backToAccount }} />
      <Interests page={shown} at={paths.ownInterests()} changing={changing} saved={saved} />
    </>
  );
}
