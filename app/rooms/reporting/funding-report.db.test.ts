import { readdirSync, readFileSync } from "node:fs";
import readSheets from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DrumDocument, tablesOf, withNotes } from "#app/documents/document.ts";
import type { PaperForm } from "#app/documents/paper.server.ts";
import { onOneLine } from "#app/documents/printable-text.ts";
import { renderCsv, renderTableCsv } from "#app/documents/render-csv.server.ts";
import { renderPdfBuffer } from "#app/documents/render-pdf.server.ts";
import { renderXlsx } from "#app/documents/render-xlsx.server.ts";
import type { Actor } from "#app/gate/actor.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { sum } from "#app/kernel/money.ts";
import { localDate } from "#app/kernel/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { closeDatabase, database, type Fragment, sql, transaction } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { sha256 } from "#app/platform/secrets.server.ts";
import { composed, fundingPaper } from "#app/rooms/reporting/ask-reports.server.ts";
import {
  builderPaper,
  builderView,
  changeReport,
  editionPage,
  savedReportPage,
  saveReport,
} from "#app/rooms/reporting/builder.server.ts";
import { changeNotes, notesPage } from "#app/rooms/reporting/priority-notes.server.ts";
import { pageOfRegister } from "#app/rooms/reporting/queries/awards.server.ts";
import { registerQuestion } from "#app/rooms/reporting/register.ts";
import {
  askedOfRegister,
  askedOfReport,
  awardById,
  fundingReportFile,
  fundingReportFor,
  importAwards,
  openDataOf,
  registerFigures,
  registerView,
} from "#app/rooms/reporting/reporting.server.ts";
import { resultsView } from "#app/rooms/reporting/results.server.ts";
import type { SavedReportForm } from "#app/rooms/reporting/saved-report.forms.ts";
import { asEdition } from "#app/rooms/reporting/ui/built-report-document.ts";
import { importFrameworks, importIndicators } from "#app/rooms/strategy/strategy.server.ts";

const folder = "data/frameworks";
const at = new Date("2026-03-01T10:00:00Z");
const own = { award: newId(at), decision: newId(at), hidden: newId(at) };

/** A decision of our own: 1 000,01 kr set aside over two pots, of which some is granted, paid and given back. */
async function decide() {
  const fund = newId(at);
  const pots = [newId(at), newId(at)];
  await database.run(
    sql`insert into fund (id, year, purpose, name_sv, name_en) values (${fund}, 2026, 'tillvaxt', 'Tillväxtmedel 2026', 'Growth funding 2026')`,
  );
  for (const [index, pot] of pots.entries())
    await database.run(
      sql`insert into pot (id, fund_id, source, side, matching_share, position) values (${pot}, ${fund}, ${index === 0 ? "VGR" : "Kommunerna"}, 'vgr', 5000, ${index})`,
    );
  const move = (kind: string, from: string, to: string, amounts: bigint[]) =>
    transaction(async (tx) => {
      const id = newId(at);
      await tx.run(sql`insert into ledger_transaction (id, at, kind, basis) values (${id}, ${at}, ${kind}, 'test')`);
      for (const [index, amount] of amounts.entries()) {
        await tx.run(
          sql`insert into ledger_posting (transaction_id, pot_id, account, amount_ore, award_id) values (${id}, ${pots[index]}, ${from}, ${-amount}, ${own.decision})`,
        );
        await tx.run(
          sql`insert into ledger_posting (transaction_id, pot_id, account, amount_ore, award_id) values (${id}, ${pots[index]}, ${to}, ${amount}, ${own.decision})`,
        );
      }
    });
  await move("reserve", "available", "reserved", [50_001n, 50_000n]);
  await move("release", "reserved", "available", [20_001n, 20_000n]);
  await move("grant", "available", "granted", [20_001n, 20_000n]);
  await move("pay", "granted", "paid", [10_000n, 10_000n]);
  await move("return", "paid", "returned", [500n, 500n]);
  await database.run(sql`
    insert into award (id, decision_id, year, call_name, project, owner_name, owner_type, municipality_code, granted_ore, total_ore, coverage, published_at, demo)
    values (${own.award}, ${own.decision}, 2026, 'DRUM 2026', 'Eget beslut', 'Marks kommun', 'kommun', '1463', 100001, 300000, 'whole', ${at}, true)`);
  await database.run(
    sql`insert into award_share (award_id, node_id, basis_points) values (${own.award}, 'sjuharad-2030/fokus-2', 3333), (${own.award}, 'sjuharad-2030/fokus-3', 6667)`,
  );
  await database.run(
    sql`insert into award (id, year, call_name, project, granted_ore, coverage) values (${own.hidden}, 2026, 'DRUM 2026', 'Ej tillkännagivet', 5, 'whole')`,
  );
}

