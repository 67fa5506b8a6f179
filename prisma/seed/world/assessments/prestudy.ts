// The pre-studies, all assessed. Göran Palmgren scores about a point lower than the others throughout: a spread the office must see.
import type { Moment, WorldAssessment, WorldScore } from "../types.ts";

type Scores = [criterion: string, value: number | null, motivation: string][];

const assigned: Moment = { days: -56, time: "09:00" };

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
  submitted: { days: -daysAgo, time: "15:40" },
  summary,
  scores: scores.map(([criterion, value, motivation]): WorldScore => ({ criterion, value, motivation })),
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

export const prestudyAssessments: WorldAssessment[] = [
  // ── byarna delar el ───────────────────────────────────────────────────────────────────────────────────────────────────────
  done(
    "byarna-delar-el",
    "hanna-sjolund",
    41,
    "En ovanligt skarp förstudie. Frågan är ny och svaret går att använda i varje by.",
    [
      [
        rel,
        5,
        "Sex byföreningar har kommit med samma fråga och avbrotten är dokumenterade. Reglerna är nya och ingen i Sjuhärad har prövat dem.",
      ],
      [pot, 5, "Tre jämförda modeller och ett räknat exempel räcker för att besluta. Även ett nej blir användbart."],
      [gen, 4, "Mätning under ett halvår är rimligt. Projektledaren har bara 110 timmar, vilket är stramt om en by hoppar av."],
      [akt, 4, "Byarna, lantbrukarna och nätägarna är med. Jag saknar en oberoende energirådgivare från regionen."],
      [sju, 4, "Räknemodellen blir öppen och tre kommuner deltar. En by i norra delen hade gjort den mer allmängiltig."],
      [prio(4), 2, "Elförsörjningen på landsbygden planeras gemensamt av flera kommuner och byar."],
      [prio(1), 2, "Byar och lantbrukare prövar en form som inte finns här i dag."],
    ],
  ),
  done("byarna-delar-el", "tomas-ekevall", 38, "Angeläget och nära verkligheten. Håller ihop från fråga till svar.", [
    [rel, 5, "Näringslivskontoret får frågan från lantbrukare varje månad. Behovet är belagt med både avbrott och priser."],
    [pot, 4, "Kan leda till ett projekt i hela dalgången. Storleken på nyttan vet man först när nätavgiften är känd."],
    [gen, 4, "Bra att juristen kommer in tidigt och tillsammans med nätägarna."],
    [akt, 5, "Byarna äger frågan själva. Projektet står inte och faller med sökanden."],
    [sju, 4, "Modellen är tänkt för hundra byar, och kommunernas skolor är med som förbrukare."],
    [prio(4), 2, "Fler byar klarar sig vid avbrott om modellen fungerar."],
    [prio(1), 2, "Ny form för småskalig produktion prövas gemensamt."],
  ]),
  done("byarna-delar-el", "goran-palmgren", 36, "Bra fråga, men kalkylen över kommande drift är tunn.", [
    [rel, 4, "Behovet är visat. Att elen är dyr på kvällen är dock inte eget för Ätradalen."],
    [
      pot,
      3,
      "Förstudien kan ge ett beslutsunderlag. Jag är inte övertygad om att en avgift per kilowattimme bär en egen förening.",
    ],
    [gen, 3, "Fyrtiotusen kronor till en jurist förutsätter att frågan kan avgränsas hårt. Det framgår inte hur."],
    [akt, 3, "Nätägarens medverkan bygger på två möten."],
    [sju, 3, "Öppen modell, men tre kommuner i samma del av Sjuhärad."],
    [prio(4), 1, "Kunskap samlas in, ingen har åtagit sig att använda den."],
    [prio(1), 2, "Något nytt prövas gemensamt, om än på papper."],
  ]),
  // ── vem tar över ──────────────────────────────────────────────────────────────────────────────────────────────────────────
  done("vem-tar-over", "hanna-sjolund", 40, "Viktig fråga med ett ärligt upplägg. Stiftelsen vet vad den inte vet.", [
    [rel, 5, "Fyrtiosex egna samtal ger en ovanligt tydlig bild av problemet, och siffran om elva nedläggningar är stark."],
    [pot, 4, "Svaret avgör vilken tjänst som ska byggas. Tre tänkbara vägar är nämnda och ingen är avgjord på förhand."],
    [gen, 4, "Intervjuerna är väl planerade och sekretessen är genomtänkt."],
    [akt, 4, "Banker och redovisningsbyråer är med i vägvalet. Köparsidan är svagare företrädd."],
    [sju, 4, "En sida om varje kommun gör att även de som inte deltar får nytta."],
    [prio(1), 2, "Befintliga företag får en chans att leva vidare i nya händer."],
    [prio(2), 2, "Yrkeskunskap riskerar annars att försvinna med ägaren."],
  ]),
  done(
    "vem-tar-over",
    "tomas-ekevall",
    39,
    "Känns igen från varje liten ort. Bra att både de som sålt och de som lagt ner får tala.",
    [
      [rel, 4, "Problemet är välkänt men sällan undersökt på det här sättet. Underlaget kommer från fyra kommuner."],
      [pot, 4, "En gemensam tjänst är trolig fortsättning och näringslivskontoren är mottagare."],
      [gen, 4, "Tidplanen håller. Registerbilden kan visa sig svårare än man tror."],
      [akt, 4, "Rätt parter, och två banker har bekräftat pengar om än små."],
      [sju, 4, "Kontoren har en halv tjänst var, så det här måste göras ihop."],
      [prio(1), 2, "Bidrar till att företag blir kvar på orten."],
      [prio(2), 1, "Kompetensfrågan berörs men är inte huvudsaken."],
    ],
  ),
  done("vem-tar-over", "goran-palmgren", 37, "Behovet finns. Jag har invändningar mot urvalet.", [
    [rel, 4, "Ägarskiften är en verklig svårighet och bankernas intresse bekräftar det."],
    [pot, 3, "Risken är att rapporten landar i ännu en rådgivningstjänst. Vad den får kosta framgår inte."],
    [gen, 3, "Tjugofyra intervjuer på fyra kommuner blir sex per ort. Det räcker till exempel men inte till slutsatser."],
    [akt, 3, "Bankernas sextusen kronor är mer en hälsning än en medfinansiering."],
    [sju, 3, "Fyra kommuner deltar, övriga får en rapport."],
    [prio(1), 2, "Tillvaratar det befintliga näringslivet."],
    [prio(2), 1, "Svag koppling till kompetensförsörjning."],
  ]),
  // ── hallkartan ────────────────────────────────────────────────────────────────────────────────────────────────────────────
  done("hallkartan", "hanna-sjolund", 42, "Enkel idé, väl avgränsad. Kan spara mycket pengar åt kommunerna.", [
    [
      rel,
      4,
      "Sjuttio barn i kö och en ledig hall två mil bort säger allt. Exemplet är ett, men föreningarnas timmar är räknade.",
    ],
    [pot, 4, "En gemensam taxa skulle ändra hur hallarna används i hela delregionen."],
    [gen, 4, "Sökanden har redan sett uttag ur alla fyra systemen, vilket annars brukar vara den stora fällan."],
    [akt, 4, "Kommunerna lägger arbetstid och föreningarna får säga hur långt de åker. Simföreningarna saknas."],
    [sju, 4, "Metoden är skriven så att övriga kommuner kan göra den själva."],
    [prio(3), 2, "Flickor på sena tider är en grupp som sällan räknas."],
    [prio(4), 1, "Berör resor, men lösningen är inte trafikens."],
  ]),
  done("hallkartan", "tomas-ekevall", 41, "Konkret och lagom stort. Den känsliga frågan om egna föreningar är hanterad.", [
    [rel, 4, "Föreningar i mina trakter säger samma sak. Behovet är visat med både kö och bokningar."],
    [pot, 4, "Prislappen på ett gemensamt system är det besked som fritidscheferna har väntat på."],
    [gen, 4, "Fyra träffar och jämförbara data är realistiskt."],
    [akt, 3, "Fritidscheferna är med, politiken inte. Det blir avgörande när taxan ska antas."],
    [sju, 4, "Fyra kommuner nu och en metod för resten."],
    [prio(3), 2, "Lika tillgång till träningstid är en fråga om tillit mellan föreningar."],
    [prio(4), 2, "Kommunerna planerar gemensamt för något som är svårt att nå."],
  ]),
  done("hallkartan", "goran-palmgren", 36, "Rimlig till sin storlek. Utredarens roll är oklar.", [
    [rel, 3, "Behovet är troligt, men bygger på ett par föreningar i Fritsla med omnejd."],
    [pot, 3, "Ett förslag till taxa är användbart. Det är dock nämnderna som bestämmer och de är inte med."],
    [gen, 3, "Trettiotusen till en utredare utan beskrivning av uppdraget är svårt att bedöma."],
    [akt, 3, "Två kommuner lägger arbetstid och två lämnar data."],
    [sju, 3, "Gemensam nytta för dem som deltar. Övriga får en metodbeskrivning."],
    [prio(3), 2, "Visar vilka som får de sena tiderna."],
    [prio(4), 1, "Marginellt bidrag till tillgänglighet."],
  ]),
  // ── glasets hallar ────────────────────────────────────────────────────────────────────────────────────────────────────────
  recused("glasets-hallar", "tomas-ekevall"),
  done("glasets-hallar", "hanna-sjolund", 38, "Bra kombination av behov och utbud, men smal till sin räckvidd.", [
    [rel, 4, "Tjugosex företag som har frågat är ett gott underlag. Kvadratmetrarna är räknade."],
    [pot, 3, "Kan leda till delade verkstäder i två kommuner. Svårt att se hur det blir fler."],
    [gen, 4, "Räddningstjänsten med från början är klokt, och tre fastighetsägare har skrivit på."],
    [akt, 3, "Kommunerna och ägarna är med. Småföretagen deltar bara genom enkäten."],
    [sju, 3, "Nyttan är tydlig i två kommuner, öppen kalkyl för övriga."],
    [prio(1), 2, "Småföretag får pröva att dela yta och utrustning."],
    [prio(4), 1, "Liten koppling till tillgänglighet."],
  ]),
  done("glasets-hallar", "goran-palmgren", 35, "Fastighetsägarna är de som tjänar mest. Det behöver sägas.", [
    [rel, 3, "Lokalbehovet är visat, men en del av företagen har säkert hittat något sedan de frågade."],
    [pot, 2, "En hyresgaranti flyttar risken från ägaren till kommunen. Jag ser inte vad som är nytt."],
    [gen, 3, "Konsultens uppdrag är tydligt. Kalkylen på tre år är för kort för ett hus."],
    [akt, 2, "Fyra av sju ägare är inte med."],
    [sju, 2, "Två kommuner med ojämn insats, 24 000 mot tio."],
    [prio(1), 1, "Företagen får kännedom om lokaler, knappast mer."],
    [prio(4), 0, "Jag kan inte se något bidrag."],
  ]),
  done("glasets-hallar", "dario-novak", 37, "Jordnära förstudie med två möjliga utfall som båda går att leva med.", [
    [rel, 4, "Tomma lokaler och sökande företag i samma kommuner är ett bra läge att utgå från."],
    [pot, 3, "Verkstäderna kan bli mötesplatser för hantverkare. Antalet är begränsat."],
    [gen, 4, "Bemannad av kommunen, tydliga steg och ett avslut även vid nej."],
    [akt, 3, "Gymnasiets hantverksprogram borde vara tillfrågade."],
    [sju, 3, "Liknande lokaler finns i Mark och Borås, men de är inte med."],
    [prio(1), 2, "Delade verkstäder gör att fler vågar pröva."],
    [prio(4), null, "Jag kan inte bedöma hur lokalerna påverkar resorna. Det står inget om var företagen ligger i dag."],
  ]),
  // ── vård nära hemmet ──────────────────────────────────────────────────────────────────────────────────────────────────────
  recused("vard-nara-hemmet", "hanna-sjolund"),
  done("vard-nara-hemmet", "tomas-ekevall", 40, "Kanske den viktigaste frågan av alla sju. Planen är bra.", [
    [rel, 5, "Behovet av vårdpersonal är kommunernas största bekymmer och siffrorna kommer från dem själva."],
    [pot, 4, "Ett gemensamt övningsrum vore något helt nytt för de små kommunerna."],
    [gen, 4, "Enkät till sexhundra anställda är genomförbar eftersom arbetsgivarna skickar den."],
    [akt, 4, "Fem kommuner och lärosätet. Facket borde vara med."],
    [sju, 5, "Ingen av kommunerna kan bära det ensam, och nyttan är störst i de minsta."],
    [prio(2), 3, "Förändrar utbudet av utbildning i flera kommuner om det blir av."],
    [prio(3), 1, "Öppnar för den som inte kan pendla, men grupperna söks inte upp särskilt."],
  ]),
  done("vard-nara-hemmet", "goran-palmgren", 35, "Angeläget. Men lärosätet ber om betalt för sitt eget uppdrag.", [
    [rel, 4, "Bristen är belagd. Fyra av tio i ett urval av praktikplatser är dock ingen prognos."],
    [pot, 3, "Förstudien svarar på om någon söker. Det borde högskolan kunna ta reda på inom sitt anslag."],
    [gen, 3, "Personalkostnaden är hög i förhållande till timmarna. Jag hade velat se dem uppdelade."],
    [akt, 4, "Fem kommuner i arbetsgruppen är bra. Att arbetsgivarna är med gör resultatet trovärdigt."],
    [sju, 3, "Kostnaden per kommun är uppskattad men inte förankrad."],
    [prio(2), 2, "Kan ge vägar till studier som arbetsgivare efterfrågar."],
    [prio(3), 1, "Ingen särskild uppsökande del."],
  ]),
  done(
    "vard-nara-hemmet",
    "lovisa-brannhult",
    38,
    "Genomtänkt och rättvist tänkt. Tiderna för undervisning är en viktig detalj.",
    [
      [rel, 5, "Orsaken, pendlingen, är identifierad och det är den som angrips."],
      [pot, 4, "Tjugofem studenter per år är en stor förändring för de fem kommunerna."],
      [gen, 3, "Tre spår på samma gång och en person som håller ihop dem. Hösten blir tät."],
      [akt, 4, "Rätt parter. Studenterna själva är bara svarande, inte medskapare."],
      [sju, 4, "Fem kommuner, kostnaden är räknad per kommun och två till kan använda svaret."],
      [prio(2), 3, "Varaktig förändring av utbudet om driften blir gemensam."],
      [prio(3), 2, "Når kvinnor med omsorgsansvar på ett sätt som är beskrivet."],
    ],
  ),
  // ── byggets återbruk ──────────────────────────────────────────────────────────────────────────────────────────────────────
  done("byggets-aterbruk", "hanna-sjolund", 39, "Tydlig fråga med ett mått som avgör. Bra.", [
    [rel, 4, "De 140 dörrarna är ett bra exempel och fastighetscheferna bekräftar att det inte är ovanligt."],
    [pot, 4, "Gränsen på sextio procent av nypriset gör att svaret blir användbart oavsett."],
    [gen, 3, "En samordnare ska följa tre ombyggnader parallellt. Det kräver att byggföretagen ringer i tid."],
    [akt, 4, "Fastighetsförvaltningar och byggföretag är med. Rivningsföretagen saknas."],
    [sju, 3, "Tre kommuner i västra delen. Mallen blir fri för andra."],
    [prio(1), 2, "Kommuner och byggföretag prövar ett nytt flöde."],
    [prio(3), 2, "Arbetsträningen är en verklig möjlighet och är beskriven."],
  ]),
  done("byggets-aterbruk", "tomas-ekevall", 37, "Jag gillar att alternativet att låta bli finns med i kalkylen.", [
    [rel, 4, "Överskottet syns i varje skolombyggnad. Kommunerna har själva bett om det här."],
    [pot, 4, "Kan bli en depå för hela Viskadalen, och juridiken om branddörrar intresserar fler."],
    [gen, 4, "Föreningen har drivit lånebibliotek i sex år och kan hantera saker."],
    [akt, 3, "Byggföretagens tid är bekräftad men liten."],
    [sju, 3, "Gemensam lösning för tre kommuner med olika roller."],
    [prio(1), 2, "Nytt sätt att ta hand om material prövas tillsammans."],
    [prio(3), 1, "Arbetsträning nämns som möjlighet längre fram."],
  ]),
  done("byggets-aterbruk", "goran-palmgren", 36, "Sympatiskt, men ansvarsfrågan är större än sökanden tror.", [
    [rel, 3, "Ett exempel från en skola. Fastighetschefernas bekräftelse är inte bifogad."],
    [pot, 3, "Måttet är bra. Depåns hyra saknas i resonemanget."],
    [gen, 2, "En förening med en samordnare ska reda ut garantier för byggprodukter. Arton tusen räcker inte långt."],
    [akt, 3, "Kommunerna deltar med tillträde, knappast med ansvar."],
    [sju, 3, "Tre kommuner, rimlig fördelning mellan dem som bygger och dem som har yta."],
    [prio(1), 1, "Kunskap om ett möjligt flöde."],
    [prio(3), 1, "Öppet för alla men ingen söks upp i förstudien."],
  ]),
  // ── runt Åsunden ──────────────────────────────────────────────────────────────────────────────────────────────────────────
  done("runt-asunden", "hanna-sjolund", 38, "En led kan vara en bra idé, men det här är mer marknadsföring än utredning.", [
    [rel, 3, "Trafiksäkerheten längs sjön är ett verkligt problem. Underlaget för besöksbehovet är magert."],
    [pot, 2, "Varumärke och bilder kommer före frågan om leden går att bygga."],
    [gen, 3, "Konsulten kan ta fram sträckning på tiden, men markägarna har inte kontaktats."],
    [akt, 2, "Trafikplaneraren är tillfrågad, Tranemo är positivt. Det är inga åtaganden."],
    [sju, 2, "I praktiken ett projekt för Ulricehamn."],
    [prio(4), 2, "En sammanhängande led skulle göra naturen lättare att nå."],
  ]),
  done("runt-asunden", "tomas-ekevall", 36, "Kul idé i fel ordning. Kom gärna tillbaka när markägarna är med.", [
    [rel, 3, "Säsongen är ojämn och cykling kan hjälpa. Varför just denna sträcka förklaras inte."],
    [pot, 2, "Två alternativ till sträckning är ett resultat, grafisk profil är det inte."],
    [gen, 2, "Halva budgeten är konsult och foto. Bolagets egen tid är inte bekräftad."],
    [akt, 2, "Tranemo har sagt något snällt i ett mejl."],
    [sju, 2, "Det talas om ett nät i hela Sjuhärad, men ingen annan är tillfrågad."],
    [prio(4), 1, "Kunskap om en möjlig led, ingen har åtagit sig att bygga."],
  ]),
  done("runt-asunden", "goran-palmgren", 35, "Bolagets egen produktutveckling. Bör betalas av bolaget.", [
    [rel, 2, "Behovet bygger på vad besökare frågar om i receptionen."],
    [pot, 1, "Jag ser inte vilket beslut förstudien gör möjligt."],
    [gen, 2, "Fotografering för tiotusen innan det finns en led är fel ordning."],
    [akt, 1, "Sökanden arbetar i praktiken ensam."],
    [sju, 1, "Lokal nytta och ingen plan som någon har åtagit sig."],
    [prio(4), 1, "Möjligen kunskap om en sträckning."],
  ]),
];
