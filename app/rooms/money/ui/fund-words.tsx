import { fundTexts } from "#app/rooms/money/fund.texts.ts";
import type { Purpose } from "#app/rooms/money/funds.server.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Field, Select } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";

/** The words of a fund: the same four when it is made and when it is corrected. */
export function FundWords({
  year,
  purposes,
  now,
}: {
  year: string;
  purposes: readonly Purpose[];
  now?: { purpose: string; nameSv: string; nameEn: string };
}) {
  const t = useTexts(fundTexts);
  const language = useLanguage();
  return (
    <>
      <Field name="year" label={t.year} defaultValue={year} inputMode="numeric" width="short" autoComplete="off" />
      {purposes.length > 0 && (
        <Select
          name="knownPurpose"
          label={t.purpose}
          placeholder={t.anotherPurpose}
          options={purposes.map(({ key, name }) => ({ value: key, label: inLanguage(name, language) }))}
          defaultValue={now?.purpose}
          width="medium"
        />
      )}
      <Field
        name="purpose"
        label={purposes.length > 0 ? t.newPurpose : t.purpose}
        hint={t.purposeHint}
        optional={purposes.length > 0}
        width="medium"
        autoComplete="off"
      />
      <Field name="nameSv" label={t.nameSv} hint={t.nameSvHint} defaultValue={now?.nameSv} width="long" autoComplete="off" />
      <Field name="nameEn" label={t.nameEn} defaultValue={now?.nameEn} width="long" autoComplete="off" />
    </>
  );
}