beforeAll(async () => {
  for (const place of JSON.parse(readFileSync("data/municipalities.json", "utf8")) as {
    code: string;
    name: string;
    county: string;
    standing: string;
  }[])
    await database.run(
      sql`insert into municipality (code, name, county, standing) values (${place.code}, ${place.name}, ${place.county}, ${place.standing})`,
    );
  await importFrameworks(
    readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .map((name) => JSON.parse(readFileSync(`${folder}/${name}`, "utf8"))),
  );
  await importAwards(readFileSync("data/awards/real-awards.json", "utf8"));
  await decide();
});
afterAll(closeDatabase);

describe("the funding report from the register", () => {
  it("has the sum of the register and of the ledger, in every table", async () => {
    const report = await fundingReportFor({});
    const imported = await database.one<{ ore: bigint }>(
      sql`select sum(granted_ore)::bigint as ore from award where import_key is not null`,
    );
    expect(report.figures).toMatchObject({
      awards: 25,
      grantedOre: imported.ore + 100_001n,
      withoutGranted: 5,
      totalOre: 300_000n,
    });
    for (const dimension of report.dimensions)
      expect(sum(dimension.lines.map((line) => line.grantedOre))).toBe(report.figures.grantedOre);
  });

  it("divides our own decisions by the ledger's pots, whatever has been paid or given back since", async () => {
    const pots = (await fundingReportFor({ fran: 2026, till: 2026 })).dimensions.find((dimension) => dimension.kind === "pot");
    expect(pots?.lines).toMatchObject([
      { label: { sv: "Tillväxtmedel: VGR" }, grantedOre: 50_001n },
      { label: { sv: "Tillväxtmedel: Kommunerna" }, grantedOre: 50_000n },
    ]);
  });

  it("leaves out what has not been announced", async () => {
    expect((await fundingReportFor({ fran: 2026 })).figures.awards).toBe(1);
    expect(await awardById(own.hidden, "sv")).toBeNull();
    expect((await registerView(registerQuestion.parse({ sok: "tillkännagivet" }), "sv")).count).toBe(0);
  });

  it("says how many projects without a year a limited period leaves out", async () => {
    expect((await fundingReportFor({ fran: 2017, till: 2023 })).withoutYear).toBe(1);
    expect((await fundingReportFor({})).withoutYear).toBe(0);
  });

  it("is the same file as long as nothing has changed, and another one after a change", async () => {
    const first = await fundingReportFile({ fran: 2023 }, "sv");
    expect((await fundingReportFile({ fran: 2023 }, "sv")).etag).toBe(first.etag);
    expect((await fundingReportFile({ fran: 2023 }, "en")).etag).not.toBe(first.etag);
    expect((await fundingReportFile({ fran: 2020 }, "sv")).etag).not.toBe(first.etag);
  });

  it("is a workbook with a sheet for each table and the same figures to the öre, as numbers", async () => {
    const { document } = await fundingReportFile({}, "sv");
    // What is only at least so much is a bare number in its cell, and told in a column of its own.
    const tables = tablesOf(document).map((table) => withNotes(table, "sv"));
    expect(tables.some(({ columns }) => columns.at(-1)?.label === "Anmärkning")).toBe(true);
    const [contents, ...sheets] = await readSheets(await renderXlsx(document));
    expect(sheets).toHaveLength(tables.length);
    expect(contents?.data.slice(-tables.length).map((row) => row[1])).toEqual(tables.map((table) => table.caption));
    const ore = (value: unknown) => BigInt(Math.round(Number(value) * 100));
    for (const [at, table] of tables.entries()) {
      const [head, ...rows] = sheets[at]?.data ?? [];
      expect(head).toEqual(table.columns.map((column) => column.label));
      const cells = [...table.rows.map((row) => row.cells), ...(table.totals ? [table.totals] : [])];
      expect(rows).toHaveLength(cells.length);
      for (const [line, row] of cells.entries())
        for (const [column, cell] of row.entries()) {
          const read = rows[line]?.[column];
          if (typeof cell.value === "bigint") expect([typeof read, ore(read)]).toEqual(["number", cell.value]);
          else if (typeof cell.value === "number") expect(read).toBe(cell.value);
          else expect(read ?? "").toBe(onOneLine(cell.text));
        }
    }
    // A sum that the source states for each year is a bare number in its cell: that it is so is told beside it, as on paper.
    const projects = tables.findIndex(({ caption }) => caption === "Projekt som har beviljats medel");
    const yearly = sheets[projects]?.data.find((row) => `${row[0]}`.startsWith("Fossilfri Boråsregion"));
    expect(yearly?.slice(-2)).toEqual([1_000_000, "Beviljat (kr): per år"]);
    // The last row of each table of amounts is the report's total, which is the ledger's and the register's.
    const { figures } = await fundingReportFor({});
    const granted = tables[0]?.columns.findIndex((column) => column.label.startsWith("Beviljat")) ?? -1;
    expect(ore(sheets[0]?.data.at(-1)?.[granted])).toBe(figures.grantedOre);
  });

  it("is open data with one row per project, empty where nothing is known", async () => {
    const table = await openDataOf({ till: 2023 }, "sv");
    expect(table.rows).toHaveLength(23);
    const amounts = table.rows.map((row) => row.cells[table.columns.findIndex((column) => column.key === "granted_sek")]);
    expect(amounts.filter((cell) => cell?.value === undefined && cell?.text === "")).toHaveLength(4);
  });
});

