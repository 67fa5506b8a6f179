import { useEffect, useRef, useState } from "react";
import type { AnswerRow, AnswerView, ReasonView } from "#app/rooms/allocation/answer-view.ts";
import { optimumTexts } from "#app/rooms/allocation/optimum.texts.ts";
import { isWhole } from "#app/rooms/allocation/reasons-asked.ts";
import { useRuleWords } from "#app/rooms/allocation/ui/answer.tsx";
import {
  type ArrivingReasons,
  isLeft,
  type ReasonsWanted,
  useArrivingReasons,
} from "#app/rooms/allocation/ui/arriving-reasons.ts";
import { formatKronor } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Details } from "#app/ui/details.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { HiddenText, Muted, Prose, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";

/** What stands in the way of one project, in sentences that can be read aloud. */
function ReasonWords({ reason: one }: { reason: ReasonView }) {
  const t = useTexts(optimumTexts).why;
  const language = useLanguage();
  const words = useRuleWords();
  const some = one.given > 0n;
  const fund = one.riseInFund;
  return (
    <>
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
        <li>
          {fund === "further"
            ? t.furtherFund
            : fund
              ? t.fund(fund.amount, inLanguage(fund.fund, language), some, fund.limited)
              : t.noFund}
        </li>
        {!one.clash && <li>{one.holders.length > 0 ? t.holders(one.holders) : t.noHolders}</li>}
      </ul>
    </>
  );
}

/** One part for each project that has not everything it asked for. */
function WhyParts({ reasons }: { reasons: readonly ReasonView[] }) {
  const t = useTexts(optimumTexts).why;
  const language = useLanguage();
  return reasons.map((one) => {
    const [requested, given] = [formatKronor(one.requested, language), formatKronor(one.given, language)];
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
          <p>{one.given > 0n ? t.partly(requested, given) : t.nothing(requested)}</p>
          <ReasonWords reason={one} />
        </Prose>
      </Section>
    );
  });
}

/** What is not told yet: each can be asked for alone, at an address of its own. */
function NotReckoned({
  left,
  href,
  more,
}: {
  left: readonly { number: string; title: string }[];
  href: (number: string) => string;
  more: string;
}) {
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
      <noscript>
        <LinkButton kind="secondary" href={more}>
          {t.more}
        </LinkButton>
      </noscript>
    </Section>
  );
}

/** Seldom enough to be listened to, milliseconds. */
const between = 10_000;

/** How far it has come. What is read aloud changes seldom: now and then on the way, and when all are there. */
export function ReasonsProgress({ arriving }: { arriving: ArrivingReasons }) {
  const t = useTexts(optimumTexts).why;
  const { of, standing, reasons } = arriving;
  const words = standing === "done" ? t.ready(of) : t.soFar([...reasons.values()].filter(isWhole).length, of);
  const [aloud, setAloud] = useState(words);
  const latest = useRef(words);
  latest.current = words;
  useEffect(() => {
    if (standing === "done") setAloud(latest.current);
    if (standing !== "working") return;
    const timer = setInterval(() => setAloud(latest.current), between);
    return () => clearInterval(timer);
  }, [standing]);
  if (of === 0 || standing === "waiting") return null;
  return (
    <div className="reasons-progress">
      <p aria-hidden="true">
        <Muted>{words}</Muted>
      </p>
      <p className="hidden-text" role="status">
        {aloud}
      </p>
      {standing === "stopped" && (
        <Notice tone="warning" live>
          <p>{t.stopped}</p>
          <Button kind="secondary" type="button" onClick={arriving.again}>
            {t.again}
          </Button>
        </Notice>
      )}
      {standing === "changed" && (
        <Notice tone="warning" live>
          {t.changed}
        </Notice>
      )}
    </div>
  );
}

const hasNotAll = (row: AnswerRow) => row.unweighed === null && row.fixed === null && row.best < row.requested;

/** Whom an answer owes a reason, in the order of its table. Nobody where it is not proved. */
export const shortOf = (view: AnswerView): string[] =>
  view.kind === "optimal" ? view.rows.filter(hasNotAll).map((row) => row.number) : [];

/** Under the name of a project that has not everything: folded, and asked for before the others when it is unfolded. */
export function ReasonFold({ row, arriving, href }: { row: AnswerRow; arriving: ArrivingReasons; href: string }) {
  const t = useTexts(optimumTexts).why;
  const { reasons, standing, reads } = arriving;
  if (!hasNotAll(row) || arriving.of === 0) return null;
  const reason = reasons.get(row.number);
  return (
    <Details
      summary={
        <>
          {row.best > 0n ? t.notAll : t.notIn}
          <HiddenText> {row.title}</HiddenText>
        </>
      }
      onToggle={(open) => reads(row.number, open)}
    >
      {reason ? (
        <Prose>
          <ReasonWords reason={reason} />
        </Prose>
      ) : standing === "working" ? (
        <p>{t.working}</p>
      ) : (
        <p>
          {standing !== "waiting" && <>{t.notTold} </>}
          <a href={href}>{t.one(row.title)}</a>
        </p>
      )}
    </Details>
  );
}

type Told = {
  readonly proved: boolean;
  readonly fingerprint: string;
  readonly reasons: readonly ReasonView[];
  readonly left: readonly { number: string; title: string }[];
};

/**
 * The whole of a page "why not us": for a call as it is, or for a scenario. `all`: where the page for all is, when this one is for one;
 * `more`: where this one is. What there was no time for arrives by itself where there is JavaScript.
 */
export function WhyPart({
  told,
  ask,
  href,
  all,
  more,
}: {
  told: Told;
  ask: ReasonsWanted["ask"];
  href: (number: string) => string;
  all: string | null;
  more: string;
}) {
  const t = useTexts(optimumTexts).why;
  const short = [...new Set([...told.reasons, ...told.left].map((one) => one.number))];
  const arriving = useArrivingReasons({ about: told.fingerprint, short, told: told.reasons, ask });
  const reasons = [...arriving.reasons.values()];
  const left = told.left.filter((one) => isLeft(arriving.reasons.get(one.number)));
  return (
    <>
      {!told.proved && <Notice tone="warning">{t.notProved}</Notice>}
      {told.proved && short.length === 0 && <Notice tone="success">{t.nobody}</Notice>}
      {told.left.length > 0 && <ReasonsProgress arriving={arriving} />}
      <WhyParts reasons={reasons} />
      {reasons.length > 0 && (
        <p>
          <Muted>{t.verified}</Muted>
        </p>
      )}
      <NotReckoned left={left} href={href} more={more} />
      {all && (
        <p>
          <a href={all}>{t.all}</a>
        </p>
      )}
    </>
  );
}
