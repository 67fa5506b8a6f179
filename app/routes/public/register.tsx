import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { fromSearch, registerQuestion } from "#app/rooms/reporting/register.ts";
import { registerView } from "#app/rooms/reporting/reporting.server.ts";
import { reportingTexts } from "#app/rooms/reporting/reporting.texts.ts";
import { RegisterPage } from "#app/rooms/reporting/ui/register-view.tsx";
import { noParams, publicPage } from "#app/web/doors.server.ts";
import { languageOfMatches, pageMeta } from "#app/web/page-meta.ts";

export const loader = publicPage(noParams, async ({ url, language }) => {
  const question = registerQuestion.parse(fromSearch(url));
  return { question, view: await registerView(question, language) };
});

export const meta: MetaFunction<typeof loader> = (given) => {
  const t = reportingTexts[languageOfMatches(given.matches)].register;
  return pageMeta(given, { title: t.title, description: t.metaDescription });
};

export default function Register() {
  return <RegisterPage {...useLoaderData<typeof loader>()} />;
}