describe("the register", () => {
  const ask = async (question: Record<string, string>) =>
    (await registerView(registerQuestion.parse(question), "sv")).awards.map((award) => award.project);

  it("finds by words, year, municipality, owner type and goal", async () => {
    expect(await ask({ sok: "vävcenter" })).toEqual(["Internationellt Vävcenter Sjuhärad"]);
    expect(await ask({ ar: "2021", ordning: "projekt", riktning: "stigande" })).toEqual([
      "Art Center Sjuhärad",
      "Gränsbygd Sjuhärad",
    ]);
    expect(await ask({ kommun: "1463", ordning: "projekt", riktning: "stigande" })).toEqual([
      "Arena Circular Hub",
      "Eget beslut",
      "Internationellt Vävcenter Sjuhärad",
    ]);
    expect(await ask({ agare: "stiftelse" })).toEqual(["Framstegsfokus"]);
    expect(await ask({ mal: "vg2020/tema-4", ordning: "belopp" })).toContain("Destination Boråsregionen");
    expect(await ask({ mal: "sjuharad-2030/fokus-2,sjuharad-2030/fokus-3", ar: "2026" })).toEqual(["Eget beslut"]);
    expect(await ask({ mal: "sjuharad-2030/fokus-2,vg2020/tema-4", ar: "2026" })).toEqual([]);
    expect(await ask({ utlysning: "DRUM 2026" })).toEqual(["Eget beslut"]);
  });

  it("takes signs in a search for what they are, and odd questions for none", async () => {
    expect(await ask({ sok: "%" })).toEqual([]);
    expect(await ask({ sok: "Väv_enter" })).toEqual([]);
    expect(await ask({ sok: "väv\\" })).toEqual([]);
    expect(await ask({ sok: "VÄVC" })).toEqual(["Internationellt Vävcenter Sjuhärad"]);
    expect(await ask({ sok: "'; drop table award; --" })).toEqual([]);
    expect((await ask({ ar: "nonsens", kommun: "<b>", sida: "-4", ordning: "pris" })).length).toBe(25);
  });

  it("leaves out of a question what nobody knows, and tells what that was", async () => {
    expect(await askedOfRegister({ ar: "tjugo", kommun: "1490", agare: "x", mal: "finns/inte" })).toMatchObject({
      question: { ar: undefined, kommun: "1490", agare: undefined, mal: undefined },
      unknown: [
        { field: "ar", value: "tjugo" },
        { field: "agare", value: "x" },
        { field: "mal", value: "finns/inte" },
      ],
    });
    expect(
      (await askedOfReport({ fran: "2026", strategi: "påhittad", kommun: "9999" })).unknown.map(({ field }) => field),
    ).toEqual(["strategi", "kommun"]);
    expect((await askedOfReport({ fran: "1999", till: "" })).unknown, "a year of nothing is a year").toEqual([]);
  });

  it("puts gaps last, whichever way sums are sorted", async () => {
    const last = (await registerView(registerQuestion.parse({ ordning: "belopp", riktning: "stigande" }), "sv")).awards.at(-1);
    expect(last?.grantedOre).toBeNull();
    expect(
      (await registerView(registerQuestion.parse({ ordning: "belopp", riktning: "fallande" }), "sv")).awards.at(-1)?.grantedOre,
    ).toBeNull();
  });

  it("shows the last page to who asks for one beyond it", async () => {
    const beyond = await registerView(registerQuestion.parse({ sida: "99" }), "sv");
    expect([beyond.page, beyond.awards.length, beyond.count]).toEqual([1, 25, 25]);
    const none = await registerView(registerQuestion.parse({ sida: "99", sok: "finns inte" }), "sv");
    expect([none.page, none.awards.length, none.all]).toEqual([1, 0, 25]);
  });

  it("counts the same whatever page and order, and counts anew when a decision changes it", async () => {
    const counted = async () => {
      const { count, grantedOre, timeline, participation } = await registerView(registerQuestion.parse({ sida: "2" }), "sv");
      return { count, grantedOre, last: timeline.at(-1), mark: participation["1463"] };
    };
    const before = await counted();
    expect(before.count).toBe(25);
    expect(before.last).toEqual({ year: 2026, count: 1, grantedOre: 100_001n });
    const id = newId(at);
    await database.run(sql`
      insert into award (id, year, call_name, project, municipality_code, granted_ore, coverage, published_at) values (${id}, 2026, 'DRUM 2026', 'Ett till', '1463', 700, 'whole', ${at})`);
    expect(await counted()).toEqual({
      count: 26,
      grantedOre: before.grantedOre + 700n,
      last: { year: 2026, count: 2, grantedOre: 100_701n },
      mark: (before.mark ?? 0) + 1,
    });
    await database.run(sql`update award set published_at = null where id = ${id}`);
    expect(await counted()).toEqual(before);
    await database.run(sql`delete from award where id = ${id}`);
  });

  it("keeps beside each project what the ledger holds, also when a later decision has taken some of it back", async () => {
    const stated = () =>
      database.one<{ shown: bigint; ledger: bigint }>(
        sql`select shown_ore as shown, award_booked(id, decision_id) as ledger from award where id = ${own.award}`,
      );
    expect(await stated()).toEqual({ shown: 100_001n, ledger: 100_001n });
    const [pot] = await database.many<{ id: string }>(sql`select id from pot order by position limit 1`);
    const revoke = (ore: bigint) =>
      transaction(async (tx) => {
        const id = newId(at);
        await tx.run(sql`insert into ledger_transaction (id, at, kind, basis) values (${id}, ${at}, 'revoke', 'test')`);
        for (const [account, amount] of [
          ["granted", -ore],
          ["available", ore],
        ] as const)
          await tx.run(
            sql`insert into ledger_posting (transaction_id, pot_id, account, amount_ore, award_id) values (${id}, ${pot?.id}, ${account}, ${amount}, ${own.decision})`,
          );
      });
    await revoke(1n);
    expect(await stated()).toEqual({ shown: 100_000n, ledger: 100_000n });
    expect((await fundingReportFor({ fran: 2026 })).figures.grantedOre).toBe(100_000n);
    await revoke(-1n);
    expect((await stated()).shown).toBe(100_001n);
  });

  it("reads a page from the order's index among ten thousand projects, in every order", async () => {
    await database.run(sql`
      insert into award (id, import_key, year, call_name, project, owner_name, granted_ore, coverage, published_at)
      select gen_random_uuid(), 'many ' || n, 2000 + n % 20, 'DRUM', 'Projekt ' || n, 'Förening ' || n % 300, n, 'whole', now() from generate_series(1, 10000) n`);
    await database.run(sql`analyze award`);
    const plans = new Set<string>();
    const planOf = async (page: Fragment): Promise<string> => {
      const [head, ...rest] = page.strings as [string, ...string[]];
      const plan = await database.many<Record<string, string>>({ ...page, strings: [`explain ${head}`, ...rest] });
      return plan.flatMap(Object.values).join("\n");
    };
    for (const ordning of ["ar", "projekt", "agare", "belopp"] as const)
      for (const riktning of ["stigande", "fallande"] as const) {
        const lines = await planOf(pageOfRegister({ ordning, riktning }, "in-order"));
        expect(lines, `${ordning} ${riktning}`).not.toMatch(/Seq Scan on award a/);
        plans.add(/Index Only Scan(?: Backward)? using (\w+)/.exec(lines)?.[1] ?? lines);
      }
    expect(plans.size).toBe(7);
    expect(await planOf(pageOfRegister({ sok: "luftskepp" }, "by-letters"))).toMatch(/award_search_trigrams/);
    await database.run(sql`delete from award where import_key like 'many %'`);
  });
});

