import { type Actor, isStaff } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import { type GateRefusal, openCommands } from "#app/gate/lifecycle.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { localDate } from "#app/kernel/time.ts";
import { rankingOfCall } from "#app/rooms/assessment/assessment.server.ts";
import type { CalibrationForm } from "#app/rooms/assessment/calibration.forms.ts";
import { type CalibrationCommand, calibrationLifecycle } from "#app/rooms/assessment/calibration.lifecycle.ts";
import { calibrationKind } from "#app/rooms/assessment/calibration.store.server.ts";
import { calibrationTexts } from "#app/rooms/assessment/calibration.texts.ts";
import {
  asShown,
  type Calibration,
  type CalibrationSheet,
  calibrate,
  type TooLittle,
} from "#app/rooms/assessment/calibration.ts";
import type { CertaintySheet } from "#app/rooms/assessment/certainty.ts";
import { type Adoption, adoptionOf, namesOf } from "#app/rooms/assessment/queries/calibration.server.ts";
import { sheetsOf } from "#app/rooms/assessment/queries/certainty.server.ts";
import type { Beside } from "#app/rooms/assessment/ranking-rows.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";
import { formatRational } from "#app/texts/format.ts";
import type { Bilingual, Language } from "#app/texts/language.ts";

export type CalibratedRow = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  /** on the criteria's scale; `rank` in the formal order, which is the raw one */
  readonly raw: number;
  readonly rank: number;
  readonly calibrated: number;
  readonly place: number;
};

export type ShownSeverity = {
  /** null: names are not for this reader, who has an assessment of their own to submit first */
  readonly name: string | null;
  readonly sheets: number;
  readonly given: number;
  readonly expected: number;
  readonly leaning: number;
};

export type CalibrationPage = {
  readonly call: { readonly id: string; readonly title: Bilingual; readonly decimals: number };
  readonly adoption: Adoption | null;
  readonly version: number;
  readonly may: readonly CalibrationCommand[];
  readonly owed: number;
  /** nothing at all before the board has adopted it */
  readonly shown:
    | { readonly is: "off" }
    | { readonly is: "too-little"; readonly tooLittle: TooLittle }
    | {
        readonly is: "on";
        readonly severities: readonly ShownSeverity[];
        readonly rows: readonly CalibratedRow[];
        readonly between: number;
        readonly within: number;
      };
};

/** A sheet's weighted mean of the criteria that could be assessed; null when none could. */
function scoreOf(rules: CallRules, { applicationId, assessorId, values }: CertaintySheet): CalibrationSheet | null {
  let sum = 0;
  let weights = 0;
  for (const { key, weight } of rules.criteria) {
    const value = values[key];
    if (value === null || value === undefined) continue;
    sum += weight * value;
    weights += weight;
  }
  return weights === 0 ? null : { application: applicationId, assessor: assessorId, score: sum / weights };
}

/** By what this reader may see: a case hidden from them is in no estimate either. */
async function reckon(
  actor: Actor,
  callId: string,
): Promise<{ call: CalibrationPage["call"]; owed: number; found: Calibration; rows: CalibratedRow[] } | null> {
  const of = await rankingOfCall(actor, callId);
  if (!of) return null;
  const { call, ranking, owed } = of;
  const { rules } = call;
  const contenders = [...ranking.ranked, ...ranking.unranked].map(({ contender }) => contender.applicationId);
  const found = calibrate((await sheetsOf(actor, contenders)).flatMap((sheet) => scoreOf(rules, sheet) ?? []));
  const share = (100 - rules.strategicWeight) / 100;
  const totals = ranking.ranked.flatMap(({ contender, rank, total, bonus }) => {
    if (total === null || rank === null) return [];
    const raw = Number(total.num) / Number(total.den);
    const correction = found.ok ? (found.corrections.get(contender.applicationId) ?? 0) : 0;
    // A bonus is for facts, and no assessor is severe about those.
    const added = bonus.hundredths / 100;
    const calibrated = added + Math.min(rules.scale.max, Math.max(rules.scale.min, raw - added + share * correction));
    return [{ id: contender.applicationId, number: contender.number, title: contender.title, raw, rank, calibrated }];
  });
  const rows = totals.map((row) => ({
    ...row,
    place: 1 + totals.filter(({ calibrated }) => calibrated > row.calibrated + 1e-9).length,
  }));
  return { call: { id: call.id, title: call.title, decimals: rules.decimals }, owed, found, rows };
}

/** How severe the assessors of a call are, where the board has adopted that; null when there is no such call or the reader is not of the office. */
export async function calibrationPage(actor: Actor, callId: string): Promise<CalibrationPage | null> {
  if (!isStaff(actor)) return null;
  const [reckoned, adoption] = await Promise.all([reckon(actor, callId), adoptionOf(callId)]);
  if (!reckoned) return null;
  const { call, owed, found, rows } = reckoned;
  const state = adoption?.state ?? "absent";
  const version = adoption?.version ?? 0;
  const may = openCommands(calibrationLifecycle, state, calibrationKind.relationsTo({ id: callId, state, version }, actor));
  const page = { call, adoption, version, may, owed };
  if (state !== "adopted") return { ...page, shown: { is: "off" } };
  if (!found.ok) return { ...page, shown: { is: "too-little", tooLittle: found.tooLittle } };
  const names = owed > 0 ? null : await namesOf(found.severities.map(({ assessor }) => assessor));
  const severities = found.severities
    .map(({ assessor, ...one }) => ({ ...one, name: names?.get(assessor) ?? null }))
    .sort((a, b) => a.leaning - b.leaning);
  return {
    ...page,
    shown: {
      is: "on",
      severities,
      rows: [...rows].sort((a, b) => a.rank - b.rank),
      between: found.between,
      within: found.within,
    },
  };
}

/** What the ranking shows beside each total, finished; null unless the board has adopted it and the sample is large enough. */
export async function calibratedBeside(actor: Actor, callId: string, language: Language): Promise<Beside | null> {
  if (!isStaff(actor) || (await adoptionOf(callId))?.state !== "adopted") return null;
  const reckoned = await reckon(actor, callId);
  if (!reckoned?.found.ok) return null;
  const t = calibrationTexts[language];
  const { call, rows } = reckoned;
  return {
    key: "calibrated",
    label: t.column,
    cells: new Map(
      rows.map(({ id, calibrated, place }) => [
        id,
        [formatRational(asShown(calibrated), call.decimals, language), t.place(place)],
      ]),
    ),
  };
}

/** Records what the board has decided; the day cannot lie ahead. */
export const decideCalibration = ({
  actor,
  callId,
  form,
}: {
  readonly actor: Actor;
  readonly callId: string;
  readonly form: CalibrationForm;
}): Promise<Result<undefined, GateRefusal | "calibration-date">> =>
  execute({
    kind: calibrationKind,
    command: form.command,
    actor,
    id: callId,
    version: form.version,
    decide: (_, { now }) => {
      const { command, decidedOn, decision } = form;
      if (decidedOn > localDate(now)) return refuse("calibration-date", { fields: { decidedOn: "dayAhead" } });
      const type = command === "adopt" ? ("CalibrationAdopted" as const) : ("CalibrationRevoked" as const);
      return accept({ events: [{ type, decidedOn, decision }] });
    },
  });
