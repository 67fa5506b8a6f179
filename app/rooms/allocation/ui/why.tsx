import type { ReasonView } from "#app/rooms/allocation/answer-view.ts";
import { optimumTexts } from "#app/rooms/allocation/optimum.texts.ts";
import { useRuleWords } from "#app/rooms/allocation/ui/answer.tsx";
import { formatKronor } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, Prose, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";

/** One part for each project that has not everything it asked for, in sentences that can be read aloud. */
function WhyParts({ reasons }: { reasons: readonly ReasonView[] }) {
  const t = useTexts(optimumTexts).why;
  const language = useLanguage();
  const words = useRuleWords();
  return reasons.map((one) => {
    const [requested, given] = [formatKronor(one.requested, language), formatKronor(one.given, language)];
    const some = one.given > 0n;
    const fund = one.riseInFund;
    return (
      <Section
        key={one.number}
        title={<bdi>{one.title}</bdi>}
        lead={
          <>
            <bdi>{one.organisation}</bdi> · {one.number}
          </>
        }
      >
        <Prose>
          <p>{some ? t.partly(requested, given) : t.nothing(requested)}</p>
          <p>
            {one.clash
              ? one.clash.length > 0
                ? t.clash(words(one.clash))
                : t.noPot
              : one.binding.length > 0
                ? t.binding(words(one.binding))
                : t.noneBinds}
          </p>
          <ul>
            {!one.clash && <li>{one.riseInScore ? t.score(one.riseInScore, some) : t.noScore}</li>}
            <li>{fund ? t.fund(fund.amount, inLanguage(fund.fund, language), some) : t.noFund}</li>
            {!one.clash && <li>{one.holders.length > 0 ? t.holders(one.holders) : t.noHolders}</li>}
          </ul>
        </Prose>
      </Section>
    );
  });
}

/** What there was no time for can be asked for one at a time. */
function NotReckoned({ left, href }: { left: readonly { number: string; title: string }[]; href: (number: string) => string }) {
  const t = useTexts(optimumTexts).why;
  return left.length === 0 ? null : (
    <Section title={t.left}>
      <ul>
        {left.map((one) => (
          <li key={one.number}>
            <a href={href(one.number)}>{t.one(one.title)}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The whole of a page "why not us": for a call as it is, or for a scenario. `all`: where the page for all is, when this one is for one. */
export function WhyPart({
  proved,
  reasons,
  left,
  href,
  all,
}: {
  proved: boolean;
  reasons: readonly ReasonView[];
  left: readonly { number: string; title: string }[];
  href: (number: string) => string;
  all: string | null;
}) {
  const t = useTexts(optimumTexts).why;
  return (
    <>
      {!proved && <Notice tone="warning">{t.notProved}</Notice>}
      {proved && reasons.length === 0 && left.length === 0 && <Notice tone="success">{t.nobody}</Notice>}
      <WhyParts reasons={reasons} />
      {reasons.length > 0 && (
        <p>
          <Muted>{t.verified}</Muted>
        </p>
      )}
      <NotReckoned left={left} href={href} />
      {all && (
        <p>
          <a href={all}>{t.all}</a>
        </p>
      )}
    </>
  );
}
