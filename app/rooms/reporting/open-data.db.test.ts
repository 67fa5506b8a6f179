import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { Validator as OpenApiValidator } from "@seriousme/openapi-schema-validator";
import rdf from "@zazuko/env-node";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { parse as parseCsv } from "csv-parse/sync";
import { Parser } from "n3";
import ShaclValidator from "rdf-validate-shacl";
import { RdfXmlParser } from "rdfxml-streaming-parser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { closeDatabase, database, sql, transaction } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { addCall, addPlacesAndGoals } from "#app/rooms/applications/applications-world.test-data.ts";
import { asTurtle, catalogue } from "#app/rooms/reporting/catalogue.ts";
import * as open from "#app/rooms/reporting/open-data.server.ts";
import { breaches } from "#app/rooms/reporting/rdforms.test-data.ts";
import { importAwards } from "#app/rooms/reporting/reporting.server.ts";

const standards = "data/standards";
const at = new Date("2026-03-01T10:00:00Z");
const own = { award: newId(at), decision: newId(at), hidden: newId(at), draftCall: newId(at) };
let call = "";

type Any = any;
const bodyOf = (answer: Awaited<ReturnType<typeof open.grantsJson>>): Any => {
  if ("status" in answer) throw new Error(`answered ${answer.status}: ${answer.errors.join(", ")}`);
  return answer.type.startsWith("application/json") ? JSON.parse(answer.body) : answer.body;
};

const ajv = new (Ajv as Any)({ strict: false, allErrors: true });
(addFormats as Any)(ajv);
ajv.addFormat("time", /^\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/);
const faultsOf = (check: Any, value: unknown): string[] =>
  check(value) ? [] : check.errors.map((fault: Any) => `${fault.instancePath || "/"} ${fault.message}`);

const withoutExamples = (value: Any): Any => {
  if (value && typeof value === "object") {
    delete value.example;
    delete value.examples;
    Object.values(value).forEach(withoutExamples);
  }
  return value;
};
const pointer = (path: string) => path.replaceAll("~", "~0").replaceAll("/", "~1").replaceAll("{", "%7B").replaceAll("}", "%7D");
const answerOf = (id: string, path: string, method: string) =>
  ajv.compile({ $ref: `${id}#/paths/${pointer(path)}/${method}/responses/200/content/application~1json/schema` });

beforeAll(async () => {
  await addPlacesAndGoals();
  call = await addCall();
  await database.run(sql`insert into call (id, number, slug, state, kind, title, summary, texts, opens_at, closes_at, created_at)
    values (${own.draftCall}, 'UTKAST', 'utkast', 'drafted', 'open', '{"sv":"Hemligt utkast","en":"Secret draft"}', '{"sv":"","en":""}', '{}', ${at}, ${at}, ${at})`);
  await importAwards(readFileSync("data/awards/real-awards.json", "utf8"));
  const [fund, pot] = [newId(at), newId(at)];
  await database.run(
    sql`insert into fund (id, year, purpose, name_sv, name_en) values (${fund}, 2026, 'tillvaxt', 'Tillväxtmedel 2026', 'Growth funding 2026')`,
  );
  await database.run(
    sql`insert into pot (id, fund_id, source, side, matching_share, position) values (${pot}, ${fund}, 'VGR', 'vgr', 10000, 0)`,
  );
  for (const [kind, from, to, ore] of [
    ["grant", "available", "granted", 123_456n],
    ["pay", "granted", "paid", 50_001n],
    ["return", "paid", "returned", 1n],
  ] as const)
    await transaction(async (tx) => {
      const id = newId(at);
      await tx.run(sql`insert into ledger_transaction (id, at, kind, basis) values (${id}, ${at}, ${kind}, 'test')`);
      for (const [account, amount] of [
        [from, -ore],
        [to, ore],
      ] as const)
        await tx.run(
          sql`insert into ledger_posting (transaction_id, pot_id, account, amount_ore, award_id) values (${id}, ${pot}, ${account}, ${amount}, ${own.decision})`,
        );
    });
  const award = (id: string, decision: string | null, project: string, publishedAt: Date | null) =>
    database.run(sql`
      insert into award (id, decision_id, year, call_name, project, owner_name, owner_type, municipality_code, granted_ore, requested_ore, total_ore, coverage, starts_on, ends_on, decided_on, published_at)
      values (${id}, ${decision}, 2026, 'DRUM 2026', ${project}, 'Föreningen "Väv & <Nål>"', 'ideell-forening', '1490', 100, 200000, 300000, 'whole', '2026-04-01', '2027-03-31', '2026-02-20', ${publishedAt})`);
  await award(own.award, own.decision, "Eget beslut", at);
  await award(own.hidden, null, "Ej justerat", null);
  await database.run(sql`insert into award_municipality (award_id, municipality_code) values (${own.award}, '1490')`);
  await database.run(sql`insert into award_share (award_id, node_id, basis_points) values (${own.award}, 's/1', 10000)`);
});
afterAll(closeDatabase);

