import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { whyPage } from "#app/rooms/allocation/optimum.server.ts";
import { optimumTexts } from "#app/rooms/allocation/optimum.texts.ts";
import { reasonsAsked } from "#app/rooms/allocation/reasons-asked.ts";
import { NoAnswerNotice } from "#app/rooms/allocation/ui/no-answer.tsx";
import { WhyPart } from "#app/rooms/allocation/ui/why.tsx";
import { inLanguage } from "#app/texts/language.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { askServer } from "#app/ui/patience.ts";
import { found, idParams, page } from "#app/web/doors.server.ts";

export const handle = { interactive: true };

export const loader = page(idParams, { roles: ["officer"] }, async ({ actor, params, language, url, request }) => ({
  heading: optimumTexts[language].why.title,
  one: url.searchParams.get("ansokan"),
  ...found(await whyPage(actor, params.id, reasonsAsked.atOnce(url, request.signal))),
}));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} ${data?.call.number} – Drum` }];

export default function AllocationWhy() {
  const data = useLoaderData<typeof loader>();
  const { call, one } = data;
  const t = useTexts(optimumTexts);
  return (
    <>
      <PageHeading
        title={t.why.title}
        caption={`${call.number} · ${inLanguage(call.title, useLanguage())}`}
        lead={t.why.lead}
        back={{ href: paths.allocationBest(call.id), label: t.title }}
      />
      {data.status === "answer" ? (
        <WhyPart
          told={data}
          ask={(numbers, signal) => askServer(paths.allocationReasons(call.id, ...numbers), { signal, redirect: "manual" })}
          all={one === null ? null : paths.allocationWhy(call.id)}
          more={paths.allocationWhy(call.id, one ?? undefined)}
          href={(number) => paths.allocationWhy(call.id, number)}
        />
      ) : (
        <NoAnswerNotice answer={data} />
      )}
    </>
  );
}
