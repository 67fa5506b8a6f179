import { localDate } from "#app/kernel/time.ts";
import { atInstant } from "#app/platform/clock.server.ts";
import { database, sql } from "#app/platform/database.server.ts";
import { withdrawApplication } from "#app/rooms/applications/applications.server.ts";
import type { DeclarationForm, Ground } from "#app/rooms/assessment/assessment.forms.ts";
import {
  assignAssessors,
  declareForAssessment,
  declareForCase,
  ruleOnConflict,
  saveScores,
  submitAssessment,
} from "#app/rooms/assessment/assessment.server.ts";
import { checkEligibility } from "#app/rooms/eligibility/eligibility.server.ts";
import { type Applications, deliverAll } from "./load-applications.ts";
import { type Cast, known } from "./load-people.ts";
import { must } from "./must.ts";
import type { World, WorldApplication, WorldAssessment, WorldConflict } from "./world/types.ts";
import { dateOf, instantOf } from "./world/when.ts";

/** One thing that somebody did at one moment. */
type Deed = { readonly at: Date; readonly order: number; readonly what: string; readonly carryOut: () => Promise<void> };

const minute = 60_000;
const assigningOfficer = "anneli-rosvall";
/** What an officer writes when there is nothing more to say. */
const allMet = "Alla grundvillkor i utlysningen är uppfyllda enligt svaren ovan.";

export async function loadAssessments(world: World, at: Date, cast: Cast, applications: Applications): Promise<void> {
  const id = (key: string) => known(applications, key);
  const deeds: Deed[] = [];
  const plan = (moment: Date, order: number, what: string, carryOut: () => Promise<unknown>) =>
    void deeds.push({ at: moment, order, what, carryOut: async () => void (await carryOut()) });

  for (const application of world.applications) {
    planEligibility(application);
    planWithdrawal(application);
  }
  for (const conflict of world.conflicts) planConflict(conflict);
  for (const assessment of world.assessments) planAssessment(assessment);

  deeds.sort((a, b) => a.at.getTime() - b.at.getTime() || a.order - b.order);
  for (const deed of deeds) {
    await atInstant(deed.at, async () => {
      await deed.carryOut();
      await deliverAll();
    });
  }

  function planEligibility({ key, eligibility }: WorldApplication) {
    if (!eligibility) return;
    const { officer, answers, reason, settled, opened, state } = eligibility;
    const moment = settled ? instantOf(settled, at) : instantOf(opened, at);
    if (state === "pending" && answers.length === 0) return;
    plan(moment, 0, `eligibility of ${key}`, async () =>
      must(
        await checkEligibility({
          actor: cast.actor(officer),
          id: id(key),
          version: await versionOf(sql`select version from eligibility_check where application_id = ${id(key)}`),
          outcome: state === "passed" ? "pass" : state === "failed" ? "fail" : "save",
          reason: reason || allMet,
          answers: Object.fromEntries(answers.map(({ question, answer, note }) => [question, { answer, note }])),
        }),
        `eligibility of ${key}`,
      ),
    );
  }

  function planWithdrawal({ key, withdrawn }: WorldApplication) {
    if (!withdrawn) return;
    plan(instantOf(withdrawn.moment, at), 6, `${key} is withdrawn`, async () =>
      must(
        await withdrawApplication({
          actor: cast.actor(withdrawn.by),
          id: id(key),
          version: await versionOf(sql`select version from application where id = ${id(key)}`),
          reason: withdrawn.reason,
        }),
        `${key} is withdrawn`,
      ),
    );
  }

  /** An assessor declares on the assessment; others declare for the case. Rulings come at their own moment. */
  function planConflict(conflict: WorldConflict) {
    const { applicationKey, personKey, state, ground, reason, ruledBy, ruled, rulingReason } = conflict;
    const form: DeclarationForm =
      state === "none" ? { declaration: "none" } : { declaration: "conflict", ground: ground as Ground, reason };
    const assesses = world.assessments.some((one) => one.applicationKey === applicationKey && one.assessorKey === personKey);
    const actor = cast.actor(personKey);
    plan(instantOf(conflict.declared, at), 2, `${personKey} declares on ${applicationKey}`, async () =>
      must(
        assesses
          ? await declareForAssessment({ actor, id: await assessmentId(applicationKey, personKey), form })
          : await declareForCase({ actor, applicationId: id(applicationKey), form }),
        `${personKey} declares on ${applicationKey}`,
      ),
    );
    if (!ruledBy || !ruled) return;
    plan(instantOf(ruled, at), 3, `ruling on ${personKey}`, async () =>
      must(
        await ruleOnConflict({
          actor: cast.actor(ruledBy),
          applicationId: id(applicationKey),
          personId: cast.personId(personKey),
          form: {
            version: await versionOf(
              sql`select version from conflict where application_id = ${id(applicationKey)} and person_id = ${cast.personId(personKey)}`,
            ),
            ruling: state === "dismissed" ? "dismiss" : "confirm",
            reason: rulingReason ?? "",
          },
        }),
        `ruling on ${personKey} in ${applicationKey}`,
      ),
    );
  }

  function planAssessment(assessment: WorldAssessment) {
    const { applicationKey, assessorKey, state, scores, summary } = assessment;
    const call = world.calls.find(
      (one) => one.key === world.applications.find((application) => application.key === applicationKey)?.callKey,
    );
    const dueOn = call ? dateOf(call.assessmentDue, at) : localDate(at);
    const assigned = instantOf(assessment.assigned, at);
    const actor = cast.actor(assessorKey);
    const who = `${assessorKey} on ${applicationKey}`;
    plan(assigned, 1, `assign ${who}`, async () =>
      must(
        await assignAssessors({
          actor: cast.actor(assigningOfficer),
          applicationId: id(applicationKey),
          assessors: [actor.personId],
          dueOn,
        }),
        `assign ${who}`,
      ),
    );
    if (state !== "begun" && state !== "submitted") return;
    const done = assessment.submitted
      ? instantOf(assessment.submitted, at)
      : new Date(Math.max(assigned.getTime() + 2 * 1440 * minute, at.getTime() - 3 * 1440 * minute));
    const version = () =>
      versionOf(
        sql`select version from assessment where application_id = ${id(applicationKey)} and assessor_id = ${actor.personId}`,
      );
    plan(new Date(done.getTime() - 20 * minute), 4, `scores by ${who}`, async () =>
      must(
        await saveScores({
          actor,
          id: await assessmentId(applicationKey, assessorKey),
          form: {
            version: await version(),
            summary,
            scores: scores.map((score) => ({
              key: score.criterion,
              level: { value: score.value, notAssessable: score.value === null },
              motivation: score.motivation,
            })),
          },
        }),
        `scores by ${who}`,
      ),
    );
    if (state !== "submitted") return;
    plan(done, 5, `submit by ${who}`, async () =>
      must(
        await submitAssessment({ actor, id: await assessmentId(applicationKey, assessorKey), version: await version() }),
        `submit by ${who}`,
      ),
    );
  }

  async function assessmentId(applicationKey: string, personKey: string): Promise<string> {
    const row = await database.one<{ id: string }>(
      sql`select id from assessment where application_id = ${id(applicationKey)} and assessor_id = ${cast.personId(personKey)}`,
    );
    return row.id;
  }
}

/** A row that does not exist yet has the version its room begins with. */
const versionOf = async (query: ReturnType<typeof sql>): Promise<number> =>
  (await database.maybe<{ version: number }>(query))?.version ?? 0;
