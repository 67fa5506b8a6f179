// Two meetings of the board: the one that decided in October 2024 (dates for ever) and the one to come in twelve days.
import type { WorldAgendaItem, WorldDecision, WorldMeeting } from "./types.ts";

const item = (
  position: number,
  paragraph: number | null,
  kind: WorldAgendaItem["kind"],
  title: string,
  clauses: string[],
  rest: Partial<WorldAgendaItem> = {},
): WorldAgendaItem => ({
  position,
  paragraph,
  kind,
  title,
  applicationKeys: [],
  background: "",
  clauses,
  procedure: clauses.length ? "acclamation" : "none",
  absences: [],
  votes: [],
  reservations: [],
  decisions: [],
  ...rest,
});

const granted = (
  applicationKey: string,
  purpose: "tillvaxt" | "miljo",
  years: [number, number, number],
  reasons: string,
  conditions: string,
): WorldDecision => ({
  applicationKey,
  outcome: "grant",
  amountKr: years[0] + years[1] + years[2],
  reasons,
  conditions,
  tranches: years.map((amountKr, index) => ({
    year: 2025 + index,
    purpose,
    amountKr,
    standing: index === 0 ? "granted" : "intended",
  })),
});

const refused = (applicationKey: string, reasons: string): WorldDecision => ({
  applicationKey,
  outcome: "reject",
  amountKr: 0,
  reasons,
  conditions: "",
  tranches: [],
});

const inBoard = [
  "kerstin-alvhage",
  "mats-hollander",
  "yasmin-farhadi",
  "leif-stenkvist",
  "ann-christin-moberg",
  "ove-ljungqvist",
  "camilla-berghult",
  "stefan-orrberg",
  "eva-lena-kjell",
  "rickard-tollstad",
  "inger-vastberg",
];

