import { amountCell, type Cell, type DrumDocument, numberCell, type TableRow, textCell } from "#app/documents/document.ts";
import type { Shape } from "#app/documents/shapes.ts";
import { kronor, type Ore, sum } from "#app/kernel/money.ts";
import { formatKronor } from "#app/texts/format.ts";

/** Documents for tests, as long and as awkward as real ones. People, organisations and amounts are made up. */

const letterhead = {
  organisation: "Sjuhärads kommunalförbund",
  address: ["Sjuhärads kommunalförbund", "Sturegatan 3", "503 32 Borås", "info@example.org", "Org.nr 222000-0000"],
};

const municipalities = ["Bollebygd", "Borås", "Herrljunga", "Mark", "Svenljunga", "Tranemo", "Ulricehamn", "Vårgårda"];
const bearers = [
  "Textilhögskolan, Högskolan i Borås",
  "Ätrans ekonomiska förening för levande landsbygd",
  "Herrljunga kommun",
  "Stiftelsen Åsundens natur- och kulturarv",
  "Science Park Borås",
  "Marks hantverks- och industriförening",
  "Coompanion Sjuhärad",
  "Vårgårda Räddningshundklubb och Friluftsfrämjandet i samverkan",
];
const titles = [
  "Cirkulära textilflöden i Viskadalen",
  "Kompetensförsörjning inom besöksnäringen",
  "Landsbygdsutvecklingssamordning med särskild inriktning på servicepunkter och kollektivtrafiknära boenden",
  "Unga företagare",
  "Ätradalsleden – från banvall till besöksmål",
  "Digital delaktighet för äldre",
  "Klimatanpassningsåtgärdsprogram för små avlopp",
  "Kulturbryggan: scenkonst i åtta kommuner",
  "Samverkansplattform för tillverkningsindustrins energiomställning",
  "Odla lokalt, ät nära",
];

type Project = { number: string; title: string; bearer: string; municipality: string; sought: Ore; granted: Ore };

export const sampleProjects = (count: number): Project[] =>
  Array.from({ length: count }, (_, index) => {
    const sought = kronor(85_000 + ((index * 7_919) % 97) * 12_500);
    const round = Math.floor(index / titles.length);
    return {
      number: `2027-${String(index + 1).padStart(3, "0")}`,
      title: `${titles[index % titles.length]}${round > 0 ? `, etapp ${round + 1}` : ""}`,
      bearer: bearers[(index * 5) % bearers.length] as string,
      municipality: municipalities[(index * 3) % municipalities.length] as string,
      sought,
      granted: ((sought * BigInt(55 + ((index * 31) % 46))) / 100n / 1_000_00n) * 1_000_00n,
    };
  });

const projectTable = (caption: string, projects: readonly Project[]) => ({
  kind: "table" as const,
  caption,
  columns: [
    { key: "number", label: "Nr", align: "start" as const },
    { key: "title", label: "Projekt", align: "start" as const },
    { key: "bearer", label: "Projektägare", align: "start" as const },
    { key: "municipality", label: "Kommun", align: "start" as const },
    { key: "sought", label: "Sökt (kr)", align: "end" as const },
    { key: "granted", label: "Beviljat (kr)", align: "end" as const },
  ],
  rows: projects.map(
    (project): TableRow => ({
      cells: [
        textCell(project.number),
        textCell(project.title),
        textCell(project.bearer),
        textCell(project.municipality),
        amountCell(project.sought),
        amountCell(project.granted),
      ],
    }),
  ),
  totals: [
    textCell("Summa"),
    textCell(""),
    textCell(""),
    textCell(""),
    amountCell(sum(projects.map((project) => project.sought))),
    amountCell(sum(projects.map((project) => project.granted))),
  ] as Cell[],
});

const byMunicipality = (projects: readonly Project[]) =>
  municipalities.map((name) => {
    const own = projects.filter((project) => project.municipality === name);
    return {
      name,
      count: own.length,
      sought: sum(own.map((project) => project.sought)),
      granted: sum(own.map((project) => project.granted)),
    };
  });

