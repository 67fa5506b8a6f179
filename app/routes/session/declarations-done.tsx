import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { declarationTexts } from "#app/rooms/assessment/declaration.texts.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { insidePath, noParams, page } from "#app/web/doors.server.ts";

const many = z.coerce.number().int().min(1).max(1000).catch(1);

export const loader = page(noParams, {}, ({ url }) => ({
  count: many.parse(url.searchParams.get("antal")),
  next: insidePath(url.searchParams.get("till"), paths.home()),
}));

export const meta: MetaFunction = () => [{ title: `${declarationTexts.sv.done} – Drum` }];

export default function DeclarationsDone() {
  const { count, next } = useLoaderData<typeof loader>();
  const t = useTexts(declarationTexts);
  return (
    <>
      <PageHeading title={t.done} lead={t.doneText(count)} />
      <LinkButton href={next}>{t.goOn}</LinkButton>
    </>
  );
}