export const meetings: WorldMeeting[] = [
  {
    key: "direktionen-2024-10-25",
    state: "announced",
    body: "Direktionen",
    place: "Boråsregionens kansli, Borås",
    starts: { at: "2024-10-25T13:00" },
    opened: { at: "2024-10-25T13:02" },
    closed: { at: "2024-10-25T15:18" },
    adjusted: { at: "2024-11-04T10:30" },
    announced: { at: "2024-11-05T08:15" },
    finalAt: { at: "2024-12-07T06:00" },
    appeals: [
      {
        applicationKey: "asunden-aret-om",
        appellant: "Torbjörn Lindgärde",
        cameIn: "2024-11-21",
        registered: { at: "2024-11-25T10:12" },
        caseNumber: "4821-24",
        answer: {
          as: "reject",
          on: "2025-04-10",
          registered: { at: "2025-04-11T09:05" },
          note: "Domen kom den 20 mars 2025 och överklagades inte. Domstolen fann att direktionen hade behandlat sökandena lika.",
        },
      },
    ],
    chairKey: "kerstin-alvhage",
    secretaryKey: "birgitta-ahlstrand",
    adjusterKey: "eva-lena-kjell",
    members: [
      ...inBoard.map((personKey) => ({ personKey, capacity: "member" as const, present: personKey !== "ove-ljungqvist" })),
      { personKey: "henrik-sotare", capacity: "substitute", present: true, servesFor: "ove-ljungqvist" },
      { personKey: "abdi-warsan", capacity: "substitute", present: true },
      { personKey: "gun-britt-ramhult", capacity: "substitute", present: false },
      { personKey: "maja-lindrot", capacity: "substitute", present: true },
      { personKey: "christina-havsmark", capacity: "adjunct", present: true },
      { personKey: "birgitta-ahlstrand", capacity: "secretary", present: true },
      { personKey: "anneli-rosvall", capacity: "officer", present: true },
      { personKey: "peter-wikander", capacity: "officer", present: true },
    ],
    items: [
      item(1, 57, "opening", "Sammanträdets öppnande", [], {
        background: "Ordföranden hälsar välkommen och förklarar sammanträdet öppnat. Upprop görs. Direktionen är beslutför.",
      }),
      item(2, 58, "adjuster", "Val av justerare", ["utse Eva-Lena Kjell att tillsammans med ordföranden justera protokollet"]),
      item(3, 59, "agenda", "Fastställande av dagordning", [
        "fastställa dagordningen med tillägget att ansökningarna Cirkulära textilflöden i Sjuhärad och En karta för Sjuhärad behandlas var för sig",
      ]),
      item(
        4,
        60,
        "allocation",
        "Delregionala utvecklingsmedel 2025-2027, fördelning",
        [
          "bevilja medel för 2025 och fatta inriktningsbeslut för 2026 och 2027 enligt förslaget för Automation för små verkstäder, Mer mat från Sjuhärad på tallriken, Vägen tillbaka samt Starta på landet",
          "avslå ansökningarna Åsunden året om, Sol på bygdegården samt Sju härader till fots med de skäl som anges för var och en",
          "uppdra åt kansliet att underrätta de sökande när protokollet är justerat",
        ],
        {
          callKey: "history",
          applicationKeys: [
            "sma-verkstader",
            "mat-fran-sjuharad",
            "vagen-tillbaka",
            "starta-pa-landet",
            "asunden-aret-om",
            "sol-pa-bygdegarden",
            "sju-harader-till-fots",
          ],
          background:
            "Nio ansökningar kom in när utlysningen stängde den 23 augusti 2024. De sökte tillsammans 8 900 000 kronor. Åtta uppfyllde grundvillkoren och har lästs av två bedömare var. Beredningen för hållbar regional utveckling ställde sig den 17 oktober bakom kansliets förslag. Medlen räcker till sex projekt. I två fall föreslås ett lägre belopp än det sökta.",
          decisions: [
            granted(
              "sma-verkstader",
              "tillvaxt",
              [550_000, 640_000, 560_000],
              "Projektet stärker det befintliga näringslivet i kommuner där varje verkstad betyder mycket. Cellen delas och operatörerna leder arbetet. Bedömarna är eniga.",
              "Stöd av mindre betydelse registreras per företag före varje genomlysning.",
            ),
            granted(
              "mat-fran-sjuharad",
              "miljo",
              [310_000, 340_000, 250_000],
              "Behovet är väl visat och både kök och gårdar är med. Bedömarna pekar på att transporten på prov är dyr i förhållande till mängden. Beloppet sänks därför med 160 000 kronor.",
              "Transporten provas ett år. En reviderad budget lämnas före start.",
            ),
            granted(
              "vagen-tillbaka",
              "tillvaxt",
              [230_000, 250_000, 195_000],
              "Projektet angriper ett behov som kommunerna själva har satt siffror på och prövar en lösning med ett känt pris. Två kommuner avser att köpa platser.",
              "En arbetsgivare från verkstadsindustrin ska ingå i styrgruppen.",
            ),
            granted(
              "starta-pa-landet",
              "tillvaxt",
              [230_000, 240_000, 190_000],
              "Råden flyttas dit de saknas, och försöken visar att människor kommer. Beloppet motsvarar femtio kvällar i stället för sextio.",
              "Deltagare redovisas efter kön och kommun i varje rapport.",
            ),
            refused(
              "asunden-aret-om",
              "Projektet består till största delen av kampanjer för ett besöksmål i en kommun. Det går inte att se en nytta för hela Sjuhärad, och Tranemo har inte åtagit sig någon del. Ansökan når inte gränsen för totalpoäng.",
            ),
            refused(
              "sol-pa-bygdegarden",
              "Mer än fyra femtedelar av budgeten är investeringar i solceller och batterier. Delregionala utvecklingsmedel får inte i huvudsak användas till investeringar. Grundvillkoret är inte uppfyllt.",
            ),
            refused(
              "sju-harader-till-fots",
              "En lång led kan bli värdefull, men markägarna är inte tillfrågade, kommunerna har inte åtagit sig något och det finns ingen hållbar ordning för skötseln. Ansökan når inte gränsen för totalpoäng. Direktionen ser gärna en ny ansökan som börjar med skötseln av befintliga leder.",
            ),
          ],
        },
      ),
      item(
        5,
        61,
        "application",
        "Delregionala utvecklingsmedel, Cirkulära textilflöden i Sjuhärad",
        [
          "bevilja Viskastrand Science Park AB 600 000 kronor för 2025",
          "fatta ett inriktningsbeslut om 800 000 kronor för 2026 och 600 000 kronor för 2027",
        ],
        {
          callKey: "history",
          applicationKeys: ["cirkulara-floden"],
          background:
            "Ansökan fick samma totalpoäng som Automation för små verkstäder och ligger först eftersom den har högre poäng på relevans.",
          absences: [
            {
              personKey: "yasmin-farhadi",
              kind: "conflict",
              ground: "KL 6:28 p. 2",
              applicationKey: "cirkulara-floden",
              replacedBy: "abdi-warsan",
            },
          ],
          decisions: [
            granted(
              "cirkulara-floden",
              "miljo",
              [600_000, 800_000, 600_000],
              "Alla kommuner får samma skyldighet att samla in textil och ingen har avsättning för den del som inte kan säljas. Projektet samlar dem som har textilen och dem som behöver fibern, och visar vad som krävs för att det ska gå runt.",
              "Ett utkast till gemensamt avtal om avsättning lämnas med rapporten för 2026.",
            ),
          ],
        },
      ),
      item(
        6,
        62,
        "application",
        "Delregionala utvecklingsmedel, En karta för Sjuhärad",
        [
          "bevilja förbundets projekt En karta för Sjuhärad 480 000 kronor för 2025",
          "fatta ett inriktningsbeslut om 480 000 kronor för 2026 och 340 000 kronor för 2027",
        ],
        {
          callKey: "history",
          applicationKeys: ["en-karta-for-sjuharad"],
          procedure: "vote",
          background: "Förbundet är självt sökande. Ansökan har beretts av en handläggare som inte deltar i projektet.",
          votes: [
            { personKey: "kerstin-alvhage", choice: "yes" },
            { personKey: "mats-hollander", choice: "yes" },
            { personKey: "yasmin-farhadi", choice: "yes" },
            { personKey: "leif-stenkvist", choice: "no" },
            { personKey: "ann-christin-moberg", choice: "yes" },
            { personKey: "henrik-sotare", choice: "yes" },
            { personKey: "camilla-berghult", choice: "yes" },
            { personKey: "stefan-orrberg", choice: "yes" },
            { personKey: "eva-lena-kjell", choice: "abstain" },
            { personKey: "rickard-tollstad", choice: "yes" },
            { personKey: "inger-vastberg", choice: "yes" },
          ],
          reservations: [
            {
              personKey: "leif-stenkvist",
              at: { at: "2024-10-25T14:41" },
              text: "Kommunerna lägger redan arbetstid i samverkan om planering. En databas borde betalas av förbundets egen budget och inte av de utvecklingsmedel som andra ska kunna söka.",
            },
          ],
          decisions: [
            granted(
              "en-karta-for-sjuharad",
              "tillvaxt",
              [480_000, 480_000, 340_000],
              "Alla åtta kommuner deltar med arbetstid och har delat upp kostnaden för driften. En gemensam bild behövs när staten planerar järnväg och när företag söker mark.",
              "Projektets ekonomi redovisas skilt från förbundets övriga verksamhet och granskas av en annan ekonom än projektets.",
            ),
          ],
        },
      ),
      item(7, 63, "information", "Information från kansliet", [], {
        background:
          "Förbundets controller redovisar läget i potterna för innevarande år. Omkring 600 000 kronor beräknas återföras från avslutade projekt.",
      }),
      item(8, 64, "closing", "Sammanträdets avslutande", [], {
        background: "Ordföranden tackar och avslutar sammanträdet klockan 15.18.",
      }),
    ],
  },
  {
    key: "direktionen-nasta",
    state: "planned",
    body: "Direktionen",
    place: "Boråsregionens kansli, Borås",
    starts: { days: 12, time: "13:00" },
    chairKey: "kerstin-alvhage",
    secretaryKey: "birgitta-ahlstrand",
    members: [
      ...inBoard.map((personKey) => ({ personKey, capacity: "member" as const, present: false })),
      ...["abdi-warsan", "gun-britt-ramhult", "henrik-sotare", "maja-lindrot"].map((personKey) => ({
        personKey,
        capacity: "substitute" as const,
        present: false,
      })),
      { personKey: "christina-havsmark", capacity: "adjunct", present: false },
      { personKey: "birgitta-ahlstrand", capacity: "secretary", present: false },
      { personKey: "anneli-rosvall", capacity: "officer", present: false },
      { personKey: "jonas-thorin", capacity: "officer", present: false },
      { personKey: "peter-wikander", capacity: "officer", present: false },
    ],
    items: [
      item(1, null, "opening", "Sammanträdets öppnande", []),
      item(2, null, "adjuster", "Val av justerare", ["utse en justerare att tillsammans med ordföranden justera protokollet"]),
      item(3, null, "agenda", "Fastställande av dagordning", ["fastställa dagordningen"]),
      item(
        4,
        null,
        "allocation",
        "Förstudier 2027, fördelning",
        [
          "bevilja 95 000 kronor till Kan byarna dela el, 100 000 kronor till Vårdutbildning nära hemmet, 90 000 kronor till Vem tar över, 80 000 kronor till Hallkartan och 47 000 kronor till Tomma hallar, nya verkstäder",
          "uppdra åt kansliet att underrätta de sökande när protokollet är justerat",
        ],
        {
          callKey: "prestudy",
          applicationKeys: ["byarna-delar-el", "vard-nara-hemmet", "vem-tar-over", "hallkartan", "glasets-hallar"],
          background:
            "Sju ansökningar kom in och alla uppfyller grundvillkoren eller har prövats vidare. De söker tillsammans 638 000 kronor ur en pott på 500 000 kronor. Tre bedömare har läst varje ansökan. Förslaget följer rangordningen. Den sjätte i ordningen föreslås få det som återstår.",
        },
      ),
      item(
        5,
        null,
        "application",
        "Förstudier 2027, En depå för byggets överblivna",
        ["bevilja Laga & Låna i Sjuhärad 88 000 kronor"],
        {
          callKey: "prestudy",
          applicationKeys: ["byggets-aterbruk"],
          background:
            "Ansökan ligger på femte plats i rangordningen. Ann-Christin Moberg har anmält jäv och ärendet behandlas därför för sig.",
        },
      ),
      item(6, null, "application", "Förstudier 2027, Cykel runt Åsunden", ["avslå ansökan från Destination Åsunden AB"], {
        callKey: "prestudy",
        applicationKeys: ["runt-asunden"],
        background:
          "Ansökan når inte gränsen för totalpoäng. Bolagets styrelse leds av en ledamot i direktionen och ärendet behandlas därför för sig.",
      }),
      item(7, null, "information", "Läget i kulturutlysningen", [], {
        background: "Kansliet informerar om bedömningen, som pågår.",
      }),
      item(8, null, "closing", "Sammanträdets avslutande", []),
    ],
  },
];
