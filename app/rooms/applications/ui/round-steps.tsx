import { paths } from "#app/paths.ts";
import { sketchTexts } from "#app/rooms/applications/sketch.texts.ts";
import { useTexts } from "#app/ui/language.tsx";
import { Tabs } from "#app/ui/tabs.tsx";

/** The two steps of a call, for the office: which one the page is of, and how many sketches wait. */
export function RoundSteps({
  callId,
  current,
  waiting,
}: {
  callId: string;
  current: "sketches" | "applications";
  waiting: number;
}) {
  const t = useTexts(sketchTexts).office;
  return (
    <Tabs
      label={t.tabs}
      items={[
        {
          href: paths.sketches(callId),
          label: t.tab,
          current: current === "sketches",
          ...(waiting > 0 ? { count: waiting } : {}),
        },
        { href: paths.round(callId), label: t.tabFull, current: current === "applications" },
      ]}
    />
  );
}