describe("360Giving 1.4.3", () => {
  const item = JSON.parse(readFileSync(`${standards}/360giving/360-giving-schema.json`, "utf8"));
  const pack = JSON.parse(readFileSync(`${standards}/360giving/360-giving-package-schema.json`, "utf8"));
  for (const schema of [item, pack]) {
    delete schema.$schema;
    delete schema.$id;
  }
  ajv.addSchema(item, pack.properties.grants.items.$ref);
  const check = ajv.compile(pack);

  it("is a package that the published schema accepts, with the sums of the ledger", async () => {
    const given = bodyOf(await open.grantsJson());
    expect(faultsOf(check, given)).toEqual([]);
    expect(given.grants.filter((grant: Any) => grant.title === "Eget beslut")).toMatchObject([
      { title: "Eget beslut", amountAwarded: 1234.56, amountDisbursed: 500, amountAppliedFor: 2000, awardDate: "2026-02-20" },
    ]);
    // A check that accepts anything would not be one.
    expect(faultsOf(check, { ...given, version: "1.4.3" })).not.toEqual([]);
    expect(faultsOf(check, { ...given, grants: [{ ...given.grants[0], awardDate: undefined }] })).not.toEqual([]);
  });

  it("says how many projects it leaves out since nobody has stated what the standard demands", async () => {
    const { description, grants } = bodyOf(await open.grantsJson());
    expect(description).toMatch(new RegExp(` ${25 - grants.length} projekt saknar beslutsdag`));
    expect(grants.length).toBeLessThan(25);
    expect(await open.openDataView()).toMatchObject({ projects: 25, grants: grants.length });
    // A sum for each year is not the award's sum; the awards' API says what it is of.
    expect(grants.map((grant: Any) => grant.title)).not.toContain("Fossilfri Boråsregion 2.0");
    const { items } = bodyOf(await open.awardList({}));
    expect(items.find((award: Any) => award.title === "Fossilfri Boråsregion 2.0").funding.details).toMatch(/per år/);
  });

  it("is the same rows as CSV, under the standard's own titles", async () => {
    const rows: Record<string, string>[] = parseCsv(bodyOf(await open.grantsCsv()), { columns: true });
    const all = bodyOf(await open.grantsJson()).grants;
    const grant = all.find((one: Any) => one.title === "Eget beslut");
    expect(rows.map((row) => row.Identifier)).toEqual(all.map((one: Any) => one.id));
    expect(rows.filter((row) => row.Title === "Eget beslut")).toMatchObject([
      {
        Identifier: grant.id,
        "Amount Awarded": "1234.56",
        "Recipient Org:Name": 'Föreningen "Väv & <Nål>"',
        "Planned Dates:End Date": "2027-03-31",
      },
    ]);
    const titlesOf = (schema: Any): string[] =>
      Object.values<Any>(schema.properties).map((field) => field.title ?? item.$defs.currency.title);
    const nested = Object.values<Any>(item.$defs).flatMap((definition) => (definition.properties ? titlesOf(definition) : []));
    for (const title of Object.keys(rows[0] ?? {})) {
      const [head, rest] = title.split(":") as [string, string?];
      expect(titlesOf(item), title).toContain(head);
      if (rest) expect(nested, title).toContain(rest);
    }
  });
});

