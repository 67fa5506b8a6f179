import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { assessorDiscussionForm } from "#app/rooms/assessment/discussion.forms.ts";
import { discussionTexts } from "#app/rooms/assessment/discussion.texts.ts";
import { discussFromAssessment, discussionForAssessor } from "#app/rooms/assessment/discussions.server.ts";
import { DiscussionPage } from "#app/rooms/assessment/ui/discussion.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { command, found, idParams, page } from "#app/web/doors.server.ts";
import { unsent } from "#app/web/unsent.ts";

export const loader = page(idParams, { roles: ["assessor"] }, async ({ actor, params, url, language }) =>
  unsent({
    heading: discussionTexts[language].title,
    id: params.id,
    // Common scores are set from the case's own page, whoever else one is.
    discussion: { ...found(await discussionForAssessor(actor, params.id)), moderates: false },
    done: url.searchParams.get("klart"),
  }),
);

export const action = command({
  params: idParams,
  form: assessorDiscussionForm,
  roles: ["assessor"],
  run: ({ actor, params, form }) => discussFromAssessment(actor, params.id, form),
  done: ({ params, form }) => paths.assessmentDiscussion(params.id, `?klart=${form.step}`),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export default function AssessorDiscussion() {
  const { id, discussion, done } = useLoaderData<typeof loader>();
  const t = useTexts(discussionTexts);
  return (
    <DiscussionPage
      discussion={discussion}
      done={done}
      criterion={null}
      back={{ href: paths.assessment(id), label: t.backToAssessment }}
      at={(query) => paths.assessmentDiscussion(id, query)}
    />
  );
}
