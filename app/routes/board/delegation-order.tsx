import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { callsTexts } from "#app/rooms/calls/calls.texts.ts";
import { delegationTexts } from "#app/rooms/decisions/delegation.texts.ts";
import { delegationPowers, type Power } from "#app/rooms/decisions/delegations.server.ts";
import { commonTexts } from "#app/texts/common.texts.ts";
import { formatKronor } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Prose, Section } from "#app/ui/layout.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { found, noParams, page } from "#app/web/doors.server.ts";

export const loader = page(noParams, {}, async ({ actor, language }) => ({
  heading: delegationTexts[language].powers.title,
  powers: found(await delegationPowers(actor)),
}));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

const isKind = (kinds: object, kind: string): kind is keyof typeof kinds => kind in kinds;

/** Each point of the delegation order: what, how much, who holds it today and by which law. */
export default function DelegationOrder() {
  const { powers } = useLoaderData<typeof loader>();
  const { powers: t } = useTexts(delegationTexts);
  const { kind: kinds } = useTexts(callsTexts);
  const { roles } = useTexts(commonTexts);
  const language = useLanguage();
  const rows = (power: Power) => [
    { label: t.about, value: inLanguage(power.about, language) },
    { label: t.calls, value: power.kinds.map((kind) => (isKind(kinds, kind) ? kinds[kind] : kind)).join(", ") },
    { label: t.most, value: formatKronor(power.maxOre, language) },
    { label: t.role, value: roles[power.role] },
    { label: t.holds, value: power.holders.length > 0 ? <bdi>{power.holders.join(", ")}</bdi> : t.nobody },
    { label: t.named, value: power.body },
    { label: t.law, value: power.role.startsWith("board") ? t.laws.elected : t.laws.employed },
  ];
  return (
    <>
      <PageHeading title={t.title} lead={t.lead} back={{ href: paths.delegations(), label: t.back }} />
      {powers.map((power) => (
        <Section key={power.number} title={t.point(power.number)} rule>
          <SummaryList rows={rows(power)} />
        </Section>
      ))}
      <Section title={t.rules} rule>
        <Prose>
          <ul>
            {t.all.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Prose>
      </Section>
      <Section title={t.never} rule>
        <Prose>
          <ul>
            {t.nevers.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Prose>
      </Section>
    </>
  );
}
