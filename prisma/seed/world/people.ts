// Everyone in the demo world. All names are invented; a likeness to a living person is chance. No elected member has a party: the
// minutes need the municipality, and an invented person should not speak for a real party.
import type { WorldInterest, WorldPerson } from "./types.ts";

type Members = WorldPerson["memberships"];

const applicant = (
  key: string,
  name: string,
  domain: string,
  title: string,
  memberships: Members,
  language: "sv" | "en" = "sv",
): WorldPerson => ({
  key,
  name,
  email: `${key.replaceAll("-", ".")}@${domain}.example`,
  title,
  roles: [],
  interests: [],
  memberships,
  language,
});

const elected = (
  key: string,
  name: string,
  municipalityCode: string,
  domain: string,
  title: string,
  roles: WorldPerson["roles"],
  interests: WorldInterest[] = [],
): WorldPerson => ({
  key,
  name,
  email: `${key.replaceAll("-", ".")}@${domain}.example`,
  title,
  roles,
  municipalityCode,
  interests,
  memberships: [],
  language: "sv",
});

const staff = (
  key: string,
  name: string,
  title: string,
  roles: WorldPerson["roles"],
  interests: WorldInterest[] = [],
): WorldPerson => ({
  key,
  name,
  email: `${key.replaceAll("-", ".")}@forbundet.example`,
  title,
  roles,
  interests,
  memberships: [],
  language: "sv",
});

const assessor = (key: string, name: string, domain: string, title: string, interests: WorldInterest[]): WorldPerson => ({
  key,
  name,
  email: `${key.replaceAll("-", ".")}@${domain}.example`,
  title,
  roles: ["assessor"],
  interests,
  memberships: [],
  language: "sv",
});

const at = (organisationKey: string, role: "editor" | "reader" | "signatory"): Members => [{ organisationKey, role }];

const office: WorldPerson[] = [
  staff("anneli-rosvall", "Anneli Rosvall", "Handläggare, regional utveckling", ["officer"]),
  staff(
    "jonas-thorin",
    "Jonas Thorin",
    "Handläggare, kultur och civilsamhälle",
    ["officer"],
    [{ kind: "board-seat", organisationKey: "foreningsalliansen", note: "Ledamot i styrelsen sedan tre år, utan arvode." }],
  ),
  staff("birgitta-ahlstrand", "Birgitta Ahlstrand", "Förbundssekreterare", ["secretary"]),
  staff("peter-wikander", "Peter Wikander", "Controller", ["controller"]),
  staff("ali-rezvani", "Ali Rezvani", "Systemförvaltare", ["admin"]),
  {
    key: "monica-stalbrand",
    name: "Monica Stålbrand",
    email: "monica.stalbrand@revision.example",
    title: "Förtroendevald revisor",
    roles: ["auditor"],
    municipalityCode: "1491",
    interests: [],
    memberships: [],
    language: "sv",
  },
];

const assessors: WorldPerson[] = [
  assessor("hanna-sjolund", "Hanna Sjölund", "viskadalen", "Innovationsrådgivare", [
    { kind: "employer", organisationKey: "hogskolan-viskadalen", note: "Anställd på enheten för samverkan." },
  ]),
  assessor("tomas-ekevall", "Tomas Ekevall", "tranemo", "Näringslivsutvecklare", [
    { kind: "employer", organisationKey: "tranemo", note: "Anställd på kommunledningskontoret." },
    { kind: "board-seat", organisationKey: "industrilyftet", note: "Adjungerad till styrelsen för kommunens räkning." },
  ]),
  assessor("mirjam-aslan", "Mirjam Aslan", "kulturstrategen", "Kulturstrateg", [
    { kind: "board-seat", organisationKey: "teater-spinnrocken", note: "Suppleant i styrelsen." },
  ]),
  assessor("goran-palmgren", "Göran Palmgren", "palmgren-rad", "Ekonom, tidigare kreditchef", [
    { kind: "former-employer", organisationKey: "startbanan", note: "Ekonomichef i stiftelsen till för fyra år sedan." },
  ]),
  assessor("lovisa-brannhult", "Lovisa Brännhult", "boras", "Hållbarhetsstrateg", [
    { kind: "employer", organisationKey: "boras", note: "Anställd på stadsledningskansliet." },
  ]),
  assessor("dario-novak", "Dario Novak", "kompetensradet", "Utvecklingsledare, kompetensförsörjning", [
    { kind: "close-relation", organisationKey: "atrans-folkhogskola", note: "Min sambo är kurschef på skolan." },
  ]),
];

