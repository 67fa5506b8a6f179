import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { buildingTexts } from "#app/rooms/calls/building.texts.ts";
import { previewOfCall } from "#app/rooms/calls/calls.server.ts";
import { CallBody } from "#app/rooms/calls/ui/call-body.tsx";
import { CallSummary } from "#app/rooms/calls/ui/call-summary.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { BackLink, PageHeading } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(
  idParams,
  { roles: ["officer", "secretary", "controller", "auditor", "admin"] },
  async ({ actor, params, language }) => ({
    heading: buildingTexts[language].preview.banner,
    id: params.id,
    shown: found(await previewOfCall(actor, params.id, language)),
  }),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

/** The call's page as the public will meet it. */
export default function CallPreview() {
  const { id, shown } = useLoaderData<typeof loader>();
  const room = useTexts(buildingTexts);
  const t = room.preview;
  if (!("call" in shown))
    return (
      <>
        <PageHeading title={t.banner} back={{ href: paths.callBuilding(id), label: room.part.back }} />
        <EmptyState title={t.notYet} action={<a href={paths.callPublishing(id)}>{room.overview.check}</a>} />
      </>
    );
  return (
    <>
      <BackLink href={paths.callBuilding(id)} label={room.part.back} />
      <Notice title={t.banner}>{t.text}</Notice>
      <CallSummary call={shown.call} phase={shown.phase} daysLeft={shown.daysLeft} preview />
      <CallBody call={shown.call} names={shown.names} choices={shown.choices} money={shown.money} changes={[]} />
    </>
  );
}