describe("a composed report", () => {
  const officer: Actor = { personId: newId(at), name: "Eva", language: "sv", roles: ["officer"], memberships: [] };
  const auditor: Actor = { ...officer, personId: newId(at), roles: ["auditor"] };
  const applicant: Actor = { ...officer, personId: newId(at), roles: [] };
  const asked =
    "?fran=2026&till=2026&rader=sjuharad-2030@2021-2030/fokusomrade&matt=antal&matt=beviljat&matt=utbetalt&matt=kvar&matt=kontant&matt=kallor";
  const paper = async (query: string) => {
    const found = await builderPaper(officer, new URLSearchParams(query), "sv");
    if (!found) throw new Error("no report");
    return found.document;
  };
  const totals = (document: DrumDocument, index: number) => tablesOf(document)[index]?.totals?.map(({ value }) => value);

  beforeAll(async () => {
    await database.run(sql`insert into award_financing (award_id, source, kind, name, amount_ore) values
      (${own.award}, 'kommun', 'cash', '{"sv":"Kommun","en":"Municipality"}', 100000), (${own.award}, 'akademi', 'own-work', '{"sv":"Akademi","en":"Academia"}', 99999)`);
  });

  /** The other thread reads the clock for itself, and a paper bears its day: what midnight came between is made again. */
  const ofOneDay = async (compared: () => Promise<void>) => {
    const begun = localDate(now());
    await compared().catch((fault) => {
      if (localDate(now()) === begun) throw fault;
      return compared();
    });
  };

  it("is composed in the thread that prints, to the same last byte and cell as here", () =>
    ofOneDay(async () => {
      const document = await paper(asked);
      const written = async (form: PaperForm) => {
        const made = await composed("builderFile", officer, asked, "sv", form);
        return Buffer.concat(made?.pieces ?? []);
      };
      expect((await written("csv")).toString()).toBe(renderCsv(document));
      expect((await written("pdf")).equals(await renderPdfBuffer(document))).toBe(true);
      expect(await readSheets(await written("xlsx"))).toEqual(await readSheets(await renderXlsx(document)));
      expect((await composed("builderPage", officer, asked, "sv"))?.document).toEqual(document);
      expect(await composed("builderPage", applicant, asked, "sv")).toBeNull();
      expect(await composed("builderFile", officer, "?fran=2026&till=2020", "sv", "pdf")).toBeNull();
      expect(await composed("funding", {})).toEqual(await fundingReportFor({}));
      // Whoever has the file already is not given it again.
      const asks = (query: string) => ({
        url: new URL(`http://drum${query}`),
        language: "sv" as const,
        request: new Request("http://drum"),
      });
      expect((await fundingPaper("csv", asks("/")))?.etag).toBe((await fundingReportFile({}, "sv")).etag);
      // Of a period that ends before it begins there is none to be given.
      expect(await fundingPaper("pdf", asks("/?fran=2023&till=2019"))).toBeNull();
      const { etag, file } = await composed("fundingFile", {}, "sv", "csv", null);
      expect(Buffer.concat(file?.pieces ?? []).toString()).toBe(renderCsv((await fundingReportFile({}, "sv")).document));
      expect((await composed("fundingFile", {}, "sv", "csv", etag)).file).toBeNull();
      const projects = await composed("projectsFile", { till: 2023 }, "sv", "csv", null);
      expect(Buffer.concat(projects.file?.pieces ?? []).toString()).toBe(renderTableCsv(await openDataOf({ till: 2023 }, "sv")));
    }));

  it("has the ledger's sums of what was granted, paid and is left, in every form", async () => {
    const document = await paper(asked);
    const ledger = await database.one<{ paid: bigint; granted: bigint }>(sql`
      select sum(p.amount_ore) filter (where p.account = 'paid' and t.kind = 'pay')::bigint as paid,
        sum(p.amount_ore) filter (where p.account in ('reserved', 'granted') and t.kind in ('reserve', 'release', 'grant'))::bigint as granted
      from ledger_posting p join ledger_transaction t on t.id = p.transaction_id`);
    expect(totals(document, 0)).toEqual([undefined, 1, ledger.granted, ledger.paid, ledger.granted - ledger.paid, 100_000n]);
    expect(tablesOf(document)[1]).toMatchObject({ caption: "Medfinansiering per typ av källa, efter fokusområde" });
    expect(totals(document, 1)).toEqual([undefined, 99_999n, 100_000n, 199_999n]);
    // Limited to a pot it says what each pot carries, and that is the ledger's too.
    const limited = tablesOf(await paper("?pott=tillvaxt&rader=ar&matt=beviljat"))[0];
    expect(limited).toMatchObject({
      caption: "Beviljat i urvalet, per pott",
      rows: [{ cells: [{ text: "Tillväxtmedel" }, { value: 1 }, { value: ledger.granted }] }],
    });
    const sheets = await readSheets(await renderXlsx(document));
    expect(JSON.stringify(sheets[1]?.data.at(-1))).toContain(`${Number(ledger.granted) / 100}`);
    expect(renderCsv(document)).toContain(`${ledger.granted / 100n},01`);
  });

  it("and the page of what the money did have one truth: the register's projects, sums and municipalities, the ledger's payments", async () => {
    const [results, register, { figures }] = await Promise.all([resultsView("sv"), registerFigures(), fundingReportFor({})]);
    expect(results).toMatchObject({
      projects: register.awards,
      grantedOre: register.grantedOre,
      grantedUnknown: register.withoutGranted,
    });
    expect([results.projects, results.grantedOre]).toEqual([figures.awards, figures.grantedOre]);
    const ledger = await database.one<{ paid: bigint; returned: bigint }>(sql`
      select coalesce(sum(lp.amount_ore) filter (where lp.account = 'paid' and lt.kind = 'pay'), 0)::bigint as paid,
        coalesce(sum(lp.amount_ore) filter (where lp.account = 'returned' and lt.kind = 'return'), 0)::bigint as returned
      from ledger_posting lp join ledger_transaction lt on lt.id = lp.transaction_id join award a on a.decision_id = lp.award_id where a.published_at is not null`);
    expect([results.paidOre, results.returnedOre]).toEqual([ledger.paid, ledger.returned]);
    const takesPart = new Map(results.municipalities?.lines.map((line) => [line.key, line.takesPart]));
    for (const [code, count] of Object.entries((await registerView({}, "sv")).participation))
      expect(takesPart.get(code)).toBe(count);
    // The report that everybody reads is a composed one with its question given: line by line the same.
    const composed = tablesOf(await paper("?rader=sjuharad-2030@2021-2030/fokusomrade&matt=beviljat"))[0];
    const goals = (await fundingReportFor({})).dimensions.find(({ id }) => id === "sjuharad-2030@2021-2030 fokusomrade");
    expect(goals?.lines.map(({ label, grantedOre }) => [label?.sv ?? "Ej placerat i strategin", grantedOre])).toEqual(
      composed?.rows.map(({ cells }) => [cells[0]?.text, cells.at(-1)?.value ?? 0n]),
    );
    // What is kept of it knows of a new name.
    await database.run(sql`update framework_node set title_sv = 'Omdöpt' where id = 'sjuharad-2030/fokus-2'`);
    expect(JSON.stringify((await resultsView("sv")).goalsOfStrategy?.lines.map(({ label }) => label))).toContain("Omdöpt");
  });

  it("counts every award of the register, and tells what nobody has said apart from nothing", async () => {
    const document = await paper("?rader=kommun&kolumner=finansiar&matt=antal&matt=beviljat");
    const check = tablesOf(document).at(-1);
    const sums = await database.one<{ older: bigint; all: bigint }>(
      sql`select sum(shown_ore) filter (where decision_id is null)::bigint as older, sum(shown_ore)::bigint as all from award where published_at is not null`,
    );
    expect(check?.rows.map(({ cells }) => cells[2]?.value)).toEqual([100_001n, sums.older]);
    expect(check?.totals?.[2]?.value).toBe(sums.all);
    for (const table of tablesOf(document).filter(({ caption }) => caption.startsWith("Beviljat efter")))
      expect(table.totals?.at(-1)?.value).toBe(sums.all);
  });

  it("is composed by the office alone, and saved by those who answer for reports", async () => {
    expect(await builderView(applicant, new URLSearchParams(asked), "sv")).toBeNull();
    expect(await builderView(auditor, new URLSearchParams(asked), "sv")).toMatchObject({ maySave: false, errors: {} });
    expect(await saveReport({ actor: auditor, name: "Revisorns", question: asked })).toMatchObject({ ok: false });
    expect(await saveReport({ actor: officer, name: "Fel", question: "?rader=ar" })).toMatchObject({
      refusal: { code: "question-odd" },
    });
  });

  it("freezes an edition that stands when the ledger goes on, and that nobody can change", async () => {
    const made = await saveReport({ actor: officer, name: "Återrapportering 2026", question: asked });
    const id = (made.ok && made.value) || "";
    const change = (form: SavedReportForm, actor = officer) => changeReport({ actor, id, form });
    expect(await change({ command: "freeze", version: 1 }, auditor)).toMatchObject({ refusal: { code: "not-yours-to-do" } });
    expect(await change({ command: "freeze", version: 1 })).toMatchObject({ ok: true });
    expect(await change({ command: "freeze", version: 1 })).toMatchObject({ refusal: { code: "changed-since-read" } });
    const frozen = await editionPage(auditor, id, 1);
    if (!frozen) throw new Error("no edition");
    expect(sha256(canonical(frozen.document))).toBe(frozen.sha256);
    // On paper it says which edition it is; what it holds is the same.
    const onPaper = asEdition(frozen.document, frozen);
    expect(onPaper.blocks.at(-1)).toMatchObject({
      rows: expect.arrayContaining([{ label: "Kontrollsumma (SHA-256)", value: frozen.sha256 }]),
    });
    expect(renderCsv(onPaper)).toBe(renderCsv(frozen.document));
    await database.run(
      sql`insert into award_financing (award_id, source, kind, name, amount_ore) values (${own.award}, 'eu', 'cash', '{"sv":"EU","en":"EU"}', 5)`,
    );
    expect(renderCsv((await savedReportPage(auditor, id, "sv"))?.document as DrumDocument)).not.toBe(renderCsv(frozen.document));
    expect((await editionPage(officer, id, 1))?.sha256).toBe(frozen.sha256);
    await expect(database.run(sql`update report_edition set sha256 = 'x' where report_id = ${id}`)).rejects.toThrow(
      /stands as it was frozen/,
    );
    await expect(database.run(sql`delete from report_edition where report_id = ${id}`)).rejects.toThrow(
      /stands as it was frozen/,
    );
    expect(await change({ command: "shelve", version: 2 })).toMatchObject({ ok: true });
    expect(await change({ command: "freeze", version: 3 })).toMatchObject({ refusal: { code: "not-in-this-state" } });
    expect((await savedReportPage(auditor, id, "sv"))?.editions).toHaveLength(1);
    expect(await savedReportPage(applicant, id, "sv")).toBeNull();
  });

  it("hands out the ready-made reports with the register's sums and every project in the annex", async () => {
    const year = await paper("?mall=vgr&fran=2026&till=2026");
    const cells = (caption: string) =>
      tablesOf(year)
        .find((table) => table.caption === caption)
        ?.rows.map((row) => row.cells.map(({ text, value }) => value ?? text));
    // What VGR asks of each project beside its grant.
    expect(cells("Projektens diarienummer, läge och beslut")).toEqual([["Eget beslut (demodata)", "–", "–", "–"]]);
    expect(cells("Projektens ägare och deltagare")).toEqual([["Eget beslut (demodata)", "Kommun", "Mark", "–"]]);
    expect(cells("Projektens medfinansiering per typ av källa")).toEqual([
      ["Eget beslut (demodata)", 99_999n, 5n, 100_000n, 200_004n],
    ]);
    // Of the grant, what is set aside for later is not granted this year.
    expect(cells("Projektens finansiering")).toEqual([
      ["Eget beslut (demodata)", 100_001n, 40_001n, 300_000n, 100_005n, 99_999n],
    ]);
    expect(cells("Projektens utbetalningar och mål")?.[0]?.slice(1, 4)).toEqual([20_000n, 80_001n, 1_000n]);
    expect(cells("Mål som projekten bidrar till")?.[0]?.slice(1)).toEqual([
      "Utvecklingsstrategi för Sjuhärad 2021-2030",
      expect.stringMatching(/^2\. .* \(33,33.%\); 3\. .* \(66,67.%\)$/u),
    ]);
    const said = ({ blocks }: typeof year) =>
      blocks.flatMap((block) => (block.kind === "heading" || (block.kind === "paragraph" && block.text) ? [block.text] : []));
    expect(said(await paper("?mall=vgr&fran=2021&till=2023"))).toContain("Jämförelse med 2018–2020");
    const captions = tablesOf(year).map(({ caption }) => caption);
    expect(captions).toContain("Beviljat efter pott och finansiär i potten");
    expect(
      tablesOf(year).find(({ caption }) => caption === captions.find((one) => one.startsWith("Projekt som")))?.rows,
    ).toHaveLength(1);
    for (const table of tablesOf(year).filter(({ columns }) => columns.some(({ key }) => key === "granted")))
      expect(table.totals?.[table.columns.findIndex(({ key }) => key === "granted")]?.value).toBe(100_001n);
    await database.run(sql`insert into award_financing (award_id, source, kind, municipality_code, name, amount_ore)
      values (${own.award}, 'kommun', 'own-work', '1463', '{"sv":"Kommun","en":"Municipality"}', 700)`);
    const mark = await paper("?mall=kommun&kommun=1463");
    expect(mark.title).toBe("Utvecklingsmedel i Mark");
    expect(
      tablesOf(mark)
        .find(({ caption }) => caption === "Vad kommunen satsar")
        ?.totals?.map(({ value }) => value),
    ).toEqual([undefined, 0n, 700n, 700n]);
    // What municipalities have undertaken together is told, and put on none of them.
    expect(said(mark).join("\n")).toMatch(/I 1 projekt som kommunen deltar i har kommuner åtagit sig 1.000.kr/);
    const named = ["Marks kommun", "Mark", "Borås Stad, kulturenheten", "Tranemo kommun (lönetid)"];
    const unnamed = ["Tranemo kommun och Marks kommun", "Mark, Borås", "Åtta kommuner", "Markens ekonomi", "Kostchefer", ""];
    const codes = await database.many<{ code: string | null }>(
      sql`select municipality_named(name) as code from unnest(${[...named, ...unnamed]}::text[]) with ordinality as t(name, place) order by place`,
    );
    expect(codes.map(({ code }) => code)).toEqual(["1463", "1463", "1490", "1452", ...unnamed.map(() => null)]);
    expect((await paper("?mall=utlysning&utlysning=DRUM+2026")).title).toBe("Resultat av utlysningen DRUM 2026");
  });

  it("shows what was written of a goal with name and date, until it is taken back; nobody rewrites it", async () => {
    await database.run(
      sql`insert into person (id, name, email, created_at) values (${officer.personId}, 'Eva', 'eva@example.se', ${at})`,
    );
    const note = {
      command: "write",
      node: "sjuharad-2030/fokus-2",
      year: 2026,
      kind: "recommendation",
      words: "Fler orter.",
    } as const;
    expect(await changeNotes({ actor: auditor, form: note })).toMatchObject({ refusal: { code: "not-yours-to-do" } });
    expect(await changeNotes({ actor: officer, form: { ...note, node: "no/such" } })).toMatchObject({
      refusal: { code: "goal-unknown" },
    });
    expect(await changeNotes({ actor: officer, form: note })).toMatchObject({ ok: true });
    const strategy = "?mall=strategi&strategi=sjuharad-2030@2021-2030";
    expect((await paper(strategy)).blocks).toContainEqual(expect.objectContaining({ kind: "quote", text: "Fler orter." }));
    await importIndicators(JSON.parse(readFileSync("data/indicators/tillvaxt.json", "utf8")));
    await database.run(
      sql`insert into indicator_value (indicator, year, value, source, noted_at, noted_by_id) select 'nya-foretag', year, value, 'SCB', ${at}, ${officer.personId} from (values (2022, 118.5), (2031, 1)) v(year, value)`,
    );
    const measured = tablesOf(await paper(strategy));
    expect(
      measured.find(({ caption }) => caption === "Indikatorernas värden år för år")?.rows.map((row) => row.cells[2]),
    ).toEqual([{ text: "118,5", value: 118.5 }]);
    expect(measured.map(({ caption }) => caption)).toContain("Beviljat efter fokusområde och år, del 1 av 2");
    const [kept] = (await notesPage(officer, "sv"))?.notes ?? [];
    await expect(database.run(sql`update priority_note set words = 'x'`)).rejects.toThrow(/stands as it was written/);
    expect(await changeNotes({ actor: officer, form: { command: "take-back", id: kept?.id ?? "", version: 1 } })).toMatchObject({
      ok: true,
    });
    expect((await paper(strategy)).blocks.filter(({ kind }) => kind === "quote")).toEqual([]);
  });
});
