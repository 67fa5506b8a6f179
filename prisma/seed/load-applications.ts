import { Readable } from "node:stream";
import { renderPdfBuffer } from "#app/documents/render-pdf.server.ts";
import type { Actor } from "#app/gate/actor.ts";
import { deliverOne } from "#app/gate/outbox.server.ts";
import { nested } from "#app/kernel/nested.ts";
import { localDate } from "#app/kernel/time.ts";
import { atInstant } from "#app/platform/clock.server.ts";
import { database, sql } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { takeIn } from "#app/platform/incoming.server.ts";
import { handlers } from "#app/reactions/all.server.ts";
import { typedAnswers } from "#app/rooms/applications/answers.ts";
import { type SectionKey, sectionKeys } from "#app/rooms/applications/application.ts";
import {
  applicationForTeam,
  saveSection,
  startApplication,
  submitApplication,
} from "#app/rooms/applications/applications.server.ts";
import { addAttachment } from "#app/rooms/applications/attachments.server.ts";
import { roleField } from "#app/rooms/applications/check.ts";
import { answerConfirmation, askForConfirmation, confirmationSecret } from "#app/rooms/applications/confirmations.server.ts";
import { nodesOf } from "#app/rooms/strategy/strategy.server.ts";
import { formatDate } from "#app/texts/format.ts";
import { type Cast, known } from "./load-people.ts";
import { must } from "./must.ts";
import type { World, WorldApplication, WorldCall, WorldSections } from "./world/types.ts";
import { instantOf } from "./world/when.ts";

/** Application key → id. */
export type Applications = ReadonlyMap<string, string>;

type Typed = Record<string, unknown>;
const minute = 60_000;

/** What the team typed, section by section, as the forms receive it: the world goes in by the same door as people's words. */
export async function typedSections(
  application: Pick<WorldApplication, "title" | "sections">,
  call: WorldCall,
): Promise<Partial<Record<SectionKey, Typed>>> {
  const { sections } = application;
  const any = (...keys: (keyof WorldSections)[]) => keys.some((key) => sections[key] !== undefined);
  const typed: Partial<Record<SectionKey, Typed>> = {
    project: {
      title: application.title,
      summary: sections.summary ?? "",
      period: sections.period ?? {},
      contact: sections.contact ?? {},
    },
  };
  if (any("need", "purpose", "targetGroup"))
    typed.need = { need: sections.need ?? "", purpose: sections.purpose ?? "", targetGroup: sections.targetGroup ?? "" };
  if (sections.shares) {
    typed.strategy = Object.fromEntries(
      await Promise.all(
        call.rules.frameworks.map(async (choice) => {
          const offered = await nodesOf(choice.framework, choice.version, choice.nodeType);
          const chosen = new Map((sections.shares?.[choice.field] ?? []).map((share) => [share.node, share.basisPoints]));
          const percent = (node: string) =>
            choice.shares && chosen.has(node) ? String((chosen.get(node) as number) / 100).replace(".", ",") : "";
          return [
            choice.field,
            {
              nodes: offered.filter((node) => chosen.has(node.id)).map((node) => node.id),
              share: offered.map((node) => percent(node.id)),
            },
          ] as const;
        }),
      ),
    );
  }
  if (any("municipalities", "sjuharadPerspective")) {
    const taking = sections.municipalities ?? [];
    typed.municipalities = {
      codes: taking.map((one) => one.code),
      role: Object.fromEntries(taking.map((one) => [roleField(one.code).slice("role.".length), one.role])),
      perspective: sections.sjuharadPerspective ?? "",
    };
  }
  if (any("activities", "goals")) {
    typed.goals = {
      activities: sections.activities ?? [],
      goals: (sections.goals ?? []).map((goal) => ({
        ...goal,
        baseline: text(goal.baseline),
        target: text(goal.target),
        targetWomen: text(goal.targetWomen ?? null),
        targetMen: text(goal.targetMen ?? null),
      })),
    };
  }
  if (sections.budget)
    typed.budget = {
      rows: sections.budget.map((row) => ({
        costType: row.costType,
        year: text(row.year),
        ...(row.wage
          ? { how: row.wage.how, hours: text(row.wage.hours), rate: text(row.wage.rateKr) }
          : { amount: text(row.amountKr) }),
        note: row.note,
      })),
    };
  if (sections.financing) {
    typed.financing = {
      rows: sections.financing.map((row) => ({
        source: row.source,
        name: row.name,
        year: text(row.year),
        kind: row.kind,
        amount: text(row.amountKr),
      })),
    };
  }
  if (any("longTermPlan", "risks", "equality", "sustainability", "stateAid")) {
    const { longTermPlan = "", risks = [], equality = "", sustainability = "", stateAid = "" } = sections;
    typed.plan = { longTermPlan, risks, equality, sustainability, stateAid };
  }
  if (sections.support)
    typed.support = {
      levels: sections.support.map(({ amountKr, ...level }) => ({ ...level, amount: text(amountKr) })),
    };
  if (sections.aid)
    typed.aid = {
      ...sections.aid,
      undertakings: (sections.aid.undertakings ?? []).map(({ plannedKr, ...row }) => ({
        ...row,
        planned: text(plannedKr),
        declared: "on",
      })),
      received: (sections.aid.received ?? []).map(({ amountKr, ...row }) => ({ ...row, amount: text(amountKr) })),
      earlier: (sections.aid.earlier ?? []).map(({ amountKr, year, ...row }) => ({
        ...row,
        year: text(year),
        amount: text(amountKr),
      })),
    };
  if (sections.answers) typed.questions = nested(typedAnswers(call.rules.questions ?? [], sections.answers));
  return typed;
}