/** Bars of granted money per municipality, hatched where money was sought and not granted. */
function bars(projects: readonly Project[]): { width: number; height: number; shapes: Shape[] } {
  const rows = byMunicipality(projects);
  const most = Math.max(1, ...rows.map((row) => Number(row.sought)));
  const left = 110;
  const room = 640 - left - 130;
  const shapes: Shape[] = [];
  for (const part of [0, 0.25, 0.5, 0.75, 1]) {
    const x = left + room * part;
    shapes.push({
      kind: "line",
      x1: x,
      y1: 8,
      x2: x,
      y2: 8 + rows.length * 30,
      stroke: "#d3cdbf",
      strokeWidth: 1,
      ...(part ? { dash: [2, 3] } : {}),
    });
  }
  for (const [index, row] of rows.entries()) {
    const y = 14 + index * 30;
    const sought = (room * Number(row.sought)) / most;
    const granted = (room * Number(row.granted)) / most;
    shapes.push({ kind: "text", x: left - 10, y: y + 14, text: row.name, size: 14, anchor: "end", fill: "#17211c" });
    shapes.push({
      kind: "rect",
      x: left + granted,
      y,
      width: sought - granted,
      height: 19,
      fill: "#e3eee6",
      stroke: "#14513f",
      strokeWidth: 0.75,
      pattern: "diagonal",
    });
    shapes.push({ kind: "rect", x: left, y, width: granted, height: 19, fill: "#14513f" });
    shapes.push({
      kind: "text",
      x: left + sought + 8,
      y: y + 14,
      text: formatKronor(row.granted),
      size: 13,
      weight: "semibold",
      fill: "#17211c",
    });
  }
  const legend = 8 + rows.length * 30 + 24;
  shapes.push({ kind: "rect", x: left, y: legend - 11, width: 14, height: 12, fill: "#14513f" });
  shapes.push({ kind: "text", x: left + 20, y: legend, text: "Beviljat", size: 13, fill: "#505a54" });
  shapes.push({
    kind: "rect",
    x: left + 96,
    y: legend - 11,
    width: 14,
    height: 12,
    fill: "#e3eee6",
    stroke: "#14513f",
    strokeWidth: 0.75,
    pattern: "diagonal",
  });
  shapes.push({ kind: "text", x: left + 116, y: legend, text: "Sökt men inte beviljat", size: 13, fill: "#505a54" });
  shapes.push({ kind: "path", d: `M ${left} 8 V ${8 + rows.length * 30}`, stroke: "#17211c", strokeWidth: 1.25 });
  return { width: 640, height: legend + 8, shapes };
}

