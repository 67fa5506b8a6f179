import { inXml } from "#app/documents/xml-text.ts";
import { paths } from "#app/paths.ts";
import type { Bilingual } from "#app/texts/language.ts";

/**
 * The catalogue that Sveriges dataportal harvests: what there is, who answers for it, where it is and that it is free (DCAT-AP-SE 3.0.1,
 * docs.dataportal.se). Written as triples first, so that both forms say the same.
 */
type Node = { readonly iri: string };
type Literal = { readonly text: string; readonly language?: "sv" | "en"; readonly type?: string };
export type Triple = { readonly subject: string; readonly predicate: string; readonly object: Node | Literal };

const spaces = {
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  dcat: "http://www.w3.org/ns/dcat#",
  dcterms: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  vcard: "http://www.w3.org/2006/vcard/ns#",
  dcatap: "http://data.europa.eu/r5r/",
} as const;
type Prefix = keyof typeof spaces;
type Name = `${Prefix}:${string}`;
const full = (name: Name): string => {
  const [prefix, local] = name.split(":") as [Prefix, string];
  return spaces[prefix] + local;
};

const eu = "http://publications.europa.eu/resource/authority/";
const cc0 = "http://creativecommons.org/publicdomain/zero/1.0/";
const xsdDate = "http://www.w3.org/2001/XMLSchema#date";

export type CatalogueFacts = {
  readonly site: string;
  readonly publisher: { readonly name: string; readonly email: string };
  readonly region: string;
  /** the day of the newest change, YYYY-MM-DD; null when nothing has been published */
  readonly changedOn: string | null;
  /** calls whose decision anybody can work out again */
  readonly decisions: readonly { readonly slug: string; readonly title: Bilingual }[];
};

type Said = readonly (readonly [Name, Node | Literal])[];
const sv = (text: string): Literal => ({ text, language: "sv" });
const en = (text: string): Literal => ({ text, language: "en" });
const at = (iri: string): Node => ({ iri });