describe("CommonGrants 0.4.0", () => {
  ajv.addSchema({
    ...withoutExamples(parseYaml(readFileSync(`${standards}/commongrants/openapi.0.4.0.yaml`, "utf8"))),
    $id: "cg",
  });
  const base = "/common-grants";

  it("gives lists, single ones and a search that the published protocol accepts", async () => {
    ajv.addSchema({ ...bodyOf(await open.apiDescription()), $id: "own" });
    const answers: [string, string, string, Any][] = [
      ["opportunities", "opportunities", "get", bodyOf(await open.opportunityList({}))],
      ["opportunities/{oppId}", "opportunities/{oppId}", "get", bodyOf(await open.opportunityWithId(call))],
      ["opportunities/search", "opportunities/search", "post", bodyOf(await open.opportunitiesFound({ search: "utlys" }))],
      ["awards", "awards", "get", bodyOf(await open.awardList({ pageSize: "100" }))],
      ["awards/{awdId}", "awards/{awdId}", "get", bodyOf(await open.awardWithId(own.award))],
    ];
    for (const [name, path, method, body] of answers) {
      expect(faultsOf(answerOf("cg", `${base}/${path}`, method), body), `${name} by the protocol`).toEqual([]);
      expect(faultsOf(answerOf("own", `${base}/${path}`, method), body), `${name} by our own description`).toEqual([]);
    }
    const [, , , one] = answers[4] as [string, string, string, Any];
    const check = answerOf("cg", `${base}/awards/{awdId}`, "get");
    expect(faultsOf(check, { ...one, data: { ...one.data, status: { value: "granted" } } })).not.toEqual([]);
    expect(one.data.funding).toEqual({
      requestedAmount: { amount: "2000.00", currency: "SEK" },
      awardedAmount: { amount: "1234.56", currency: "SEK" },
      disbursedAmount: { amount: "500.00", currency: "SEK" },
    });
  });

  it("pages awards so that each is met once, and says how many there are", async () => {
    const pages = await Promise.all(["1", "2", "3"].map(async (page) => bodyOf(await open.awardList({ page, pageSize: "10" }))));
    expect(pages.map((page) => page.items.length)).toEqual([10, 10, 5]);
    expect(new Set(pages.flatMap((page) => page.items.map((award: Any) => award.id))).size).toBe(25);
    expect(pages[0].paginationInfo).toEqual({ page: 1, pageSize: 10, totalItems: 25, totalPages: 3 });
  });

  it("searches calls by words, state and last day, and says what it cannot filter by", async () => {
    const found = async (question: object) => bodyOf(await open.opportunitiesFound(question)).items.length;
    expect(await found({ search: "finns inte" })).toBe(0);
    expect(await found({ filters: { status: { operator: "in", value: ["open", "closed", "forecasted"] } } })).toBe(1);
    expect(await found({ filters: { status: { operator: "notIn", value: ["open", "closed", "forecasted"] } } })).toBe(0);
    const days = (min: string, max: string) => ({ closeDateRange: { operator: "between", value: { min, max } } });
    expect(await found({ filters: days("2026-12-01", "2026-12-01") })).toBe(1);
    expect(await found({ filters: days("2026-12-02", "2026-12-31") })).toBe(0);
    const odd = bodyOf(await open.opportunitiesFound({ filters: { customFilters: {} }, sorting: { sortBy: "custom" } }));
    expect(odd.filterInfo.errors).toHaveLength(1);
    expect(odd.sortInfo.errors).toHaveLength(1);
  });

  it("says where a question is wrong, and has neither drafts nor what is not adjusted", async () => {
    expect(await open.awardList({ page: "0" })).toMatchObject({ status: 400, errors: [expect.stringContaining("page")] });
    expect(await open.opportunitiesFound(null)).toMatchObject({ status: 400 });
    expect(await open.opportunityWithId(own.draftCall)).toMatchObject({ status: 404 });
    expect(await open.awardWithId(own.hidden)).toMatchObject({ status: 404 });
    const everything = await Promise.all([
      open.grantsJson(),
      open.grantsCsv(),
      open.registerCsv(),
      open.opportunityList({}),
      open.opportunitiesFound({}),
      open.awardList({}),
    ]);
    for (const answer of everything) expect(JSON.stringify(answer)).not.toMatch(/Ej justerat|Hemligt utkast/);
    // Nor are search engines told of them.
    const map = JSON.stringify(await open.siteMap());
    expect([own.award, own.hidden, "/utlysningar/utkast<"].map((one) => map.includes(one))).toEqual([true, false, false]);
  });
});

