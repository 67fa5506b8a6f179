import type { MetaFunction } from "@remix-run/react";
import { Showcase } from "#app/ui/showcase.tsx";
import { found, noParams, publicPage } from "#app/web/doors.server.ts";
import { isDemo } from "#app/web/mode.server.ts";
import topology from "#data/geo/kommuner-sjuharad-varberg.topo.json";

export const meta: MetaFunction = () => [{ title: "Formgivning – Drum" }];

export const loader = publicPage(noParams, () => found(isDemo() ? {} : null));

export default function Design() {
  return <Showcase topology={topology} />;
}