export function catalogue({ site, publisher, region, changedOn, decisions }: CatalogueFacts): Triple[] {
  const here = (part: string) => `${site}${paths.catalogue()}#${part}`;
  const triples: Triple[] = [];
  const say = (subject: string, type: Name, said: Said) => {
    triples.push({ subject, predicate: full("rdf:type"), object: at(full(type)) });
    for (const [name, object] of said) triples.push({ subject, predicate: full(name), object });
  };
  const changed: Said = changedOn === null ? [] : [["dcterms:modified", { text: changedOn, type: xsdDate }]];
  const common: Said = [
    ["dcterms:publisher", at(here("utgivare"))],
    ["dcterms:language", at(`${eu}language/SWE`)],
    ["dcterms:accessRights", at(`${eu}access-right/PUBLIC`)],
  ];
  const dataset = (id: string, said: Said, distributions: readonly string[]) =>
    say(here(id), "dcat:Dataset", [
      ...said,
      ...common,
      ...changed,
      ["dcat:contactPoint", at(here("kontakt"))],
      ["dcat:theme", at(`${eu}data-theme/GOVE`)],
      ["dcat:theme", at(`${eu}data-theme/REGI`)],
      ["dcat:landingPage", at(site + paths.openData())],
      ["dcterms:accrualPeriodicity", at(`${eu}frequency/IRREG`)],
      ...distributions.map((part): readonly [Name, Node] => ["dcat:distribution", at(here(part))]),
    ]);
  const distribution = (id: string, title: Said, address: string, mediaType: string, more: Said = [], page = address) =>
    say(here(id), "dcat:Distribution", [
      ...title,
      ["dcat:accessURL", at(site + page)],
      ["dcat:downloadURL", at(site + address)],
      ["dcterms:license", at(cc0)],
      // Sweden's profile asks for the media type in words, Europe's for its address: each has its own.
      ["dcterms:format", { text: mediaType }],
      ["dcat:mediaType", at(`http://www.iana.org/assignments/media-types/${mediaType}`)],
      ["dcatap:availability", at(`${eu}planned-availability/STABLE`)],
      ...more,
    ]);
  const titled = (swedish: string, english: string): Said => [
    ["dcterms:title", sv(swedish)],
    ["dcterms:title", en(english)],
  ];
  const described = (swedish: string, english: string): Said => [
    ["dcterms:description", sv(swedish)],
    ["dcterms:description", en(english)],
  ];

  say(here("katalog"), "dcat:Catalog", [
    ...titled(`Öppna data från ${publisher.name}`, `Open data from ${publisher.name}`),
    ...described(
      `Delregionala utvecklingsmedel i ${region}: utlysningar, beslut om bidrag och vad pengarna gick till.`,
      `Sub-regional development funds in ${region}: calls, decisions on grants and what the money went to.`,
    ),
    ["dcterms:publisher", at(here("utgivare"))],
    ["dcterms:license", at(cc0)],
    ["dcterms:language", at(`${eu}language/SWE`)],
    ["dcat:themeTaxonomy", at(`${eu}data-theme`)],
    ["foaf:homepage", at(site + paths.openData())],
    ...changed,
    ["dcat:dataset", at(here("projekt"))],
    ["dcat:dataset", at(here("utlysningar"))],
    ["dcat:dataset", at(here("anslag"))],
    ["dcat:dataset", at(here("arshjul"))],
    ...(decisions.length === 0 ? [] : [["dcat:dataset", at(here("beslut"))] as const]),
    ["dcat:service", at(here("api"))],
  ]);
  say(here("utgivare"), "foaf:Agent", [
    ["foaf:name", sv(publisher.name)],
    ["dcterms:type", at("http://purl.org/adms/publishertype/RegionalAuthority")],
    ["foaf:homepage", at(site)],
  ]);
  say(here("kontakt"), "vcard:Organization", [
    ["vcard:fn", { text: publisher.name }],
    ["vcard:hasEmail", at(`mailto:${publisher.email}`)],
  ]);
  dataset(
    "projekt",
    [
      ...titled("Projekt som har beviljats utvecklingsmedel", "Projects that have been granted development funds"),
      ...described(
        "Alla projekt sedan 2017 med belopp, projektägare, period, kommuner och mål. Egna beslut publiceras när protokollet är justerat. Det som ingen har angett är tomt.",
        "Every project since 2017 with sum, owner, period, municipalities and goals. Own decisions are published when the minutes are adjusted. What nobody has stated is empty.",
      ),
      ["dcat:keyword", sv("bidrag")],
      ["dcat:keyword", sv("regional utveckling")],
    ],
    ["projekt-360giving", "projekt-360giving-csv", "projekt-csv"],
  );
  distribution(
    "projekt-360giving",
    titled("Beviljade medel enligt 360Giving, JSON", "Grants by 360Giving, JSON"),
    paths.openGrants(),
    "application/json",
    [["dcterms:conformsTo", at("https://standard.threesixtygiving.org/en/1.4.3/")]],
  );
  distribution(
    "projekt-360giving-csv",
    titled("Beviljade medel enligt 360Giving, CSV", "Grants by 360Giving, CSV"),
    paths.openGrantsCsv(),
    "text/csv",
    [["dcterms:conformsTo", at("https://standard.threesixtygiving.org/en/1.4.3/")]],
  );
  distribution("projekt-csv", titled("Hela registret, CSV", "The whole register, CSV"), paths.openRegister(), "text/csv");
  dataset(
    "utlysningar",
    [
      ...titled("Utlysningar av utvecklingsmedel", "Calls for development funds"),
      ...described(
        "Öppna, kommande och stängda utlysningar med tider, belopp och villkor.",
        "Open, coming and closed calls with times, amounts and terms.",
      ),
      ["dcat:keyword", sv("utlysning")],
    ],
    ["utlysningar-json", "utlysningar-atom", "utlysningar-kalender"],
  );
  distribution(
    "utlysningar-json",
    [...titled("Utlysningar enligt CommonGrants, JSON", "Calls by CommonGrants, JSON"), ["dcat:accessService", at(here("api"))]],
    paths.opportunities(),
    "application/json",
    [["dcterms:conformsTo", at("https://commongrants.org/protocol/")]],
  );
  distribution(
    "utlysningar-atom",
    titled("Nyheter om utlysningar, Atom", "News of calls, Atom"),
    paths.callNews("sv"),
    "application/atom+xml",
  );
  distribution(
    "utlysningar-kalender",
    titled("Utlysningarnas tider, iCalendar", "The times of calls, iCalendar"),
    paths.callsCalendar("sv"),
    "text/calendar",
  );
  dataset(
    "anslag",
    [
      ...titled("Anslag och beslut", "Notices and decisions"),
      ...described(
        "Varje justerat protokoll som har anslagits och varje paragraf i det, med länk till texten medan den är publicerad.",
        "Each set of adjusted minutes that has been announced and each paragraph of them, with a link to the text while it is published.",
      ),
      ["dcat:keyword", sv("anslagstavla")],
      ["dcat:keyword", sv("beslut")],
    ],
    ["anslag-atom"],
  );
  distribution(
    "anslag-atom",
    titled("Anslag och beslut, Atom", "Notices and decisions, Atom"),
    paths.noticeNews("sv"),
    "application/atom+xml",
    [],
    paths.noticeBoard(),
  );
  dataset(
    "arshjul",
    [
      ...titled("Årshjulet", "The yearly cycle"),
      ...described(
        "När utlysningar öppnar, direktionen sammanträder, projekt slutar och uppföljning görs under året.",
        "When calls open, the board meets, projects end and follow-up is done during the year.",
      ),
      ["dcat:keyword", sv("kalender")],
    ],
    ["arshjul-kalender"],
  );
  distribution(
    "arshjul-kalender",
    titled("Årshjulet, iCalendar", "The yearly cycle, iCalendar"),
    paths.yearCalendar("allt", "sv"),
    "text/calendar",
    [],
    paths.year(),
  );
  // A dataset of nothing would be an empty promise.
  if (decisions.length > 0)
    dataset(
      "beslut",
      [
        ...titled("Beslut som går att räkna om", "Decisions that can be worked out again"),
        ...described(
          "Ett paket per utlysning när allt i den är beslutat och tillkännagivet: kriterier, vikter, hur poängen föll, vad fördelningen räknades fram ur och vad som beslutades. Den som fick avslag nämns inte.",
          "A package for each call when all of it is decided and announced: criteria, weights, how the scores fell, what the allocation was worked out from and what was decided. Whoever was rejected is not named.",
        ),
        ["dcat:keyword", sv("bidrag")],
        ["dcat:keyword", sv("beslut")],
      ],
      decisions.map(({ slug }) => `beslut-${slug}`),
    );
  for (const { slug, title } of decisions)
    distribution(
      `beslut-${slug}`,
      titled(`Beslutet i ${title.sv}, JSON`, `The decision in ${title.en}, JSON`),
      paths.decisionPackage(slug),
      "application/json",
      [["dcterms:conformsTo", at(`${site}${paths.openApi()}#/components/schemas/DecisionPackage`)]],
      paths.callDecision(slug),
    );
  say(here("api"), "dcat:DataService", [
    ...titled("API för utlysningar och beviljade medel", "API for calls and awards"),
    ...described(
      "Läs utlysningar och beviljade medel enligt CommonGrants 0.4.0. Ingen inloggning behövs.",
      "Read calls and awards by CommonGrants 0.4.0. No sign-in is needed.",
    ),
    ...common,
    ["dcterms:format", { text: "application/json" }],
    ["dcat:endpointURL", at(`${site}/common-grants`)],
    ["dcat:endpointDescription", at(site + paths.openApi())],
    ["dcat:servesDataset", at(here("utlysningar"))],
    ["dcat:servesDataset", at(here("projekt"))],
    ["dcat:contactPoint", at(here("kontakt"))],
    ["dcterms:license", at(cc0)],
    ["dcterms:conformsTo", at("https://commongrants.org/protocol/")],
  ]);
  return triples;
}