describe("DCAT-AP-SE 3.0.1", () => {
  const turtle = (text: string) => rdf.dataset(new Parser({ factory: rdf as Any }).parse(text) as Any);
  const validator = new ShaclValidator(turtle(readFileSync(`${standards}/dcat-ap/dcat-ap-3.0.1-shapes.ttl`, "utf8")) as Any, {
    factory: rdf as Any,
  });
  const faults = async (data: Any) =>
    (await validator.validate(data)).results
      .map((one) => `${one.focusNode?.value} ${one.path?.value}`)
      // Sweden's profile narrows this one to a media type in words, which the European shapes do not know (dcat:mediaType has its address).
      .filter((fault) => !fault.endsWith(" http://purl.org/dc/terms/format"));

  it("is a catalogue that the European shapes accept, the same in both forms", async () => {
    const read = turtle(bodyOf(await open.catalogueTurtle()));
    expect(await faults(read)).toEqual([]);
    const xml = rdf.dataset();
    for await (const quad of Readable.from([bodyOf(await open.catalogueRdf())]).pipe(
      new RdfXmlParser({ dataFactory: rdf as Any }),
    ))
      xml.add(quad as Any);
    expect(xml.size).toBe(read.size);
    for (const quad of read) expect(xml.has(quad), `${quad.subject.value} ${quad.predicate.value}`).toBe(true);
  });

  it("keeps Sweden's own profile: what must be said, how often, in what form and with which words", async () => {
    const profile = JSON.parse(readFileSync(`${standards}/dcat-ap/dcat-ap-se-3.0.1-rdforms.json`, "utf8"));
    const given = bodyOf(await open.catalogueTurtle()) as string;
    expect(breaches(profile, turtle(given))).toEqual([]);
    const example = turtle(readFileSync(`${standards}/dcat-ap/exempel-rekommenderat.ttl`, "utf8"));
    // The profile's own example is older than its words for availability, and forgets what its service answers in.
    expect(new Set(breaches(profile, example).map((breach) => breach.replace(/: http.*/, "")))).toEqual(
      new Set([
        "dcat:DataService dcterms:format: 0 of at least 1",
        "dcat:Distribution http://data.europa.eu/r5r/availability: not as it should be",
      ]),
    );
    const wrong = given
      .replaceAll("http://creativecommons.org/publicdomain/zero/1.0/", "https://example.com/egen-licens")
      .replaceAll(/"@sv|"@en/g, '"');
    expect(breaches(profile, turtle(wrong))).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^dcat:Catalog dcterms:license: not as it should be/),
        expect.stringMatching(/^dcat:Dataset dcterms:title: not as it should be/),
      ]),
    );
  });

  it("has a distribution for each call whose decision can be worked out again, by both profiles", async () => {
    const profile = JSON.parse(readFileSync(`${standards}/dcat-ap/dcat-ap-se-3.0.1-rdforms.json`, "utf8"));
    const given = asTurtle(
      catalogue({
        site: "https://drum.example",
        publisher: { name: "Boråsregionen", email: "drum@boras.example" },
        region: "Sjuhärad",
        changedOn: "2026-03-01",
        decisions: ["kultur-2026", "tillvaxt-2026"].map((slug) => ({
          slug,
          title: { sv: `Utlysning ”${slug}”`, en: `Call ${slug}` },
        })),
      }),
    );
    expect(await faults(turtle(given))).toEqual([]);
    expect(breaches(profile, turtle(given))).toEqual([]);
    expect(given.match(/#beslut> <http:\/\/www.w3.org\/ns\/dcat#distribution>/g)).toHaveLength(2);
    expect(bodyOf(await open.catalogueTurtle())).not.toContain("#beslut");
  });

  it("is checked by shapes that find what is missing", async () => {
    const whole = bodyOf(await open.catalogueTurtle()) as string;
    const without = whole
      .split("\n")
      .filter((line) => !/katalog> <http:\/\/purl.org\/dc\/terms\/publisher>/.test(line))
      .join("\n");
    expect(await faults(turtle(without))).toEqual([expect.stringContaining("publisher")]);
    expect(await faults(turtle(readFileSync(`${standards}/dcat-ap/exempel-rekommenderat.ttl`, "utf8")))).toEqual([]);
  });
});

describe("OpenAPI 3.1", () => {
  it("describes all of it in a document that another reader accepts", async () => {
    const given = bodyOf(await open.apiDescription());
    const verdict = await new OpenApiValidator().validate(given);
    expect(verdict.errors ?? []).toEqual([]);
    expect(verdict.valid).toBe(true);
    const broken = await new OpenApiValidator().validate({ ...given, info: { title: "utan version" } });
    expect(broken.valid).toBe(false);
  });
});
