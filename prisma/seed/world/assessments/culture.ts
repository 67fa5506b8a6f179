// The culture applications: four fully assessed, two half way.
import type { Moment, WorldAssessment, WorldScore } from "../types.ts";

type Scores = [criterion: string, value: number | null, motivation: string][];

const assigned: Moment = { days: -19, time: "10:00" };
const toScores = (scores: Scores): WorldScore[] =>
  scores.map(([criterion, value, motivation]) => ({ criterion, value, motivation }));

const done = (
  applicationKey: string,
  assessorKey: string,
  daysAgo: number,
  summary: string,
  scores: Scores,
): WorldAssessment => ({
  applicationKey,
  assessorKey,
  state: "submitted",
  assigned,
  submitted: { days: -daysAgo, time: "20:15" },
  summary,
  scores: toScores(scores),
});

const begun = (applicationKey: string, assessorKey: string, scores: Scores): WorldAssessment => ({
  applicationKey,
  assessorKey,
  state: "begun",
  assigned,
  summary: "",
  scores: toScores(scores),
});

const waiting = (applicationKey: string, assessorKey: string): WorldAssessment => ({
  applicationKey,
  assessorKey,
  state: "assigned",
  assigned,
  summary: "",
  scores: [],
});

const recused = (applicationKey: string, assessorKey: string): WorldAssessment => ({
  applicationKey,
  assessorKey,
  state: "recused",
  assigned,
  summary: "",
  scores: [],
});

const rel = "relevans";
const pot = "potential";
const gen = "genomforbarhet";
const akt = "aktorskonstellation";
const sju = "sjuharadsperspektiv";
const prio = (number: number) => `node:rus-vg-2030/prio-${number}`;