const board: WorldPerson[] = [
  elected("kerstin-alvhage", "Kerstin Alvhage", "1490", "boras", "Ordförande i direktionen, Borås", [
    "board-chair",
    "board-member",
  ]),
  elected("mats-hollander", "Mats Hollander", "1463", "mark", "Vice ordförande i direktionen, Mark", [
    "board-member",
    "preparation-chair",
  ]),
  elected(
    "yasmin-farhadi",
    "Yasmin Farhadi",
    "1490",
    "boras",
    "Ledamot, Borås",
    ["board-member"],
    [{ kind: "board-seat", organisationKey: "viskastrand", note: "Ledamot i bolagets styrelse, utsedd av kommunfullmäktige." }],
  ),
  elected("leif-stenkvist", "Leif Stenkvist", "1490", "boras", "Ledamot, Borås", ["board-member"]),
  elected(
    "ann-christin-moberg",
    "Ann-Christin Moberg",
    "1463",
    "mark",
    "Ledamot, Mark",
    ["board-member", "preparation-member"],
    [{ kind: "close-relation", organisationKey: "laga-lana", note: "Min bror är ordförande i föreningen." }],
  ),
  elected(
    "ove-ljungqvist",
    "Ove Ljungqvist",
    "1491",
    "ulricehamn",
    "Ledamot, Ulricehamn",
    ["board-member"],
    [{ kind: "board-seat", organisationKey: "destination-asunden", note: "Ordförande i bolagets styrelse." }],
  ),
  elected("camilla-berghult", "Camilla Berghult", "1443", "bollebygd", "Ledamot, Bollebygd", [
    "board-member",
    "preparation-member",
  ]),
  elected(
    "stefan-orrberg",
    "Stefan Orrberg",
    "1466",
    "herrljunga",
    "Ledamot, Herrljunga",
    ["board-member"],
    [{ kind: "board-seat", organisationKey: "lasrummet", note: "Kassör i föreningen." }],
  ),
  elected("eva-lena-kjell", "Eva-Lena Kjell", "1465", "svenljunga", "Ledamot, Svenljunga", ["board-member"]),
  elected(
    "rickard-tollstad",
    "Rickard Tollstad",
    "1452",
    "tranemo",
    "Ledamot, Tranemo",
    ["board-member"],
    [{ kind: "former-employer", organisationKey: "industrilyftet", note: "Projektledare i föreningen till 2021." }],
  ),
  elected(
    "inger-vastberg",
    "Inger Västberg",
    "1442",
    "vargarda",
    "Ledamot, Vårgårda",
    ["board-member"],
    [
      {
        kind: "board-seat",
        organisationKey: "matnavet",
        note: "Förtroendevald revisor i den ekonomiska föreningen sedan i våras.",
      },
    ],
  ),
  elected("abdi-warsan", "Abdi Warsan", "1490", "boras", "Ersättare, Borås", ["board-substitute"]),
  elected("gun-britt-ramhult", "Gun-Britt Ramhult", "1463", "mark", "Ersättare, Mark", ["board-substitute"]),
  elected("henrik-sotare", "Henrik Sotare", "1491", "ulricehamn", "Ersättare, Ulricehamn", ["board-substitute"]),
  elected("maja-lindrot", "Maja Lindrot", "1466", "herrljunga", "Ersättare, Herrljunga", ["board-substitute"]),
  elected("christina-havsmark", "Christina Havsmark", "1383", "varberg", "Adjungerad, Varberg", ["adjunct"]),
  // in the beredning only; one of them is not elected (KL 6:43)
  elected("solveig-tornell", "Solveig Törnell", "1452", "tranemo", "Ledamot i beredningen, Tranemo", ["preparation-member"]),
  elected(
    "nils-ekarp",
    "Nils Ekarp",
    "1465",
    "svenljunga",
    "Miljöstrateg, Svenljunga",
    ["preparation-member"],
    [{ kind: "board-seat", organisationKey: "destination-asunden", note: "Suppleant i bolagets styrelse." }],
  ),
];

