import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { refuse } from "#app/kernel/result.ts";
import { paths } from "#app/paths.ts";
import { choosePersonForm } from "#app/rooms/people/people.forms.ts";
import { type DemoPerson, demoPeople, signInAsDemoPerson } from "#app/rooms/people/people.server.ts";
import { peopleTexts } from "#app/rooms/people/people.texts.ts";
import { commonTexts } from "#app/texts/common.texts.ts";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section } from "#app/ui/layout.tsx";
import { found, insidePath, noParams, publicCommand, publicPage } from "#app/web/doors.server.ts";
import { isDemo } from "#app/web/mode.server.ts";
import { goSignedIn } from "#app/web/session-cookie.server.ts";

export const meta: MetaFunction = () => [{ title: "Välj en person – Drum" }];

export const loader = publicPage(noParams, async ({ url }) => ({
  people: found(isDemo() ? await demoPeople() : null),
  returnTo: insidePath(url.searchParams.get("till"), ""),
}));

export const action = publicCommand({
  params: noParams,
  form: choosePersonForm,
  run: async ({ form }) => (isDemo() ? signInAsDemoPerson(form.person) : refuse("not-found")),
  done: ({ form, value }) => goSignedIn(insidePath(form.returnTo, "/"), value.secret),
});

const groups = ["office", "assessors", "board", "applicants"] as const;

const groupOf = (person: DemoPerson): (typeof groups)[number] =>
  person.roles.some((role) => role.startsWith("board") || role.startsWith("preparation") || role === "adjunct")
    ? "board"
    : person.roles.includes("assessor")
      ? "assessors"
      : person.roles.length > 0
        ? "office"
        : "applicants";

/** Where each kind of person has their work. */
const startOf = (person: DemoPerson) =>
  person.roles.includes("admin")
    ? paths.people()
    : person.roles.every((role) => role.startsWith("preparation")) && person.roles.length > 0
      ? paths.preparations()
      : { board: paths.meetings(), assessors: paths.assessments(), office: paths.office(), applicants: paths.mine() }[
          groupOf(person)
        ];

export default function People() {
  const { people, returnTo } = useLoaderData<typeof loader>();
  const t = useTexts(peopleTexts).demo;
  const common = useTexts(commonTexts);
  const about = (person: DemoPerson) =>
    [
      person.title ?? person.roles.map((role) => common.roles[role]).join(", "),
      person.membership && common.membership[person.membership],
      person.organisation,
    ]
      .filter(Boolean)
      .join(" · ");
  return (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      {groups.map((group) => (
        <Section key={group} title={t.groups[group]}>
          <ul className="people-list">
            {people
              .filter((person) => groupOf(person) === group)
              .map((person) => (
                <li key={person.id}>
                  <form method="post">
                    <input type="hidden" name="returnTo" value={returnTo || startOf(person)} />
                    <button type="submit" className="people-list__button" name="person" value={person.id}>
                      <span className="people-list__name">{person.name}</span>
                      <span className="people-list__about">{about(person)}</span>
                    </button>
                  </form>
                </li>
              ))}
          </ul>
        </Section>
      ))}
    </>
  );
}
