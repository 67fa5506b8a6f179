// Seven pre-studies, all assessed and ready for the board. Together they ask for more than the half million there is.
import { cash, cost, drum, focus, goals2030, kraft, money, rus, work } from "../rows.ts";
import type { WorldApplication } from "../types.ts";

const passed = (
  officer: string,
  settledDaysAgo: number,
  notes: [string, string, string, string, string],
): WorldApplication["eligibility"] => ({
  state: "passed",
  officer,
  opened: { days: -69, time: "08:30" },
  settled: { days: -settledDaysAgo, time: "15:20" },
  answers: [
    "prioriterade-mal",
    "sjuharadsperspektiv",
    "minst-tva-kommuner",
    "langsiktig-finansiering",
    "arbete-inte-investering",
  ].map((question, index) => ({ question, answer: "yes" as const, note: notes[index] as string })),
  reason: "",
});

export const prestudyApplications: WorldApplication[] = [
  {
    key: "byarna-delar-el",
    callKey: "prestudy",
    organisationKey: "energiringen",
    title: "Kan byarna dela el? Förstudie om energigemenskaper i Ätradalen",
    state: "submitted",
    number: 1,
    startedBy: "rebecka-solbring",
    created: { days: -104, time: "19:12" },
    submitted: { moment: { days: -81, time: "10:41" }, by: "karl-gustav-attorp" },
    sections: {
      summary:
        "Vi vill ta reda på om fyra byar i Ätradalen kan producera, lagra och dela el lokalt, och vilken form en sådan gemenskap i så fall bör ha.",
      need: "Sex byföreningar i Svenljunga, Tranemo och Ulricehamn har frågat oss samma sak: går det att dela elen från ladugårdstaken med bygdegården och skolan? I dag säljer lantbrukarna sitt överskott billigt mitt på dagen medan byn köper dyr el på kvällen. Samtidigt har nätet i dalgången varit utslaget tre gånger de senaste två vintrarna, som längst i 31 timmar. Reglerna för energigemenskaper är nya och ingen i Sjuhärad har prövat dem i praktiken.",
      purpose:
        "Förstudien ska ge ett underbyggt ja eller nej. Blir det ja ska det finnas ett förslag till organisation, avtal med nätägaren och ett räknat exempel. Blir det nej ska det vara tydligt vad som hindrar och vad som skulle behöva ändras.",
      targetGroup: "Byföreningar, lantbrukare med egen elproduktion och de kommuner som äger skolor och äldreboenden i byarna.",
      activities: [
        {
          title: "Mäta",
          text: "Vi samlar in timvärden för produktion och förbrukning från fyra byar under ett halvår.",
          from: "2027-01-11",
          to: "2027-06-30",
          responsible: "Rebecka Solbring",
        },
        {
          title: "Utreda rätt och nät",
          text: "En jurist går igenom elnätsreglerna tillsammans med nätägarna. Två arbetsmöten hålls på plats.",
          from: "2027-02-01",
          to: "2027-05-31",
          responsible: "Inhyrd jurist",
        },
        {
          title: "Räkna och besluta",
          text: "Tre modeller räknas igenom och läggs fram för byarna på ett stormöte.",
          from: "2027-06-01",
          to: "2027-10-29",
          responsible: "Karl-Gustav Attorp",
        },
      ],
      sjuharadPerspective:
        "De fyra byarna är valda för att likna hundra andra i Sjuhärad. Räknemodellen blir öppen, så att en by i Herrljunga eller Mark kan stoppa in sina egna siffror.",
      municipalities: [
        { code: "1465", role: "Deltar med energirådgivare och lämnar förbrukningsdata för två skolor." },
        { code: "1452", role: "Deltar i arbetsmöten och prövar frågan om kommunen kan vara medlem." },
        { code: "1491", role: "Lämnar data för ett äldreboende och följer arbetet." },
      ],
      shares: {
        focusArea: focus([4, 7_000], [5, 3_000]),
        rus: rus([4, 6_000], [1, 4_000]),
        kraftsamling: kraft("elektrifiering"),
        agenda2030: goals2030(7, 13),
      },
      goals: [
        { text: "Byar med mätvärden för minst ett halvår", unit: "byar", baseline: 0, target: 4, comparator: "at-least" },
        {
          text: "Ett beslutsunderlag med tre jämförda modeller är överlämnat till byarna och kommunerna",
          unit: "ja",
          baseline: null,
          target: 1,
          comparator: "yes",
        },
      ],
      risks: [
        {
          risk: "Nätägaren hinner inte delta.",
          measure: "Vi har ett skriftligt besked om två arbetsmöten och kan annars använda publicerade tariffer.",
        },
      ],
      longTermPlan:
        "Visar förstudien ja bildar byarna en ekonomisk förening där medlemmarna betalar driften med en avgift per kilowattimme. Ett genomförandeprojekt söks då tillsammans med kommunerna nästa höst.",
      equality:
        "Styrelserna i byföreningarna domineras av män över sextio. Vi håller ett av mötena på en förskola och ett på svenska och arabiska, och redovisar vilka som kom.",
      sustainability:
        "Lokal produktion minskar behovet av reservkraft på diesel. Vi räknar också på vad som händer med batteriernas material när de är slut.",
      stateAid: "Förstudien ger ingen enskild näringsidkare pengar eller rådgivning. Alla resultat blir offentliga.",
      ...money(
        [
          cost("personal", 2027, 62_000, "Projektledare, 110 timmar"),
          cost("kopta-tjanster", 2027, 40_000, "Jurist med vana av elnätsfrågor"),
          cost("resor-moten", 2027, 8_000, "Arbetsmöten i fyra byar"),
          cost("indirekta", 2027, 9_000, "Lokal och administration"),
        ],
        [drum(2027, 95_000), work("civilsamhalle", "Byföreningarnas ideella tid", 2027, 24_000)],
      ),
      period: { from: "2027-01-11", to: "2027-10-29" },
      contact: {
        name: "Rebecka Solbring",
        title: "Projektledare",
        email: "rebecka.solbring@energiringen.example",
        phone: "070-174 06 05",
      },
    },
    eligibility: passed("anneli-rosvall", 62, [
      "Fokusområde 4 och 5. Kopplingen är väl beskriven.",
      "Räknemodellen blir öppen för alla byar.",
      "Tre kommuner, med data och arbetstid.",
      "Ekonomisk förening med avgift är ett rimligt nästa steg.",
      "Bara arbetstid och juridiskt stöd.",
    ]),
  },
  {
    key: "vem-tar-over",
    callKey: "prestudy",
    organisationKey: "startbanan",
    title: "Vem tar över? Förstudie om ägarskiften i små företag",
    state: "submitted",
    number: 2,
    startedBy: "kevin-duong",
    created: { days: -111, time: "09:02" },
    submitted: { moment: { days: -76, time: "15:58" }, by: "sara-enehag" },
    sections: {
      summary:
        "Var tredje företagare i fyra av delregionens kommuner är över sextio år. Förstudien ska visa varför friska företag läggs ner i stället för att byta ägare.",
      need: "Vi mötte förra året 46 företagare som ville trappa ner. Bara fem hade pratat med någon om vem som skulle ta över, och elva hade bestämt sig för att lägga ner. Det handlar om låssmeden, bilverkstaden och den lilla metallfirman med fyra anställda. När de försvinner är det längre till service och färre jobb på orten. Näringslivskontoren vet att problemet finns men möter det först när dörren är stängd.",
      purpose:
        "Vi vill förstå var kedjan brister: är det priset, banken, tiden eller att köparen aldrig får veta? Svaret avgör om nästa steg ska vara rådgivning, en matchningstjänst eller något helt annat.",
      targetGroup: "Företagare över 55 år med högst tio anställda, och människor i samma bransch som skulle kunna ta över.",
      activities: [
        {
          title: "Intervjuer",
          text: "Djupintervjuer med 24 företagare, hälften som har sålt och hälften som har lagt ner.",
          from: "2027-01-18",
          to: "2027-04-30",
          responsible: "Kevin Duong",
        },
        {
          title: "Registerbild",
          text: "Vi tar fram en bild av åldrarna bland ägarna i varje kommun ur öppna källor.",
          from: "2027-02-15",
          to: "2027-05-14",
          responsible: "Stiftelsens analytiker",
        },
        {
          title: "Vägval",
          text: "Tre arbetsmöten med näringslivskontor, banker och redovisningsbyråer. Slutrapport med förslag.",
          from: "2027-05-17",
          to: "2027-09-30",
          responsible: "Sara Enehag",
        },
      ],
      sjuharadPerspective:
        "Frågan ser lika ut i alla kommunerna men kontoren har en halv tjänst var. En gemensam tjänst kan vara det enda rimliga. Rapporten skickas till alla åtta kommuner med en egen sida om varje.",
      municipalities: [
        { code: "1490", role: "Näringslivskontoret rekryterar intervjupersoner i tätorten och deltar i vägvalet." },
        { code: "1463", role: "Bidrar med kontakter till metall- och textilföretag i Viskadalen." },
        { code: "1466", role: "Deltar i arbetsmöten och lånar ut lokal." },
        { code: "1442", role: "Företagslotsen följer med på intervjuer i Vårgårda." },
      ],
      shares: { focusArea: focus([1, 8_000], [2, 2_000]), rus: rus([1, 7_500], [2, 2_500]), agenda2030: goals2030(8) },
      goals: [
        { text: "Genomförda djupintervjuer", unit: "intervjuer", baseline: 0, target: 24, comparator: "at-least" },
        {
          text: "Kommuner som har tagit ställning till förslaget",
          unit: "kommuner",
          baseline: 0,
          target: 6,
          comparator: "at-least",
        },
      ],
      risks: [
        {
          risk: "Företagare vill inte berätta om en misslyckad försäljning.",
          measure: "Samtalen är konfidentiella och redovisas utan bransch där det går att gissa vem det är.",
        },
      ],
      longTermPlan:
        "Två banker har sagt att de kan betala för en matchningstjänst om den finns i hela delregionen. Näringslivskontorens nätverk tar ställning till förslaget senast i november.",
      equality:
        "Kvinnor som driver företag inom vård och handel syns sällan i samtalen om ägarskiften. Hälften av intervjuerna görs därför med kvinnor.",
      sustainability: "Att ta över en fungerande verksamhet är god hushållning med både kunskap och lokaler.",
      stateAid: "Intervjuerna är undersökning, inte rådgivning. Ingen företagare får hjälp med sin egen försäljning.",
      ...money(
        [
          cost("personal", 2027, 78_000, "Affärscoach 130 timmar och analytiker 20 timmar"),
          cost("kopta-tjanster", 2027, 12_000, "Utskrift av intervjuer och registeruttag"),
          cost("resor-moten", 2027, 6_000, "Resor till intervjuer, fika"),
          cost("kommunikation", 2027, 4_000, "Rapport i tryck och på webben"),
          cost("indirekta", 2027, 11_000, "Kontor och ekonomiadministration"),
        ],
        [
          drum(2027, 90_000),
          cash("naringsliv", "Två lokala banker", 2027, 6_000),
          work("civilsamhalle", "Stiftelsen Startbanan, egen tid", 2027, 15_000),
        ],
      ),
      period: { from: "2027-01-18", to: "2027-09-30" },
      contact: { name: "Kevin Duong", title: "Affärscoach", email: "kevin.duong@startbanan.example", phone: "070-174 06 07" },
    },
    eligibility: passed("anneli-rosvall", 61, [
      "Fokusområde 1, tillväxtpotential i befintliga företag.",
      "Alla åtta kommuner får en egen sida i rapporten.",
      "Fyra kommuner, varav två med arbetstid.",
      "Bankerna är nämnda som möjliga betalare.",
      "Ja, nästan bara personal.",
    ]),
  },
  {
    key: "hallkartan",
    callKey: "prestudy",
    organisationKey: "foreningsalliansen",
    title: "Hallkartan: förstudie om att dela lokaler över kommungränsen",
    state: "submitted",
    number: 3,
    startedBy: "oskar-linde-vall",
    created: { days: -95, time: "20:33" },
    submitted: { moment: { days: -73, time: "08:17" }, by: "britt-marie-planhag" },
    sections: {
      summary:
        "Några idrottshallar står tomma på vardagar medan andra har kö. Vi vill ta reda på om kommunerna kan boka och prissätta gemensamt.",
      need: "Våra medlemsföreningar lägger i snitt elva timmar per säsong på att jaga tider. Gymnastikföreningen i Fritsla har 70 barn i kö och nekas tid, samtidigt som en fullstor hall två mil bort är ledig fyra kvällar i veckan. Hallen ligger på andra sidan en kommungräns, med annan taxa, annat bokningssystem och regeln att egna föreningar går först.",
      purpose:
        "Vi ska räkna på hur många timmar som faktiskt är lediga och pröva om en gemensam taxa är möjlig. Föreningarna ska säga hur långt de är beredda att åka.",
      targetGroup: "Föreningar med barn och unga i fyra kommuner och de tjänstepersoner som fördelar tider.",
      activities: [
        {
          title: "Inventering",
          text: "Bokningsdata för 38 hallar samlas in och görs jämförbar.",
          from: "2027-02-01",
          to: "2027-04-15",
          responsible: "Oskar Linde Vall",
        },
        {
          title: "Samtal",
          text: "Fyra träffar med föreningar och en med fritidscheferna.",
          from: "2027-04-16",
          to: "2027-06-11",
          responsible: "Britt-Marie Planhag",
        },
        {
          title: "Förslag",
          text: "Ett förslag till gemensam taxa och en prislapp på ett gemensamt bokningssystem.",
          from: "2027-08-16",
          to: "2027-11-12",
          responsible: "Inhyrd utredare",
        },
      ],
      sjuharadPerspective:
        "Kartan omfattar först Bollebygd, Borås, Mark och Vårgårda. Metoden beskrivs så att övriga kommuner kan göra sin egen inventering på en dag.",
      municipalities: [
        { code: "1443", role: "Fritidschefen lämnar bokningsdata och deltar i samtalet om taxan." },
        { code: "1490", role: "Lämnar data för sjutton hallar." },
        { code: "1463", role: "Deltar med en handläggare tio timmar." },
        { code: "1442", role: "Lämnar data och är värd för en träff." },
      ],
      shares: { focusArea: focus([3, 6_000], [5, 4_000]), rus: rus([3, 6_000], [4, 4_000]), agenda2030: goals2030(3, 11) },
      goals: [
        { text: "Hallar med jämförbar bokningsdata", unit: "hallar", baseline: 0, target: 35, comparator: "at-least" },
        {
          text: "Föreningar som har svarat på hur långt de kan åka",
          unit: "föreningar",
          baseline: 0,
          target: 60,
          comparator: "at-least",
        },
        {
          text: "Ett förslag till gemensam taxa är överlämnat till fritidscheferna",
          unit: "ja",
          baseline: null,
          target: 1,
          comparator: "yes",
        },
      ],
      risks: [
        {
          risk: "Kommunernas system lämnar ut olika data.",
          measure: "Vi har sett ett uttag från varje system och vet vad som saknas.",
        },
        {
          risk: "Frågan om egna föreningar först är politiskt känslig.",
          measure: "Förslaget innehåller ett alternativ där regeln är kvar men bara fram till två veckor före.",
        },
      ],
      longTermPlan:
        "Kommunerna äger redan bokningssystemen. Om förslaget antas ersätter ett gemensamt system fyra, och enligt leverantörernas prislistor blir det inte dyrare.",
      equality:
        "Flickor byter oftare idrott när tiderna blir sena. Vi redovisar vilka tider som går till flickor respektive pojkar, vilket ingen har gjort tidigare här.",
      sustainability:
        "Att använda de hallar som finns är billigare för klimatet än att bygga en ny. Resorna räknas på andra sidan vågskålen.",
      stateAid: "Ingen ekonomisk verksamhet. Deltagarna är föreningar och kommuner.",
      ...money(
        [
          cost("personal", 2027, 54_000, "Utvecklare 95 timmar"),
          cost("kopta-tjanster", 2027, 30_000, "Utredare av taxor och upphandling"),
          cost("resor-moten", 2027, 5_000, "Fem träffar"),
          cost("indirekta", 2027, 8_000, "Kansli"),
        ],
        [drum(2027, 80_000), work("kommun", "Bollebygds kommun", 2027, 9_000), work("kommun", "Marks kommun", 2027, 8_000)],
      ),
      period: { from: "2027-02-01", to: "2027-11-12" },
      contact: {
        name: "Oskar Linde Vall",
        title: "Utvecklare",
        email: "oskar.linde.vall@foreningsalliansen.example",
        phone: "070-174 06 11",
      },
    },
    eligibility: passed("anneli-rosvall", 60, [
      "Fokusområde 3 och 5.",
      "Metoden ska kunna användas av alla.",
      "Fyra kommuner lämnar data, två lägger tid.",
      "Kommunerna äger systemen redan i dag.",
      "Inga inköp av system i förstudien.",
    ]),
  },
  {
    key: "glasets-hallar",
    callKey: "prestudy",
    organisationKey: "tranemo",
    title: "Tomma hallar, nya verkstäder: förstudie om de nedlagda industrilokalerna",
    state: "submitted",
    number: 4,
    startedBy: "yusuf-glasmark",
    created: { days: -99, time: "13:47" },
    submitted: { moment: { days: -72, time: "11:30" }, by: "therese-limmarsson" },
    sections: {
      summary:
        "I Tranemo och Svenljunga står sju större industrilokaler tomma. Förstudien undersöker om de kan bli delade verkstäder för småföretag och hantverkare.",
      need: "Under fem år har 19 000 kvadratmeter industriyta blivit tomma i våra två kommuner. Samtidigt har 26 småföretag hört av sig till näringslivskontoren och frågat efter verkstadsyta på 50 till 300 kvadratmeter. Fastighetsägarna vill hyra ut hela huset till en hyresgäst, och den hyresgästen finns inte längre. Varje vinter utan värme gör lokalerna sämre.",
      purpose:
        "Vi vill veta om delade verkstäder bär sig, vad som krävs i form av brandskydd, el och avtal, och om det är en uppgift för kommunen, fastighetsägaren eller en förening.",
      targetGroup: "Småföretag och hantverkare som saknar lokal, och ägarna till de sju fastigheterna.",
      activities: [
        {
          title: "Behov",
          text: "Enkät och samtal med de 26 företag som har frågat efter lokal.",
          from: "2027-01-07",
          to: "2027-03-12",
          responsible: "Näringslivskontoren",
        },
        {
          title: "Lokalernas skick",
          text: "En byggkonsult går igenom tre av fastigheterna tillsammans med räddningstjänsten.",
          from: "2027-03-01",
          to: "2027-05-28",
          responsible: "Inhyrd byggkonsult",
        },
        {
          title: "Studiebesök och kalkyl",
          text: "Två studiebesök hos delade verkstäder och en kalkyl på tre års sikt.",
          from: "2027-05-03",
          to: "2027-08-31",
          responsible: "Yusuf Glasmark",
        },
      ],
      sjuharadPerspective:
        "Tomma lokaler finns i hela delregionen, men våra exempel är av den sort som är vanligast: ett hus för stort för en. Vi redovisar kalkylen öppet för övriga kommuners näringslivschefer.",
      municipalities: [
        { code: "1452", role: "Projektägare, står för arbetsledning och egen insats i pengar." },
        { code: "1465", role: "Deltar med näringslivsutvecklare tjugo timmar och två av de sju fastigheterna." },
      ],
      shares: {
        focusArea: focus([1, 6_500], [5, 3_500]),
        rus: rus([1, 8_000], [4, 2_000]),
        kraftsamling: kraft("cirkulara-affarsmodeller"),
        agenda2030: goals2030(9, 11),
      },
      goals: [
        {
          text: "Företag som har beskrivit sitt behov av yta",
          unit: "företag",
          baseline: 26,
          target: 40,
          comparator: "at-least",
        },
        {
          text: "Fastigheter med känd kostnad för brandskydd och el",
          unit: "fastigheter",
          baseline: 0,
          target: 3,
          comparator: "at-least",
        },
      ],
      risks: [
        {
          risk: "Fastighetsägarna väntar på en större hyresgäst och vill inte delta.",
          measure: "Tre av sju har skrivit under att konsulten får komma in.",
        },
      ],
      longTermPlan:
        "Håller kalkylen prövar kommunstyrelserna en gemensam hyresgaranti på tre år. Håller den inte avslutas frågan och fastighetsägarna får underlaget.",
      equality:
        "Bland de 26 finns nio kvinnor, de flesta inom textil och keramik. Deras behov av mindre ytor ska styra en av de tre kalkylerna.",
      sustainability:
        "Att använda en hall som står är bättre än att gjuta en ny platta. Konsulten bedömer också vad som kan återbrukas.",
      stateAid: "En hyresgaranti kan vara statsstöd och utreds i kalkylen. Själva förstudien ger inget företag en fördel.",
      ...money(
        [
          cost("personal", 2027, 70_000, "Samhällsstrateg 120 timmar"),
          cost("kopta-tjanster", 2027, 45_000, "Byggkonsult med brandskyddskunskap"),
          cost("resor-moten", 2027, 4_000, "Två studiebesök"),
        ],
        [drum(2027, 85_000), cash("kommun", "Tranemo kommun", 2027, 24_000), work("kommun", "Svenljunga kommun", 2027, 10_000)],
      ),
      period: { from: "2027-01-07", to: "2027-08-31" },
      contact: {
        name: "Yusuf Glasmark",
        title: "Samhällsstrateg",
        email: "yusuf.glasmark@tranemo.example",
        phone: "070-174 06 13",
      },
    },
    eligibility: passed("anneli-rosvall", 60, [
      "Fokusområde 1 och 5.",
      "Öppen kalkyl, men tyngdpunkten ligger i två kommuner.",
      "Tranemo och Svenljunga, båda med egen insats.",
      "Hyresgaranti eller tydligt avslut.",
      "Konsulten bedömer lokaler, inget byggs.",
    ]),
  },
  {
    key: "vard-nara-hemmet",
    callKey: "prestudy",
    organisationKey: "hogskolan-viskadalen",
    title: "Vårdutbildning nära hemmet: förstudie om gemensamma lärcentra",
    state: "submitted",
    number: 5,
    startedBy: "oluwaseun-adeyo",
    created: { days: -90, time: "16:20" },
    submitted: { moment: { days: -71, time: "14:05" }, by: "catarina-lindhe" },
    sections: {
      summary:
        "Kommunerna saknar sjuksköterskor och undersköterskor. Vi undersöker om utbildning på halvfart vid lärcentra i fem kommuner kan få fler att läsa vidare utan att flytta.",
      need: "De fem kommunerna räknar med att behöva 190 fler medarbetare i vård och omsorg till 2030. Bland undersköterskorna i våra verksamhetsförlagda platser säger fyra av tio att de skulle läsa till sjuksköterska om de slapp pendla fyra dagar i veckan. Lärcentra finns i tre kommuner men används mest till vuxenutbildning på dagtid, och de saknar övningsrum för kliniska moment.",
      purpose:
        "Förstudien ska visa hur många som faktiskt skulle söka, vilka moment som kräver att studenten är på campus och vad ett gemensamt övningsrum kostar att driva.",
      targetGroup: "Undersköterskor, vårdbiträden och unga vuxna med examen från vårdprogrammet i fem kommuner.",
      activities: [
        {
          title: "Efterfrågan",
          text: "Enkät till 600 anställda och intervjuer med 20 av dem.",
          from: "2027-01-18",
          to: "2027-03-31",
          responsible: "Högskolans samverkansenhet",
        },
        {
          title: "Kursernas upplägg",
          text: "Lärare går igenom tre terminer och märker ut vad som kan göras på ett lärcentrum.",
          from: "2027-03-01",
          to: "2027-06-04",
          responsible: "Programansvarig lärare",
        },
        {
          title: "Drift och ansvar",
          text: "Vuxenutbildningscheferna tar fram en gemensam bemanning och kostnad.",
          from: "2027-08-23",
          to: "2027-12-10",
          responsible: "Catarina Lindhe och de fem kommunerna",
        },
      ],
      sjuharadPerspective:
        "Ingen av de fem kommunerna kan ensam bära ett övningsrum. Tillsammans har de underlag för en grupp om 25 studenter per år. Resultatet är användbart också för Bollebygd och Mark, som redan pendlar till campus.",
      municipalities: [
        { code: "1465", role: "Vuxenutbildningen och äldreomsorgen svarar på enkäten och lånar ut lärcentrum." },
        { code: "1452", role: "Deltar med vuxenutbildningens rektor." },
        { code: "1491", role: "Prövar var ett övningsrum skulle kunna ligga." },
        { code: "1466", role: "Deltar med vård- och omsorgschef i arbetsgruppen." },
        { code: "1442", role: "Deltar i enkäten och i gruppen om bemanning." },
      ],
      shares: {
        focusArea: focus([2, 8_500], [3, 1_500]),
        rus: rus([2, 9_000], [3, 1_000]),
        kraftsamling: kraft("fullfoljda-studier"),
        agenda2030: goals2030(3, 4),
      },
      goals: [
        { text: "Svar på enkäten om att läsa vidare", unit: "svar", baseline: 0, target: 300, comparator: "at-least" },
        {
          text: "Kommuner som har tagit ställning till gemensam drift",
          unit: "kommuner",
          baseline: 0,
          target: 5,
          comparator: "at-least",
        },
      ],
      risks: [
        {
          risk: "Lärosätets antagning kan inte reservera platser.",
          measure: "Vi har frågat antagningsenheten, som ser två lagliga vägar. Båda beskrivs i rapporten.",
        },
      ],
      longTermPlan:
        "Kommunerna betalar redan för lärcentra. Det nya är ett övningsrum och en handledare på halvtid, som enligt vår första uppskattning kostar 140 000 kronor per kommun och år.",
      equality:
        "Nio av tio anställda i målgruppen är kvinnor och många har ensamt ansvar för barn. Tiderna för undervisning prövas särskilt mot det.",
      sustainability:
        "Färre pendlingsresor och bättre bemanning i den egna kommunen. Digital undervisning prövas med en grupp som har svagt nät.",
      stateAid: "Utbildning inom det offentliga systemet är inte ekonomisk verksamhet.",
      ...money(
        [
          cost("personal", 2027, 96_000, "Utredare 20 procent i sex månader, lärare 40 timmar"),
          cost("resor-moten", 2027, 12_000, "Resor till fem kommuner"),
          cost("kommunikation", 2027, 3_000, "Enkät och kort film"),
          cost("indirekta", 2027, 14_000, "Högskolans påslag, nedsatt till taket"),
        ],
        [drum(2027, 100_000), work("akademi", "Högskolan Viskadalen, lärartid", 2027, 25_000)],
      ),
      period: { from: "2027-01-18", to: "2027-12-10" },
      contact: {
        name: "Oluwaseun Adeyo",
        title: "Forskare",
        email: "oluwaseun.adeyo@viskadalen.example",
        phone: "070-174 06 17",
      },
    },
    eligibility: passed("anneli-rosvall", 59, [
      "Fokusområde 2, tydligt behov.",
      "Fem kommuner som var för sig är för små.",
      "Fem kommuner med arbetstid.",
      "Kostnad per kommun är uppskattad.",
      "Enbart arbete.",
    ]),
  },
  {
    key: "byggets-aterbruk",
    callKey: "prestudy",
    organisationKey: "laga-lana",
    title: "En depå för byggets överblivna? Förstudie om återbruk av byggmaterial",
    state: "submitted",
    number: 6,
    startedBy: "tilda-fors",
    created: { days: -87, time: "18:05" },
    submitted: { moment: { days: -70, time: "22:46" }, by: "sven-moberg" },
    sections: {
      summary:
        "Dörrar, fönster och handfat i gott skick slängs när skolor byggs om. Vi vill veta om en gemensam depå i Viskadalen kan ta hand om dem.",
      need: "Vid ombyggnaden av en skola i Kinna åkte 140 innerdörrar i containern. De var elva år gamla. Ingen ville slänga dem, men det fanns ingenstans att ställa dem och ingen som hade tid att mäta upp dem. Samma månad köpte en förskola i Viskafors 22 nya dörrar av samma modell. Kommunernas fastighetschefer bekräftar att det händer vid varje ombyggnad.",
      purpose:
        "Förstudien ska svara på om flödet är stort nog, vem som får äga materialet och vad hanteringen kostar per dörr jämfört med en ny.",
      targetGroup: "Kommunernas fastighetsförvaltningar, byggföretag och föreningar som sköter sina egna lokaler.",
      activities: [
        {
          title: "Följa tre ombyggnader",
          text: "Vi räknar och fotograferar allt som går att använda igen i tre skolprojekt.",
          from: "2027-01-11",
          to: "2027-06-30",
          responsible: "Tilda Fors",
        },
        {
          title: "Ansvar och garanti",
          text: "Genomgång av vem som svarar för en begagnad branddörr. Möte med försäkringsbolag och inspektör.",
          from: "2027-03-15",
          to: "2027-05-31",
          responsible: "Inhyrd byggjurist",
        },
        {
          title: "Kalkyl",
          text: "Jämförelse mellan en bemannad depå, en digital marknadsplats och att låta bli.",
          from: "2027-08-09",
          to: "2027-10-15",
          responsible: "Sven Moberg",
        },
      ],
      sjuharadPerspective:
        "Borås bygger mest, Mark och Bollebygd har ytorna. Det är därför frågan behöver lösas tillsammans. Mallen för inventering blir fri att använda för alla kommuner i Sjuhärad.",
      municipalities: [
        { code: "1463", role: "Öppnar två ombyggnader för inventering och visar en tänkbar lokal." },
        { code: "1490", role: "Fastighetsförvaltningen deltar med projektledare vid en ombyggnad." },
        { code: "1443", role: "Deltar i jämförelsen av kostnader." },
      ],
      shares: {
        focusArea: focus([4, 10_000]),
        rus: rus([1, 7_000], [3, 3_000]),
        kraftsamling: kraft("cirkulara-affarsmodeller"),
        agenda2030: goals2030(11, 12),
      },
      goals: [
        { text: "Inventerade ombyggnader", unit: "ombyggnader", baseline: 0, target: 3, comparator: "at-least" },
        {
          text: "Känd hanteringskostnad per dörr, i andel av nypris",
          unit: "procent",
          baseline: null,
          target: 60,
          comparator: "at-most",
        },
      ],
      risks: [{ risk: "En ombyggnad skjuts upp.", measure: "Fem projekt är tillfrågade, tre räcker." }],
      longTermPlan:
        "Blir kostnaden lägre än sextio procent av nypriset kan depån betalas av fastighetsförvaltningarna. Blir den högre föreslår vi att kommunerna i stället lägger in återbruk i sina avtal om rivning.",
      equality:
        "Föreningen ger redan arbetsträning. En depå kan ge fler platser, och vi frågar deltagarna vilka uppgifter som är möjliga med olika funktionsnedsättningar.",
      sustainability:
        "En återbrukad dörr sparar omkring trettio kilo koldioxid jämfört med en ny. Siffran prövas i de tre ombyggnaderna.",
      stateAid: "Kalkylen visar om en depå skulle konkurrera med privata aktörer. Två återbruksföretag deltar i samtalen.",
      ...money(
        [
          cost("personal", 2027, 66_000, "Samordnare 125 timmar"),
          cost("kopta-tjanster", 2027, 18_000, "Byggjurist"),
          cost("resor-moten", 2027, 7_000, "Inventeringsdagar"),
          cost("indirekta", 2027, 9_000, "Del av lokal och telefon"),
        ],
        [drum(2027, 88_000), work("naringsliv", "Två byggföretag, tid vid inventering", 2027, 12_000)],
      ),
      period: { from: "2027-01-11", to: "2027-10-15" },
      contact: { name: "Tilda Fors", title: "Samordnare", email: "tilda.fors@lagalana.example", phone: "070-174 06 19" },
    },
    eligibility: passed("anneli-rosvall", 58, [
      "Fokusområde 4.",
      "Gemensam mall och gemensam depå.",
      "Mark, Borås och Bollebygd.",
      "Två utfall beskrivs, båda med betalare.",
      "Arbete och juridik.",
    ]),
  },
  {
    key: "runt-asunden",
    callKey: "prestudy",
    organisationKey: "destination-asunden",
    title: "Cykel runt Åsunden: förstudie om en sammanhängande led",
    state: "submitted",
    number: 7,
    startedBy: "mikael-sandhem",
    created: { days: -74, time: "12:00" },
    submitted: { moment: { days: -70, time: "23:52" }, by: "ingela-torphage" },
    sections: {
      summary: "Bolaget vill undersöka förutsättningarna för en cykelled runt sjön och vidare söderut mot Tranemo.",
      need: "Besökare frågar ofta efter en led runt Åsunden. I dag tar cykelbanan slut efter några kilometer och cyklisterna leds ut på landsvägen, där det är smalt och går fort. Gästnätterna i Ulricehamn är många på vintern men få i juni och augusti. Vi tror att cykling kan jämna ut säsongen.",
      purpose: "Att ta fram en sträckning, en kostnadsbild och ett varumärke för leden.",
      targetGroup: "Besökare från Borås, Jönköping och Göteborg, och företag inom boende och mat.",
      activities: [
        {
          title: "Sträckning",
          text: "Konsult föreslår två alternativ och talar med markägarna.",
          from: "2027-02-01",
          to: "2027-06-30",
          responsible: "Inhyrd konsult",
        },
        {
          title: "Varumärke",
          text: "Namn, skyltprogram och foton från de vackraste platserna.",
          from: "2027-05-01",
          to: "2027-09-30",
          responsible: "Mikael Sandhem",
        },
      ],
      sjuharadPerspective:
        "Leden ligger i huvudsak i Ulricehamn men når Tranemo i söder. På sikt kan den bli en del av ett nät i hela Sjuhärad.",
      municipalities: [
        { code: "1491", role: "Kommunens trafikplanerare är tillfrågad." },
        { code: "1452", role: "Tranemo har ställt sig positiv till att leden förlängs." },
      ],
      shares: { focusArea: focus([1, 5_000], [5, 5_000]), rus: rus([4, 10_000]), agenda2030: goals2030(8, 11) },
      goals: [
        {
          text: "Alternativ till sträckning med bedömd kostnad",
          unit: "alternativ",
          baseline: 0,
          target: 2,
          comparator: "at-least",
        },
        { text: "Grafisk profil är framtagen", unit: "ja", baseline: null, target: 1, comparator: "yes" },
      ],
      risks: [{ risk: "Markägare säger nej.", measure: "Två alternativ tas fram." }],
      longTermPlan: "Själva bygget söks hos Trafikverket och kommunerna. Bolaget kan sköta marknadsföringen.",
      equality: "Leden ska vara öppen för alla, även den som cyklar med barn eller använder armcykel.",
      sustainability: "Fler semestrar nära hemmet kan minska resandet.",
      stateAid: "Leden blir öppen för alla och gynnar inget enskilt företag.",
      ...money(
        [
          cost("personal", 2027, 60_000, "Destinationsutvecklare 100 timmar"),
          cost("kopta-tjanster", 2027, 50_000, "Konsult för sträckning och profil"),
          cost("kommunikation", 2027, 10_000, "Fotografering"),
        ],
        [drum(2027, 100_000), work("kommun", "Destination Åsunden AB, egen tid", 2027, 20_000)],
      ),
      period: { from: "2027-02-01", to: "2027-09-30" },
      contact: {
        name: "Mikael Sandhem",
        title: "Destinationsutvecklare",
        email: "mikael.sandhem@asunden.example",
        phone: "070-174 06 23",
      },
    },
    eligibility: {
      state: "passed",
      officer: "anneli-rosvall",
      opened: { days: -69, time: "08:30" },
      settled: { days: -57, time: "16:02" },
      answers: [
        { question: "prioriterade-mal", answer: "yes", note: "Fokusområde 5, i viss mån 1." },
        { question: "sjuharadsperspektiv", answer: "unclear", note: "Nyttan är främst i en kommun. Bedömarna får väga det." },
        { question: "minst-tva-kommuner", answer: "yes", note: "Kommunalt bolag samt Tranemo, som har bekräftat i e-post." },
        { question: "langsiktig-finansiering", answer: "unclear", note: "Bygget är beroende av beslut hos Trafikverket." },
        { question: "arbete-inte-investering", answer: "yes", note: "Utredning och profil." },
      ],
      reason: "Två svar är oklara. Ansökan går vidare eftersom bristerna kan vägas i bedömningen.",
    },
  },
];
