import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { fromSearch } from "#app/rooms/reporting/register.ts";
import { askedOfRegister, registerView } from "#app/rooms/reporting/reporting.server.ts";
import { reportingTexts } from "#app/rooms/reporting/reporting.texts.ts";
import { RegisterPage } from "#app/rooms/reporting/ui/register-view.tsx";
import { noParams, publicPage } from "#app/web/doors.server.ts";
import { languageOfMatches, pageMeta } from "#app/web/page-meta.ts";
import { asLoaded, orPassing } from "#app/web/secret-address.ts";

export const loader = publicPage(noParams, async ({ url, language }) => {
  const { question, unknown } = await askedOfRegister(fromSearch(url));
  return orPassing(unknown, { question, unknown, view: await registerView(question, language) });
});
export const headers = asLoaded;

export const meta: MetaFunction<typeof loader> = (given) => {
  const t = reportingTexts[languageOfMatches(given.matches)].register;
  return pageMeta(given, { title: t.title, ...(given.data?.unknown.length === 0 ? { description: t.metaDescription } : {}) });
};

export default function Register() {
  return <RegisterPage {...useLoaderData<typeof loader>()} />;
}