export function sampleReport(projectCount = 40): DrumDocument {
  const projects = sampleProjects(projectCount);
  const sought = sum(projects.map((project) => project.sought));
  const granted = sum(projects.map((project) => project.granted));
  return {
    title: "Utvecklingsmedel i Sjuhärad 2027",
    language: "sv",
    author: "Sjuhärads kommunalförbund",
    subject: "Vad de tillväxt- och utvecklingsmedel som delades ut under 2027 gick till",
    issuedAt: new Date("2028-02-14T08:30:00Z"),
    dateLabel: "14 februari 2028",
    kind: "report",
    letterhead,
    reference: "KF 2028/031",
    demo: true,
    cover: { subtitle: "Vad pengarna gick till, vem som fick dem och vad de räckte till", period: "1 januari–31 december 2027" },
    contents: true,
    blocks: [
      { kind: "heading", level: 1, text: "Sammanfattning" },
      {
        kind: "lead",
        text: `Under 2027 beviljade direktionen ${formatKronor(granted)} till ${projects.length} projekt i förbundets åtta kommuner. Det är något mer än hälften av vad som söktes.`,
      },
      {
        kind: "keyFigures",
        figures: [
          { label: "Beviljade utvecklingsmedel", value: formatKronor(granted) },
          { label: "Projekt som fick stöd", value: String(projects.length) },
          { label: "Sökt belopp", value: formatKronor(sought) },
        ],
      },
      {
        kind: "paragraph",
        text: [
          {
            kind: "plain",
            text: "Medlen kommer från kommunernas medlemsavgift och från Västra Götalandsregionen. De fördelas efter en ",
          },
          { kind: "strong", text: "gemensam och öppen bedömning" },
          { kind: "plain", text: " där varje ansökan läses av minst två bedömare. Alla beslut finns i det " },
          { kind: "link", text: "öppna registret över beviljade medel", href: "https://example.org/oppna-data" },
          { kind: "plain", text: ", där uppgifterna också kan hämtas i maskinläsbar form." },
        ],
      },
      { kind: "heading", level: 2, text: "Tre iakttagelser" },
      {
        kind: "list",
        ordered: true,
        items: [
          "Små föreningar söker mindre belopp men får en större andel av vad de söker. Medianprojektet drivs av en förening med färre än tre anställda.",
          "Projekt som rör textil och cirkulär ekonomi har för första gången fler medfinansiärer utanför den offentliga sektorn än inom den.",
          [
            { kind: "strong", text: "Tranemo och Svenljunga" },
            { kind: "plain", text: " lämnar in färre ansökningar än tidigare år, trots att beviljandegraden där är hög." },
          ],
        ],
      },
      {
        kind: "notice",
        title: "Så läser du beloppen",
        text: "Alla belopp är i kronor och avser beslut fattade under året. Utbetalningar sker i efterskott och kan falla på senare år. Belopp som dragits tillbaka eller återkrävts redovisas för sig.",
      },
      { kind: "heading", level: 1, text: "Fördelning mellan kommunerna" },
      {
        kind: "paragraph",
        text: "Diagrammet visar hur mycket som beviljats till projekt med säte i respektive kommun, och hur mycket därutöver som söktes utan att beviljas. Ett projekt räknas till den kommun där projektägaren har sitt säte, även när verksamheten bedrivs i flera kommuner.",
      },
      {
        kind: "figure",
        alt: `Stapeldiagram över beviljade medel per kommun: ${byMunicipality(projects)
          .map((row) => `${row.name} ${formatKronor(row.granted)}`)
          .join(", ")}`,
        caption: "Beviljade och sökta medel per kommun 2027",
        ...bars(projects),
      },
      {
        kind: "table",
        caption: "Beviljade och sökta medel per kommun 2027",
        columns: [
          { key: "municipality", label: "Kommun", align: "start" },
          { key: "projects", label: "Antal projekt", align: "end" },
          { key: "sought", label: "Sökt (kr)", align: "end" },
          { key: "granted", label: "Beviljat (kr)", align: "end" },
        ],
        rows: byMunicipality(projects).map((row) => ({
          cells: [textCell(row.name), numberCell(row.count), amountCell(row.sought), amountCell(row.granted)],
        })),
        totals: [textCell("Samtliga"), numberCell(projects.length), amountCell(sought), amountCell(granted)],
      },
      { kind: "heading", level: 2, text: "Vad skillnaderna beror på" },
      {
        kind: "paragraph",
        text: "Skillnaderna mellan kommunerna speglar i första hand hur många som söker. Beviljandegraden varierar mellan 55 och 100 procent och har inget samband med kommunens folkmängd. Förbundets landsbygdsutvecklingsstrategi innebär att projekt utanför tätorterna prioriteras vid lika poäng, vilket framför allt har påverkat utfallet i Mark, Herrljunga och Vårgårda.",
      },
      {
        kind: "paragraph",
        text: "Kommunalförbundet har under året prövat informationsträffar på plats i samtliga kommuner. Där sådana hölls steg antalet ansökningar med i genomsnitt en fjärdedel, och andelen ansökningar som fick kompletteras sjönk. Träffarna fortsätter under 2028 och utökas med handledning för dem som söker för första gången.",
      },
      {
        kind: "quote",
        text: "Vi trodde inte att en så liten förening som vår kunde driva ett utvecklingsprojekt. Nu har leden fyrtiotusen besökare om året.",
        source: "Projektledare för Ätradalsleden, i slutrapporten",
      },
      { kind: "heading", level: 1, text: "Projekten" },
      {
        kind: "paragraph",
        text: "Tabellen omfattar samtliga projekt som beviljades medel under året, i den ordning ansökningarna kom in.",
      },
      projectTable("Projekt som beviljades medel 2027", projects),
      { kind: "heading", level: 1, text: "Om uppgifterna" },
      {
        kind: "keyValues",
        rows: [
          { label: "Källa", value: "Förbundets ärendehanteringssystem, beslut fattade 2027-01-01–2027-12-31" },
          { label: "Framtagen", value: "14 februari 2028" },
          {
            label: "Öppna data",
            value: [
              {
                kind: "link",
                text: "https://example.org/oppna-data/beviljade-medel/2027",
                href: "https://example.org/oppna-data/beviljade-medel/2027",
              },
            ],
          },
          { label: "Kontakt", value: "utvecklingsmedel@example.org" },
        ],
      },
      { kind: "heading", level: 3, text: "Avrundning" },
      {
        kind: "paragraph",
        text: "Belopp redovisas i hela kronor. Eftersom alla summor räknas på öre finns inga avrundningsskillnader mellan tabellerna.",
      },
    ],
  };
}

