import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { officeDiscussionForm } from "#app/rooms/assessment/discussion.forms.ts";
import { discussionTexts } from "#app/rooms/assessment/discussion.texts.ts";
import { discuss, discussionForOffice } from "#app/rooms/assessment/discussions.server.ts";
import { DiscussionPage } from "#app/rooms/assessment/ui/discussion.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { command, found, idParams, page } from "#app/web/doors.server.ts";
import { unsent } from "#app/web/unsent.ts";

export const loader = page(
  idParams,
  { roles: ["officer", "secretary", "controller", "auditor", "admin"] },
  async ({ actor, params, url, language }) =>
    unsent({
      heading: discussionTexts[language].title,
      shown: found(await discussionForOffice(actor, params.id)),
      done: url.searchParams.get("klart"),
      criterion: url.searchParams.get("kriterium"),
    }),
);

export const action = command({
  params: idParams,
  form: officeDiscussionForm,
  roles: ["officer"],
  run: ({ actor, params, form }) => discuss(actor, params.id, form),
  done: ({ params, form }) => paths.caseDiscussion(params.id, `?klart=${form.step}`),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export default function CaseDiscussion() {
  const { shown, done, criterion } = useLoaderData<typeof loader>();
  const t = useTexts(discussionTexts);
  const { id, number, title } = shown.blind ? shown.application : shown.discussion.application;
  const back = { href: paths.case(id), label: t.back };
  if (!shown.blind)
    return (
      <DiscussionPage
        discussion={shown.discussion}
        done={done}
        criterion={criterion}
        back={back}
        at={(query) => paths.caseDiscussion(id, query)}
      />
    );
  return (
    <>
      <PageHeading
        title={t.title}
        caption={
          <>
            {number} <bdi>{title}</bdi>
          </>
        }
        back={back}
      />
      <Notice>{t.blind}</Notice>
    </>
  );
}