const isNode = (object: Triple["object"]): object is Node => "iri" in object;

const quoted = (text: string) => `"${text.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\r", "\\r")}"`;

/** One triple a line: N-Triples, which is Turtle. */
export const asTurtle = (triples: readonly Triple[]): string =>
  triples
    .map(({ subject, predicate, object }) => {
      const what = isNode(object)
        ? `<${object.iri}>`
        : `${quoted(object.text)}${object.language ? `@${object.language}` : object.type ? `^^<${object.type}>` : ""}`;
      return `<${subject}> <${predicate}> ${what} .\n`;
    })
    .join("");

const short = (predicate: string): string => {
  const [prefix, space] = Object.entries(spaces).find(([, iri]) => predicate.startsWith(iri)) as [string, string];
  return `${prefix}:${predicate.slice(space.length)}`;
};

/** What the national portal reads. */
export function asRdfXml(triples: readonly Triple[]): string {
  const subjects = [...new Set(triples.map(({ subject }) => subject))];
  const about = (subject: string) =>
    triples
      .filter((triple) => triple.subject === subject)
      .map(({ predicate, object }) => {
        const name = short(predicate);
        if (isNode(object)) return `    <${name} rdf:resource="${inXml(object.iri)}"/>\n`;
        const mark = object.language ? ` xml:lang="${object.language}"` : object.type ? ` rdf:datatype="${object.type}"` : "";
        return `    <${name}${mark}>${inXml(object.text)}</${name}>\n`;
      })
      .join("");
  const declared = Object.entries(spaces)
    .map(([prefix, iri]) => ` xmlns:${prefix}="${iri}"`)
    .join("");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF${declared}>\n${subjects
    .map((subject) => `  <rdf:Description rdf:about="${inXml(subject)}">\n${about(subject)}  </rdf:Description>\n`)
    .join("")}</rdf:RDF>\n`;
}
