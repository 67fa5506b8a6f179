import { canonical } from "#app/kernel/canonical.ts";
import { nested } from "#app/kernel/nested.ts";
import { database, sql } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { typedValues } from "#app/rooms/applications/application.forms.ts";
import type { SectionKey } from "#app/rooms/applications/application.ts";
import { exampleRules, exampleSections } from "#app/rooms/applications/whole-application.test-data.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";

// What an application in a test's own database stands on: municipalities, two small frameworks and a published call by the example rules.

/** What the example rules give to choose among. */
export const exampleChoices = {
  frameworks: [
    { field: "focusArea", shares: true, nodes: ["s/1", "s/2", "s/3"] },
    { field: "rus", shares: false, nodes: ["r/1", "r/2", "r/3"] },
  ],
  municipalities: ["1490", "1463", "1491"],
  questions: exampleRules.questions,
  budget: exampleRules,
  lowerLevels: 2,
};

/** A whole section as somebody typed it. */
export const typedSection = (section: SectionKey): Record<string, unknown> =>
  nested(typedValues(section, exampleSections, exampleChoices));

export async function addPlacesAndGoals(): Promise<void> {
  for (const [code, name] of [
    ["1490", "Borås"],
    ["1463", "Mark"],
    ["1491", "Ulricehamn"],
  ])
    await database.run(
      sql`insert into municipality (code, name, county, standing) values (${code}, ${name}, 'Västra Götalands län', 'member')`,
    );
  for (const key of ["s", "r"]) {
    await database.run(
      sql`insert into framework (id, key, version, name_sv, name_en, owner, adopted_by, source, levels) values (${`${key}@1`}, ${key}, '1', ${key}, ${key}, 'o', 'a', 's', '[]')`,
    );
    for (const place of [1, 2, 3])
      await database.run(sql`insert into framework_node (id, framework_id, type, code, title_sv, title_en, position, certainty)
        values (${`${key}/${place}`}, ${`${key}@1`}, ${key === "s" ? "f" : "p"}, ${`${place}`}, ${`Mål ${place}`}, ${`Goal ${place}`}, ${place}, 'stated')`);
  }
}

type AddedCall = {
  readonly slug?: string;
  readonly kind?: string;
  readonly rules?: CallRules;
  /** The last instant that is in time. */
  readonly closesAt?: Date;
};

/** A call that opened on 1 November 2026; its number is its address in capitals. */
export async function addCall({
  slug = "drum-2027",
  kind = "open",
  rules = exampleRules,
  closesAt = new Date("2026-12-01T22:59:00Z"),
}: AddedCall = {}): Promise<string> {
  const id = newId();
  const texts = JSON.stringify({ sv: "Utlysning", en: "Call" });
  const published = new Date("2026-10-20T08:00:00Z");
  await database.run(sql`insert into call (id, number, slug, state, kind, title, summary, texts, opens_at, closes_at, created_at, published_at)
    values (${id}, ${slug.toUpperCase()}, ${slug}, 'published', ${kind}, ${texts}::jsonb, ${texts}::jsonb, '{}'::jsonb, ${new Date("2026-11-01T08:00:00Z")}, ${closesAt}, ${published}, ${published})`);
  await database.run(
    sql`insert into call_rules (call_id, version, rules, created_at) values (${id}, 1, ${canonical(rules)}::jsonb, ${published})`,
  );
  return id;
}