export const cultureAssessments: WorldAssessment[] = [
  // ── scen i matsalen: Mirjam sits on the theatre's board ─────────────────────────────────────────────────────────────────────
  recused("scen-i-matsalen", "mirjam-aslan"),
  done("scen-i-matsalen", "lovisa-brannhult", 8, "Ett starkt projekt där de minsta skolorna kommer först.", [
    [rel, 5, "Fem kommuner har räknat hur ofta små skolor får besök. Orsaken, bussen, är den som projektet tar bort."],
    [
      pot,
      5,
      "2 900 barn möter teater i sin egen matsal, och sjuhundra får bygga den. Eleverna prövar texterna innan de är färdiga.",
    ],
    [gen, 4, "En fjärde skådespelare i beredskap visar erfarenhet. Två hela spelår är ändå mycket för tre personer."],
    [akt, 4, "Kultursamordnarna är med i arbetet och skolorna betalar. Elevråden kunde ha fått en roll."],
    [sju, 5, "Turnéplanen är i sig ett delregionalt sätt att arbeta och fyra kommuner har räknat in fortsättningen."],
    [prio(3), 3, "Barn på små orter får medverka, och mottagarvärdarna blir kvar."],
    [prio(2), 1, "Lärarna får material, men kopplingen till lärande är inte utvecklad."],
  ]),
  done("scen-i-matsalen", "goran-palmgren", 6, "Gediget, men fortsättningen vilar på fyra budgetar som ännu inte är beslutade.", [
    [rel, 4, "Behovet är väl visat med besök per skola."],
    [pot, 4, "Många barn nås till en kostnad per besök som är lägre än i dag."],
    [gen, 3, "Personalkostnaden det andra året är hög. Avtalsenlig lön förklarar en del av den."],
    [akt, 3, "Skolornas pengar är till största delen det de ändå lägger på kultur."],
    [sju, 3, "Fem kommuner deltar. Att samordnarna har räknat in besöken är inte detsamma som att nämnden har gjort det."],
    [prio(3), 2, "Når orter som sällan nås."],
    [prio(2), null, "Jag kan inte bedöma lärandet. Ansökan säger för lite om vad eleverna ska kunna efteråt."],
  ]),
  done("scen-i-matsalen", "dario-novak", 9, "Genomtänkt och roligt. Mottagarboken kan bli lika viktig som pjäserna.", [
    [rel, 5, "Rektorerna säger själva att de hellre tar emot. Underlaget är fem kommuners."],
    [pot, 4, "Eleverna bygger ljud och ljus, vilket är något annat än att sitta i publik."],
    [gen, 4, "Uppbyggnaden är provad på två skolor. Det inger förtroende."],
    [akt, 4, "Fem kommuner med pengar och tid, två dramatiker som arbetar med klasser."],
    [sju, 4, "Delad turné sänker kostnaden och varje kommun får en utbildad värd."],
    [prio(3), 2, "Flerspråkiga pjäser når familjer som annars inte kommer."],
    [prio(2), 2, "Elever prövar teknik och hantverk på riktigt."],
  ]),
  // ── läsbussen ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
  done("lasbussen", "mirjam-aslan", 7, "Läsningen flyttar dit barnen är. Det är enkelt och klokt.", [
    [rel, 5, "Sju stängda filialer, 212 tillfrågade barn och utlåning per kön. Så här ska ett behov beskrivas."],
    [
      pot,
      4,
      "Högläsning före match når dem som aldrig går in på ett bibliotek. Kvaliteten på samtalen hänger på en enda läspedagog.",
    ],
    [gen, 4, "Lånad buss och lösa hyllor är lagom. Provkvällarna i april är bra."],
    [akt, 4, "Bibliotek, föreningar och bussbolag. Föräldrarna finns med som högläsare."],
    [sju, 4, "Delad buss och bemanning, och en biblioteksplan på väg."],
    [prio(2), 2, "Läsning är grunden för allt lärande och når pojkar som tappat den."],
    [prio(3), 2, "Orter utan bibliotek nås på ett sätt som är tydligt beskrivet."],
  ]),
  done("lasbussen", "goran-palmgren", 6, "Fint tänkt. Framtiden hänger på en plan som inte är antagen.", [
    [rel, 4, "Avståndet på sjutton kilometer är räknat och barnen är tillfrågade."],
    [pot, 3, "Trehundrafemtio barn på två år är inte många för pengarna."],
    [gen, 3, "Chaufför på timmar är en svag punkt vintertid."],
    [akt, 3, "Bussbolagets nedsatta hyra är bekräftad, klubbarnas medverkan är löften."],
    [sju, 2, "Biblioteksplanen är ett förslag. Vem som betalar bussen år tre står inte."],
    [prio(2), 2, "Läsförmåga efterfrågas överallt."],
    [prio(3), 2, "Söker upp orter som saknar bibliotek."],
  ]),
  done("lasbussen", "dario-novak", 9, "Målet om andelen pojkar är modigt och går att följa.", [
    [rel, 4, "Läsningen sjunker mest bland pojkar i årskurs 4-6 och det är där projektet lägger kraften."],
    [pot, 4, "Vanan att läsa högt före match kan leva länge om den fastnar."],
    [gen, 4, "Realistiska kvällar och tydligt ansvar."],
    [akt, 4, "Två bibliotek bemannar och en kommun betalar. Skolan saknas lite."],
    [sju, 4, "Tre kommuner delar, och hållplatserna väljs efter var det saknas bibliotek."],
    [prio(2), 2, "Stärker barn på väg mot högstadiet."],
    [prio(3), 2, "Föreningslivets ledare blir en del av läsandet."],
  ]),
  // ── ungas film ────────────────────────────────────────────────────────────────────────────────────────────────────────────
  done("ungas-film", "mirjam-aslan", 8, "Biografen som verkstad är en fin tanke. Residenset höjer den konstnärliga nivån.", [
    [
      rel,
      4,
      "Åldern på vaktmästarna och de ungas längtan hakar i varandra. Fritidsgårdarnas beskrivning kunde ha varit mer precis.",
    ],
    [pot, 5, "Unga skriver, filmar, visar och tar över projektorn. De är medskapare hela vägen."],
    [gen, 4, "Fem inspelningsveckor på ett halvår är högt tempo men utrustningen är säkrad."],
    [akt, 4, "Fem biografföreningar och fem fritidsgårdar är ett starkt lag."],
    [sju, 4, "Filmerna reser mellan orterna och premiärdagen blir kvar till känd kostnad."],
    [prio(3), 2, "Söker den som inte går på estetiska program."],
    [prio(2), 2, "Deltagarna lär sig ett hantverk och att leda en inspelning."],
  ]),
  done("ungas-film", "lovisa-brannhult", 7, "Varmt och konkret. Könsfördelningen bakom kameran följs upp på riktigt.", [
    [rel, 4, "Bygdebiografernas framtid är en fråga i fem kommuner samtidigt."],
    [pot, 4, "Tio filmer och tjugo nya maskinister är ett resultat som märks."],
    [gen, 3, "Filmpedagogen ska vara på fem orter under våren. Resorna är budgeterade men tiden är knapp."],
    [akt, 4, "Föreningarna betalar själva en del, vilket visar att de vill."],
    [sju, 4, "Fem kommuner och en årlig dag efteråt."],
    [prio(3), 2, "Unga får nycklarna till ett hus på orten."],
    [prio(2), 2, "Praktisk kunskap som går att bygga vidare på."],
  ]),
  done("ungas-film", "dario-novak", 9, "Bra trappa från idé till visning. Jag hade velat se en skola med.", [
    [rel, 3, "Behovet är begripligt men bygger på vad personalen hör."],
    [pot, 4, "Att både göra och visa är ovanligt och ger självförtroende."],
    [gen, 4, "Två på regin av varje film är ett bra skydd mot avhopp."],
    [akt, 3, "Gymnasieskolorna är inte med, trots att åldern stämmer."],
    [sju, 4, "Fem orter som delar pedagog är precis vad medlen är till för."],
    [prio(3), 2, "Unga på små orter får publik i hela området."],
    [prio(2), 1, "Lärandet är verkligt men inte kopplat till arbete eller studier."],
  ]),
  // ── sjung över gränsen ────────────────────────────────────────────────────────────────────────────────────────────────────
  done(
    "sjung-over-gransen",
    "mirjam-aslan",
    8,
    "Åldrarna möts i en gemensam repertoar. Konstnärligt anspråkslöst men socialt starkt.",
    [
      [rel, 4, "Få barn i kulturskolan och få besök på boendena, båda siffersatta."],
      [pot, 3, "Formen finns på andra håll, men inte här. Sångfesten kan bli en höjdpunkt."],
      [gen, 4, "Alltid två ledare och en mentor är ett gott skydd."],
      [akt, 4, "Tre kulturskolor och äldreomsorgen betalar en liten del."],
      [sju, 3, "Gemensam körpedagog är en bra tanke, ännu bara i två verksamhetsplaner."],
      [prio(3), 3, "Barn och äldre får en vana att ses varje vecka, och den fortsätter om pedagogen anställs."],
      [prio(2), 2, "Tolv nya ledare är kompetens som efterfrågas."],
    ],
  ),
  done("sjung-over-gransen", "goran-palmgren", 5, "Billigt per deltagare. Men ett av tre åtaganden saknas.", [
    [rel, 3, "Bristen på körledare är trovärdig, behovet på boendena allmänt känt."],
    [pot, 3, "Åtta körer är en rimlig omfattning."],
    [gen, 3, "Sex kurshelger för ideella ledare är mycket begärt."],
    [akt, 3, "Svenljunga avvaktar och det påverkar hela lösningen."],
    [sju, 2, "Fyrtio procents tjänst på tre kommuner, där en inte har sagt ja."],
    [prio(3), 2, "Når äldre som sällan nås."],
    [prio(2), 1, "Kunskapen stannar i körerna."],
  ]),
  done("sjung-over-gransen", "lovisa-brannhult", 6, "Litet, vänligt och genomförbart.", [
    [rel, 4, "Projektet svarar på två behov samtidigt och det är smart."],
    [pot, 4, "Från sju till nittio år är ett möte som annars inte sker."],
    [gen, 4, "Gångavstånd mellan skola och boende gör det möjligt på riktigt."],
    [akt, 4, "Kulturskola och äldreomsorg i samma projekt är ovanligt."],
    [sju, 3, "Tre kommuner. Repertoaren är gemensam men det är också det mesta."],
    [prio(3), 3, "Isolering bryts och vanan kan bli bestående."],
    [prio(2), 1, "Ledarkursen är bra men liten."],
  ]),
  // ── dans utan golv: half way ──────────────────────────────────────────────────────────────────────────────────────────────
  done(
    "dans-utan-golv",
    "mirjam-aslan",
    4,
    "Golvet som kommer till byn är en stark bild, och listan med namn är ett ovanligt ärligt underlag.",
    [
      [rel, 4, "Nittiofyra namn från tre byar och alla platser i centralorten. Behovet är påtagligt."],
      [pot, 4, "Dans på sex orter där det inte finns något. Deltagarna har valt stilarna."],
      [gen, 3, "Transporten av golvet är tung. Föreningen är liten och ordföranden gör mycket själv."],
      [akt, 3, "Kulturskolan i Tranemo är en stark part, Svenljunga sköter anmälan."],
      [sju, 3, "Två kommuner är minsta möjliga men modellen är gjord för att flytta."],
      [prio(3), 2, "Byar som sällan nås, på ett sätt som går att se."],
    ],
  ),
  begun("dans-utan-golv", "lovisa-brannhult", [
    [rel, 4, "Bra att föräldrarna själva har samlat in namnen."],
    [gen, 3, "Golvets vikt och väglag i november bör kommenteras. Återkommer."],
  ]),
  waiting("dans-utan-golv", "goran-palmgren"),
  // ── konst vid hållplatsen: half way; Lovisa's declaration waits for a ruling ──────────────────────────────────────────────────
  recused("konst-vid-hallplatsen", "lovisa-brannhult"),
  done("konst-vid-hallplatsen", "dario-novak", 3, "Ovanligt, genomarbetat och med en plan för skötseln.", [
    [rel, 4, "Skador och otrygghet är räknade. Att fem kommuner saknar plan för konst är ett verkligt glapp."],
    [pot, 5, "Konstnären som väntar på bussen i två veckor är ett möte som ingen annan ansökan har."],
    [gen, 4, "Fyra tydliga steg. Tekniken är med från början."],
    [akt, 5, "Planerare, konstnärer, resenärer och trafik. De som väntar får rösta."],
    [sju, 4, "Handboken gäller alla åtta och avtalet på tio år är unikt."],
    [prio(4), 2, "Hållplatsen som rum påverkar viljan att åka buss."],
    [prio(3), 2, "Frågan om trygghet ställs till dem som känner sig otrygga."],
  ]),
  begun("konst-vid-hallplatsen", "mirjam-aslan", [
    [rel, 5, "Det mest besökta rummet utan värd. Bra formulerat och sant."],
    [pot, 5, "Hög konstnärlig ambition med tid att lyssna."],
    [akt, 4, "Kommunernas planerare skriver handboken själva, vilket är klokt."],
  ]),
  waiting("konst-vid-hallplatsen", "goran-palmgren"),
];
