import { paths } from "#app/paths.ts";
import { buildingTexts } from "#app/rooms/calls/building.texts.ts";
import type { CallFault } from "#app/rooms/calls/compile.ts";
import { partSlugs } from "#app/rooms/calls/parts.ts";
import { fieldName } from "#app/rooms/calls/ui/part-form.tsx";
import { fieldId } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";

/** What stands in the way of publishing, in words that lead to its field. */
export function FaultLink({ call, fault }: { call: string; fault: CallFault }) {
  const t = useTexts(buildingTexts);
  return (
    <a href={`${paths.callPart(call, partSlugs[fault.part])}#${fieldId(fault.field)}`}>
      {fieldName(t, fault.part, fault.field)}: {t.faults[fault.code](fault.values ?? {})}
    </a>
  );
}