export const sampleDecision: DrumDocument = {
  title: "Beslut om bidrag till Ätradalsleden – från banvall till besöksmål",
  language: "sv",
  author: "Sjuhärads kommunalförbund",
  subject: "Beslut om utvecklingsmedel",
  issuedAt: new Date("2027-06-04T11:00:00Z"),
  dateLabel: "4 juni 2027",
  kind: "decision",
  letterhead,
  reference: "KF 2027/114",
  recipient: ["Ätrans ekonomiska förening för levande landsbygd", "Åsa Öberg", "Banvallsvägen 12", "514 51 Långhem"],
  demo: true,
  blocks: [
    { kind: "lead", text: "Direktionen beviljar föreningen 485 000 kronor för perioden 1 augusti 2027–31 juli 2029." },
    {
      kind: "keyValues",
      rows: [
        { label: "Ansökan", value: "2027-005, inkom 28 februari 2027 kl. 22.14" },
        { label: "Beviljat belopp", value: [{ kind: "strong", text: "485 000 kr" }] },
        { label: "Högst andel av kostnaderna", value: "60 %" },
        { label: "Beslutat av", value: "Direktionen, § 47, sammanträde 4 juni 2027" },
      ],
    },
    { kind: "heading", level: 1, text: "Skäl för beslutet" },
    {
      kind: "paragraph",
      text: "Projektet knyter samman fem orter längs den gamla banvallen och bygger på ett samarbete mellan tre kommuner och ett fyrtiotal företag. Det svarar väl mot målen om en levande landsbygd och ett hållbart resande. Bedömarna lyfter särskilt fram att underhållet av leden är finansierat även efter projekttidens slut.",
    },
    {
      kind: "table",
      caption: "Utbetalning per år",
      columns: [
        { label: "År", align: "start" },
        { label: "Villkor", align: "start" },
        { label: "Belopp (kr)", align: "end" },
      ],
      rows: [
        { cells: [textCell("2027"), textCell("När projektplanen är fastställd"), amountCell(kronor(120_000))] },
        { cells: [textCell("2028"), textCell("Efter godkänd lägesrapport"), amountCell(kronor(245_000))] },
        { cells: [textCell("2029"), textCell("Efter godkänd slutrapport och revisorsintyg"), amountCell(kronor(120_000))] },
      ],
      totals: [textCell("Summa"), textCell(""), amountCell(kronor(485_000))],
    },
    { kind: "heading", level: 1, text: "Villkor" },
    {
      kind: "list",
      items: [
        "Medlen får bara användas till det som anges i ansökan.",
        "Väsentliga ändringar ska godkännas av förbundet innan de genomförs.",
        "Slutrapport lämnas senast 30 september 2029.",
      ],
    },
    {
      kind: "notice",
      title: "Hur du överklagar",
      text: "Beslutet kan prövas enligt 13 kap. kommunallagen (laglighetsprövning). Överklagandet ska ha kommit in till Förvaltningsrätten i Jönköping inom tre veckor från den dag då justeringen av protokollet tillkännagavs på förbundets anslagstavla.",
    },
    {
      kind: "signatures",
      signers: [
        { name: "Karin Lindqvist", role: "Direktionens ordförande" },
        { name: "Johan Ekström", role: "Sekreterare" },
      ],
    },
  ],
};

export const sampleReceipt: DrumDocument = {
  title: "Kvittens på inlämnad ansökan",
  language: "sv",
  author: "Sjuhärads kommunalförbund",
  issuedAt: new Date("2027-02-28T21:14:07Z"),
  dateLabel: "28 februari 2027",
  kind: "receipt",
  letterhead,
  reference: "KF 2027/114",
  demo: true,
  blocks: [
    {
      kind: "paragraph",
      text: "Din ansökan har kommit in till förbundet. Spara den här kvittensen: den visar vad som lämnades in och när.",
    },
    {
      kind: "keyValues",
      rows: [
        { label: "Ansökan", value: "2027-005 Ätradalsleden – från banvall till besöksmål" },
        { label: "Sökande", value: "Ätrans ekonomiska förening för levande landsbygd, 769600-0000" },
        { label: "Inlämnad av", value: "Åsa Öberg, firmatecknare" },
        { label: "Inkom", value: "2027-02-28 22:14:07" },
        { label: "Sökt belopp", value: "485 000 kr" },
        { label: "Kontrollsumma", value: "sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" },
      ],
    },
    { kind: "heading", level: 1, text: "Vad händer nu?" },
    {
      kind: "list",
      ordered: true,
      items: [
        "Vi kontrollerar att ansökan är fullständig.",
        "Minst två bedömare läser den.",
        "Direktionen fattar beslut i juni.",
      ],
    },
    {
      kind: "paragraph",
      text: [
        { kind: "plain", text: "Du kan följa ärendet på " },
        { kind: "link", text: "Mina ansökningar", href: "https://example.org/mina-ansokningar" },
        { kind: "plain", text: "." },
      ],
    },
  ],
};
