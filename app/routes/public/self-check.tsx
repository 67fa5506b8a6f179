import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { nested } from "#app/kernel/nested.ts";
import { paths } from "#app/paths.ts";
import { callBySlug } from "#app/rooms/calls/calls.server.ts";
import { selfCheckTexts } from "#app/rooms/eligibility/self-check.texts.ts";
import { questionsOf, selfCheck, selfCheckForm } from "#app/rooms/eligibility/self-check.ts";
import { SelfCheckForm, SelfCheckResult } from "#app/rooms/eligibility/ui/self-check-view.tsx";
import { municipalities } from "#app/rooms/people/people.server.ts";
import { commonTexts } from "#app/texts/common.texts.ts";
import { inLanguage } from "#app/texts/language.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Stack } from "#app/ui/layout.tsx";
import { fieldErrors, found, publicPage } from "#app/web/doors.server.ts";
import { flatValues } from "#app/web/form-data.ts";
import { languageOfMatches, pageMeta } from "#app/web/page-meta.ts";

export const loader = publicPage(z.object({ slug: z.string().max(200) }), async ({ params, url }) => {
  const call = found(await callBySlug(params.slug));
  const places = await municipalities();
  const typed = new FormData();
  for (const [name, value] of url.searchParams) typed.append(name, value);
  const values = flatValues(typed);
  const asked = Object.keys(values).length > 0;
  const read = selfCheckForm.safeParse(nested(values));
  return {
    call,
    municipalities: places,
    questions: questionsOf(call.rules),
    values,
    errors: read.success ? {} : fieldErrors(read.error),
    lines:
      asked && read.success
        ? selfCheck(
            read.data,
            call.rules,
            places.filter((place) => place.standing === "member").map((place) => place.code),
          )
        : null,
  };
});

export const meta: MetaFunction<typeof loader> = (given) => {
  const language = languageOfMatches(given.matches);
  const t = selfCheckTexts[language];
  return given.data
    ? pageMeta(given, { title: t.heading(inLanguage(given.data.call.title, language)), description: t.description })
    : [];
};

export default function SelfCheck() {
  const { call, municipalities: places, questions, values, errors, lines } = useLoaderData<typeof loader>();
  const language = useLanguage();
  const t = useTexts(selfCheckTexts);
  const common = useTexts(commonTexts);
  const words = Object.fromEntries(
    Object.entries(errors).map(([field, key]) => [
      field,
      (common.errors as Record<string, string>)[key] ?? common.errors.unknown,
    ]),
  );
  return (
    <>
      <PageHeading
        back={{ href: paths.call(call.slug), label: inLanguage(call.title, language) }}
        title={t.title}
        lead={t.lead}
      />
      <Stack gap="large">
        {lines && <SelfCheckResult call={call} lines={lines} />}
        <SelfCheckForm call={call} questions={questions} municipalities={places} values={values} errors={words} />
      </Stack>
    </>
  );
}
