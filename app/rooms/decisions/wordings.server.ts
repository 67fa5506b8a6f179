import type { Actor } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import type { GateRefusal } from "#app/gate/lifecycle.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { localDate } from "#app/kernel/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { installation } from "#app/platform/installation.ts";
import { letterFacts } from "#app/rooms/decisions/decision.store.server.ts";
import { inText } from "#app/rooms/decisions/minutes.texts.ts";
import { yearsOf } from "#app/rooms/decisions/minutes.ts";
import { reading } from "#app/rooms/decisions/queries/meetings.server.ts";
import { currentWordings, type KeptVersion, keptVersions, lastSent } from "#app/rooms/decisions/queries/wordings.server.ts";
import { wordingKind, wordingRelations } from "#app/rooms/decisions/wording.store.server.ts";
import { shippedWords, wordingTexts } from "#app/rooms/decisions/wording.texts.ts";
import {
  faultIn,
  fillIn,
  type Wording,
  type WordingFault,
  type WordingKey,
  wordingKeys,
  wordingKinds,
} from "#app/rooms/decisions/wording.ts";
import { formatDate, formatKronor } from "#app/texts/format.ts";
import { inLanguage, type Language } from "#app/texts/language.ts";

const mayChange = (actor: Actor): boolean => wordingRelations(null, actor).length > 0;

export type WordingLine = { readonly key: WordingKey; readonly version: number; readonly isOwn: boolean };

/** For the office: which words hold, and whose they are. */
export async function wordingList(actor: Actor): Promise<WordingLine[] | null> {
  if (!mayChange(actor)) return null;
  const words = await currentWordings(reading);
  return wordingKeys.map((key) => ({
    key,
    version: words[key].version,
    isOwn: words[key].sv !== shippedWords[key].sv || words[key].en !== shippedWords[key].en,
  }));
}

export type Tried = {
  readonly language: Language;
  readonly text: string;
  readonly fault: WordingFault | null;
};
export type WordingPage = {
  readonly key: WordingKey;
  readonly languages: readonly Language[];
  readonly now: Wording;
  readonly isOwn: boolean;
  readonly versions: readonly KeptVersion[];
  /** the number of the case that the words are tried on; null where there is none yet */
  readonly number: string | null;
  readonly tried: readonly Tried[];
};

/** One standing text: the words that hold or are being written, tried on a case that has been decided. */
export async function wordingPage(
  actor: Actor,
  asked: string,
  written: { readonly sv?: string | undefined; readonly en?: string | undefined },
): Promise<WordingPage | null> {
  const key = wordingKeys.find((one) => one === asked);
  if (!key || !mayChange(actor)) return null;
  const [words, versions, decisionId] = await Promise.all([currentWordings(reading), keptVersions(key), lastSent(actor)]);
  const facts = decisionId ? ((await letterFacts(reading, decisionId))?.letter ?? null) : null;
  const { languages } = wordingKinds[key];
  const valuesIn = (language: Language): Record<string, string> => ({
    sökande: facts?.organisation ?? "Exempelföreningen",
    belopp: formatKronor(facts?.amountOre ?? 30_000_000n, language),
    projekt: facts?.project ?? "Exempelprojektet",
    diarienummer: facts?.number ?? "EXEMPEL-1",
    år: facts ? yearsOf(facts.tranches) : "",
    organ: inText(facts?.body ?? installation.board),
    Organ: facts?.body ?? installation.board,
    beslut: facts ? `§ ${facts.paragraph}/${facts.heldOn.slice(0, 4)}` : "§ 1",
    tidigare: formatKronor(facts?.requestedOre ?? 40_000_000n, language),
    dag: formatDate(localDate(now()), language),
    särskilda: facts?.conditions || wordingTexts[language].exampleConditions,
    rättelse: wordingTexts[language].exampleCorrection,
    villkor: facts ? inLanguage(facts.terms.title, language) : "Allmänna villkor",
    version: facts?.terms.version ?? "1",
    förbund: installation.name,
    domstol: inLanguage(installation.court, language),
    epost: installation.contact.email,
    telefon: installation.contact.phone,
  });
  return {
    key,
    languages,
    now: words[key],
    isOwn: versions[0]?.sv != null,
    versions,
    number: facts?.number ?? null,
    tried: languages.map((language) => {
      const text = written[language] ?? words[key][language];
      return { language, text: fillIn(text, valuesIn(language)), fault: faultIn(key, text) };
    }),
  };
}

export type WordingRefusal = "faulty-wording" | "unchanged";
type OnWording = { readonly actor: Actor; readonly key: string; readonly version: number };

/** A new version of one standing text; what was written with the ones before stays as it is. */
export async function saveWording(
  order: OnWording & { readonly sv: string; readonly en: string },
): Promise<Result<undefined, WordingRefusal | GateRefusal>> {
  const key = wordingKeys.find((one) => one === order.key);
  if (!key) return refuse("not-found");
  const { languages } = wordingKinds[key];
  return execute({
    kind: wordingKind,
    command: "save",
    actor: order.actor,
    id: key,
    version: order.version,
    decide: ({ sv, en }) => {
      const faults = languages.flatMap((language) => {
        const fault = faultIn(key, order[language]);
        return fault ? [[language, fault] as const] : [];
      });
      if (faults.length > 0) return refuse("faulty-wording", { fields: Object.fromEntries(faults) });
      const shipped = shippedWords[key];
      const english = languages.some((language) => language === "en") ? order.en : null;
      if (order.sv === (sv ?? shipped.sv) && (english === null || english === (en ?? shipped.en))) return refuse("unchanged");
      return accept({ events: [{ type: "WordingKept" as const, sv: order.sv, en: english }] });
    },
  });
}

/** The words that Drum ships with hold again, as a version of its own. */
export const restoreWording = (order: OnWording): Promise<Result<undefined, GateRefusal>> =>
  execute({
    kind: wordingKind,
    command: "restore",
    actor: order.actor,
    id: order.key,
    version: order.version,
    decide: () => accept({ events: [{ type: "WordingKept" as const, sv: null, en: null }] }),
  });
