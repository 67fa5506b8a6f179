import type { Actor } from "#app/gate/actor.ts";
import { localDate } from "#app/kernel/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { goalValue } from "#app/rooms/applications/application.ts";
import { caseForOffice } from "#app/rooms/applications/applications.server.ts";
import { municipalities } from "#app/rooms/people/people.server.ts";
import { ownerTypeName } from "#app/rooms/reporting/owner-types.ts";
import { type PreviewStanding, type PublicPreview, publicPreview } from "#app/rooms/reporting/public-preview.ts";
import { outcomeOf } from "#app/rooms/reporting/queries/public-preview.server.ts";
import { awardPeriod } from "#app/rooms/reporting/report-words.ts";
import { awardById } from "#app/rooms/reporting/reporting.server.ts";
import { reportingTexts } from "#app/rooms/reporting/reporting.texts.ts";
import { formatDate, formatPeriod } from "#app/texts/format.ts";
import { inLanguage, type Language } from "#app/texts/language.ts";

export type PreviewPage = PublicPreview & {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly standing: PreviewStanding;
  readonly awardId: string | null;
};

/** What everybody sees, or will see, of a case; null for who may not see the case itself. */
export async function previewPage(actor: Actor, id: string, language: Language): Promise<PreviewPage | null> {
  const found = await caseForOffice(actor, id);
  if (!found) return null;
  const { facts, content, stage, attachments } = found;
  const { outcome, awardId, endsOn } = await outcomeOf(id);
  const [view, places] = await Promise.all([awardId === null ? null : awardById(awardId, language), municipalities()]);
  const award = view?.award ?? null;
  const { startsOn } = facts;
  const { municipalityCode, legalForm } = content.organisation;
  const preview = publicPreview(
    content,
    {
      ownerType: view ? view.ownerType : ownerTypeName(legalForm, language),
      seat: view
        ? view.seat
        : (places.find(({ code }) => code === municipalityCode)?.name ??
          (municipalityCode ? reportingTexts[language].outside : null)),
      requestedOre: facts.requestedOre,
      totalOre: award ? award.totalOre : facts.totalOre,
      period: award ? awardPeriod(award, language) : startsOn && endsOn ? formatPeriod(startsOn, endsOn, language) : "",
      award: award && {
        grantedOre: award.grantedOre,
        decidedOn: award.decidedOn === null ? "" : formatDate(award.decidedOn, language),
        pots: award.pots.map(({ label }) => inLanguage(label, language)),
        results: (view?.reached ?? []).map(({ reached, on }) => `${goalValue(reached, language)} (${formatDate(on, language)})`),
      },
      endsOn,
    },
    { today: localDate(now()), language, hasFiles: attachments.length > 0 },
  );
  return {
    ...preview,
    id,
    number: facts.number ?? "",
    title: facts.title,
    standing: award ? "published" : outcome === "reject" || stage === "withdrawn" ? "not-granted" : "waiting",
    awardId: award ? awardId : null,
  };
}