const applicants: WorldPerson[] = [
  // three people in one association: one signs, one writes, one reads
  applicant("elsa-brodd", "Elsa Brodd", "vavnod", "Verksamhetsledare", at("vavnod", "signatory")),
  applicant("nadia-karimi", "Nadia Karimi", "vavnod", "Projektutvecklare", at("vavnod", "editor")),
  // Sits in the boards of two associations, as treasurers often do.
  applicant("bertil-granhed", "Bertil Granhed", "vavnod", "Kassör", [...at("vavnod", "reader"), ...at("vandra", "editor")]),
  applicant("sven-moberg", "Sven Moberg", "lagalana", "Ordförande", at("laga-lana", "signatory")),
  applicant("tilda-fors", "Tilda Fors", "lagalana", "Samordnare", at("laga-lana", "editor")),
  applicant("catarina-lindhe", "Catarina Lindhe", "viskadalen", "Prefekt", at("hogskolan-viskadalen", "signatory")),
  applicant(
    "oluwaseun-adeyo",
    "Oluwaseun Adeyo",
    "viskadalen",
    "Forskare i textil materialteknik",
    at("hogskolan-viskadalen", "editor"),
    "en",
  ),
  applicant("per-hjulstrom", "Per Hjulström", "viskadalen", "Projektekonom", at("hogskolan-viskadalen", "reader")),
  applicant("sara-enehag", "Sara Enehag", "startbanan", "Verkställande ledamot", at("startbanan", "signatory")),
  applicant("kevin-duong", "Kevin Duong", "startbanan", "Affärscoach", at("startbanan", "editor")),
  applicant("lars-ake-tveta", "Lars-Åke Tveta", "industrilyftet", "Ordförande", at("industrilyftet", "signatory")),
  applicant("emelie-stal", "Emelie Stål", "industrilyftet", "Processledare", at("industrilyftet", "editor")),
  applicant("johanna-kornhall", "Johanna Kornhall", "matnavet", "Verksamhetschef", at("matnavet", "signatory")),
  applicant("arvid-algutsson", "Arvid Algutsson", "matnavet", "Lantbrukare och styrelseledamot", at("matnavet", "editor")),
  applicant("karl-gustav-attorp", "Karl-Gustav Attorp", "energiringen", "Ordförande", at("energiringen", "signatory")),
  applicant("rebecka-solbring", "Rebecka Solbring", "energiringen", "Projektledare", at("energiringen", "editor")),
  applicant("magdalena-wik", "Magdalena Wik", "viskastrand", "Verkställande direktör", at("viskastrand", "signatory")),
  applicant("filip-rosander", "Filip Rosander", "viskastrand", "Affärsutvecklare", at("viskastrand", "editor")),
  applicant("ingela-torphage", "Ingela Torphage", "asunden", "Verkställande direktör", at("destination-asunden", "signatory")),
  applicant("mikael-sandhem", "Mikael Sandhem", "asunden", "Destinationsutvecklare", at("destination-asunden", "editor")),
  applicant("roger-garnhall", "Roger Garnhall", "atertrad", "Verkställande direktör", at("atertrad", "signatory")),
  applicant("vendela-quist", "Vendela Quist", "spinnrocken", "Konstnärlig ledare", at("teater-spinnrocken", "signatory")),
  applicant("samuel-ostbo", "Samuel Östbo", "spinnrocken", "Producent", at("teater-spinnrocken", "editor")),
  applicant("gunilla-bokrad", "Gunilla Bokrad", "lasrummet", "Ordförande", at("lasrummet", "signatory")),
  applicant("amanda-tistel", "Amanda Tistel", "lasrummet", "Läspedagog", at("lasrummet", "editor")),
  applicant("torbjorn-ekbacke", "Torbjörn Ekbacke", "biostjarnan", "Föreståndare", at("bio-stjarnan", "signatory")),
  applicant("linnea-halling", "Linnea Hälling", "biostjarnan", "Filmpedagog", at("bio-stjarnan", "editor")),
  applicant("maria-tonnang", "Maria Tonnäng", "musikbron", "Ordförande", at("musikbron", "signatory")),
  applicant("isak-lyrback", "Isak Lyrbäck", "musikbron", "Körledare", at("musikbron", "editor")),
  applicant("josefin-takt", "Josefin Takt", "dansatradalen", "Ordförande", at("dans-atradalen", "signatory")),
  applicant("helge-forsaker", "Helge Forsåker", "folkhogskolan", "Rektor", at("atrans-folkhogskola", "signatory")),
  applicant("leyla-demirok", "Leyla Demirok", "folkhogskolan", "Kurschef", at("atrans-folkhogskola", "editor")),
  applicant(
    "britt-marie-planhag",
    "Britt-Marie Planhag",
    "foreningsalliansen",
    "Kanslichef",
    at("foreningsalliansen", "signatory"),
  ),
  applicant("oskar-linde-vall", "Oskar Linde Vall", "foreningsalliansen", "Utvecklare", at("foreningsalliansen", "editor")),
  applicant("rune-stigmark", "Rune Stigmark", "vandra", "Ordförande", at("vandra", "signatory")),
  applicant("pia-kullegard", "Pia Kullegård", "vandra", "Ledansvarig", at("vandra", "editor")),
  applicant("agnes-farglund", "Agnes Färglund", "sjurum", "Ordförande", at("bygdekonst", "signatory")),
  applicant("daniel-okoro", "Daniel Okoro", "sjurum", "Curator", at("bygdekonst", "editor"), "en"),
  applicant("marie-hagvall", "Marie Hagvall", "forbundet", "Regionutvecklare", at("forbundet", "editor")),
  applicant("anders-forbring", "Anders Forbring", "forbundet", "Förbundsdirektör", at("forbundet", "signatory")),
  applicant("susanne-tegelborg", "Susanne Tegelborg", "boras", "Avdelningschef", at("boras", "signatory")),
  applicant("erik-vasthed", "Erik Västhed", "boras", "Miljöplanerare", at("boras", "editor")),
  applicant("carina-viskehult", "Carina Viskehult", "mark", "Kulturchef", at("mark", "signatory")),
  applicant("ludvig-sagen", "Ludvig Sågen", "mark", "Utvecklare", at("mark", "editor")),
  applicant("pernilla-rydstrand", "Pernilla Rydstrand", "ulricehamn", "Näringslivschef", at("ulricehamn", "signatory")),
  applicant("simon-haglund-ek", "Simon Haglund Ek", "ulricehamn", "Samhällsplanerare", at("ulricehamn", "editor")),
  applicant("annika-jarnbo", "Annika Järnbo", "herrljunga", "Bildningschef", at("herrljunga", "signatory")),
  applicant("therese-limmarsson", "Therese Limmarsson", "tranemo", "Kommundirektör", at("tranemo", "signatory")),
  applicant("yusuf-glasmark", "Yusuf Glasmark", "tranemo", "Samhällsstrateg", at("tranemo", "editor")),
];

export const people: WorldPerson[] = [...office, ...assessors, ...board, ...applicants];