/** A page of PDF, as somebody might have written it. */
export const pageOf = (title: string, words: string, issuedAt: Date) =>
  renderPdfBuffer({
    title,
    language: "sv",
    author: title,
    issuedAt,
    dateLabel: formatDate(localDate(issuedAt)),
    kind: "letter",
    letterhead: { organisation: title, address: [] },
    demo: true,
    blocks: [{ kind: "paragraph", text: words }],
  });

const text = (value: number | null) => (value === null ? "" : String(value).replace(".", ","));

/** Which of the world's fields a section holds, to find who saved it. */
const fieldsOf: Record<SectionKey, (keyof WorldSections)[]> = {
  project: ["summary", "period", "contact"],
  need: ["need", "purpose", "targetGroup"],
  strategy: ["shares"],
  municipalities: ["municipalities", "sjuharadPerspective"],
  goals: ["activities", "goals"],
  budget: ["budget"],
  financing: ["financing"],
  plan: ["longTermPlan", "risks", "equality", "sustainability", "stateAid"],
  support: ["support"],
  aid: ["aid"],
  questions: ["answers"],
};

export async function loadApplications(world: World, at: Date, cast: Cast): Promise<Applications> {
  const ids = new Map<string, string>();
  for (const application of world.applications) {
    const call = world.calls.find((one) => one.key === application.callKey) as WorldCall;
    const begun = instantOf(application.created, at);
    const id = newId(begun);
    ids.set(application.key, id);
    await atInstant(begun, async () =>
      must(
        await startApplication({
          actor: cast.actor(application.startedBy),
          id,
          slug: call.slug,
          organisationId: cast.organisationId(application.organisationKey),
          title: application.title,
        }),
        `start ${application.key}`,
      ),
    );
    const typed = await typedSections(application, call);
    for (const [index, section] of sectionKeys.entries()) {
      const content = typed[section];
      if (!content) continue;
      const saver = fieldsOf[section].map((field) => application.savedBy?.[field]).find(Boolean) ?? application.startedBy;
      // A title begins the project section when the application is started: its first save is the second version.
      const version = section === "project" ? 1 : 0;
      await atInstant(new Date(begun.getTime() + (index + 1) * 37 * minute), async () =>
        must(
          await saveSection({ actor: cast.actor(saver), id, section, version, typed: content }),
          `save ${section} of ${application.key}`,
        ),
      );
    }
  }

  for (const application of world.applications) {
    const id = known(ids, application.key);
    for (const [index, { annex, name, title, text: words, by }] of (application.attachments ?? []).entries()) {
      const moment = new Date(instantOf(application.created, at).getTime() + (40 + index * 9) * minute);
      await atInstant(moment, async () => {
        const file = must(await takeIn(Readable.from([await pageOf(title, words, moment)]), name), `take in ${name}`);
        must(await addAttachment({ actor: cast.actor(by), id, annex, file }), `add ${name}`);
        await file.discard();
      });
    }
  }

  for (const application of world.applications) {
    for (const [index, one] of (application.confirmations ?? []).entries()) {
      const id = known(ids, application.key);
      const moment = new Date(instantOf(application.created, at).getTime() + (90 + index * 14) * minute);
      await atInstant(moment, () => confirmed(id, cast.actor(one.by), one));
    }
  }

  const submitted = world.applications.filter((application) => application.submitted);
  const moment = (application: WorldApplication) =>
    instantOf((application.submitted as NonNullable<WorldApplication["submitted"]>).moment, at);
  for (const application of submitted.sort((a, b) => moment(a).getTime() - moment(b).getTime())) {
    const id = known(ids, application.key);
    const { by } = application.submitted as NonNullable<WorldApplication["submitted"]>;
    await atInstant(moment(application), async () => {
      must(await submitApplication({ actor: cast.actor(by), id, version: await versionOf(id) }), `submit ${application.key}`);
      await deliverAll();
    });
  }
  await database.run(sql`update application set demo = true`);
  return ids;
}

function found<Value>(value: Value | null | undefined, what: string): Value {
  if (value === null || value === undefined) throw new Error(`the world has no ${what}`);
  return value;
}

/** Asked by the team and answered by the link that was mailed, as they do it. */
async function confirmed(id: string, actor: Actor, one: NonNullable<WorldApplication["confirmations"]>[number]): Promise<void> {
  const { financing } = found(await applicationForTeam(actor, id), id).sections;
  const row = financing.rows.find(({ name }) => name === one.financier)?.key ?? "";
  must(await askForConfirmation({ actor, id, row, ...one.contact }), `ask ${one.financier}`);
  await deliverAll();
  if (!one.answer) return;
  const { confirmations } = found(await applicationForTeam(actor, id), id);
  const asked = found(
    confirmations.find(({ asked: question }) => question.financier === one.financier),
    one.financier,
  );
  const { yes, title, words } = one.answer;
  const typed = { name: one.contact.name, title, words };
  must(
    await answerConfirmation({ token: confirmationSecret(asked.id), network: "demo", yes, typed }),
    `answer for ${one.financier}`,
  );
  await deliverAll();
}

export const versionOf = async (id: string): Promise<number> =>
  (await database.one<{ version: number }>(sql`select version from application where id = ${id}`)).version;

/** Mail and letters of a moment are sent at that moment. */
export async function deliverAll(): Promise<void> {
  while (await deliverOne(handlers)) {
    // until nothing waits
  }
}
