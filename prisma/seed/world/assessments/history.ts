// The decided call: eight applications that passed the conditions, read by two assessors each. Shorter than today's motivations, as
// such papers were.
import type { WorldAssessment } from "../types.ts";

type Row = [
  relevance: [number, string],
  potential: [number, string],
  feasibility: [number, string],
  actors: [number, string],
  sjuharad: [number, string],
];

const keys = ["relevans", "potential", "genomforbarhet", "aktorskonstellation", "sjuharadsperspektiv"];

const read = (applicationKey: string, assessorKey: string, day: string, summary: string, rows: Row): WorldAssessment => ({
  applicationKey,
  assessorKey,
  state: "submitted",
  assigned: { at: "2024-09-09T09:00" },
  submitted: { at: `2024-09-${day}T16:10` },
  summary,
  scores: rows.map(([value, motivation], index) => ({ criterion: keys[index] as string, value, motivation })),
});

export const historyAssessments: WorldAssessment[] = [
  read("cirkulara-floden", "hanna-sjolund", "19", "Starkt projekt på en fråga som alla åtta måste lösa.", [
    [5, "Insamlingskravet gör behovet säkert, och den fjärdedel som saknar avsättning är det svåra."],
    [4, "Åtta köpare av råvara vore en ny marknad för delregionen."],
    [4, "Provsorteringen är stegvis och forskningsparken har utrustning för mätning."],
    [5, "Kommuner, företag och sociala företag har var sin bit som ingen annan har."],
    [5, "Samma skyldighet i alla kommuner och en lösning som även små kan ansluta till."],
  ]),
  read("cirkulara-floden", "goran-palmgren", "23", "Bra, men kalkylen är känslig för fiberpriset.", [
    [4, "Lagkravet är ett tydligt skäl."],
    [3, "Hundraåttio ton på tre år är en början."],
    [3, "Två köpare med fast pris räcker inte om marknaden faller."],
    [4, "Elva företag betalar, vilket är ovanligt."],
    [3, "Avtalet kommer sist. Det borde komma först."],
  ]),
  read("sma-verkstader", "hanna-sjolund", "18", "Lånecellen är en klok idé.", [
    [4, "Rädslan att köpa fel är en verklig spärr, bekräftad av medlemmarna."],
    [4, "Tjugo verkstäder som tar första steget märks i små orter."],
    [4, "Processledningen har gjort det förut, med gott resultat."],
    [4, "Fack och gymnasium är med. Leverantörer hålls på lagom avstånd."],
    [4, "Delad cell och blandade lärgrupper."],
  ]),
  read("sma-verkstader", "dario-novak", "20", "Operatörernas roll är projektets styrka.", [
    [4, "Ordrar som försvinner till automatiserade konkurrenter är belagt med exempel."],
    [4, "Kunskapen stannar hos dem som står vid maskinen."],
    [4, "Tre veckor per företag är kort men möjligt."],
    [4, "Operatörerna väljer själva uppgift."],
    [4, "Sex orter delar och uthyrningen fortsätter till självkostnad."],
  ]),
  read("mat-fran-sjuharad", "tomas-ekevall", "19", "Vardagsnära och väl planerat. Transporten är den svåra biten.", [
    [4, "Fyra procent enligt fakturor är ett ärligt utgångsläge."],
    [4, "Femton procent är mycket på tre år men går att följa."],
    [3, "Transport på prov två år i rad är dyrt i förhållande till mängden."],
    [4, "Kockarna leder kalendern och lantbrukarna betalar."],
    [4, "Gårdar i norr och kök i söder behöver varandra."],
  ]),
  read("mat-fran-sjuharad", "lovisa-brannhult", "23", "Minskat svinn är en underskattad vinst.", [
    [4, "Kökens behov av jämna leveranser är orsaken och den angrips."],
    [4, "Upphandlingskriterierna kan användas av alla kommuner."],
    [3, "En processledare på 60 procent för femtio gårdar är lite."],
    [4, "Bra bredd, men dagligvaruhandeln hade varit naturlig."],
    [3, "Fyra kommuner och avgift per kilo som ännu är en förhoppning."],
  ]),
  read("en-karta-for-sjuharad", "tomas-ekevall", "20", "Nödvändigt och länge efterfrågat.", [
    [4, "Åtta svar till Trafikverket är ett problem vi har sett i praktiken."],
    [4, "Ett gemensamt ställningstagande ändrar hur Sjuhärad hörs."],
    [4, "Stegen är rimliga och nätverket finns redan."],
    [4, "Alla planerare är med. Regionen är bara mottagare."],
    [5, "Åtta kommuner och delad drift."],
  ]),
  read("en-karta-for-sjuharad", "goran-palmgren", "24", "Förbundet söker ur sin egen kassa. Det höjer kraven.", [
    [3, "Kommunerna kunde ha löst databasen inom sin vanliga samverkan."],
    [3, "Kartan är nyttig, ställningstagandet osäkert i ett valår."],
    [3, "Rimlig plan, dyr databas."],
    [4, "Samtliga kommuner lägger arbetstid."],
    [4, "Drift delad efter folkmängd är ett tydligt besked."],
  ]),
  read("starta-pa-landet", "hanna-sjolund", "18", "Försöken i Horred och Blidsberg visar att det fungerar.", [
    [4, "Att fyra av fem rådsökande bor i staden är en tydlig skevhet."],
    [4, "Sextio nya företag i bygder med få vore en skillnad."],
    [4, "Kvällarna är provade och uppföljningen är med från början."],
    [3, "Bygdegårdarna är lokaler mer än parter."],
    [4, "Pris per kväll är satt och kommunerna har skrivit på en avsikt."],
  ]),
  read("starta-pa-landet", "lovisa-brannhult", "20", "Barnpassningen är ett litet grepp som kan göra stor skillnad.", [
    [4, "Kvinnor och unga utanför staden nås inte i dag, och det är mätt."],
    [3, "Bollplanken kan bli bestående, resten är rådgivning på ny plats."],
    [4, "Coacherna har rätt vana."],
    [3, "Kvinnliga företagares nätverk nämns inte."],
    [3, "Fyra kommuner av sju med bekräftad insats."],
  ]),
  read("vagen-tillbaka", "tomas-ekevall", "19", "Kommunernas eget behov med ett pris på lösningen.", [
    [4, "Var femte elev utan examen kostar mer än projektet."],
    [4, "Sjuttio i studier vore många fler än i dag."],
    [4, "Samma vuxen varje dag, det är så det fungerar."],
    [3, "Arbetsgivare saknas i den praktiska delen."],
    [4, "Avsikt att köpa platser i två kommuner."],
  ]),
  read("vagen-tillbaka", "hanna-sjolund", "23", "Ödmjuk och genomtänkt.", [
    [4, "Aktivitetsansvarets siffror är tydliga och kommer från tre kommuner."],
    [3, "Resultatet beror på om stegen räcker ända fram till examen."],
    [4, "Folkhögskolan har lokaler, lärare och vana."],
    [4, "Studievägledare och aktivitetsansvar arbetar på samma golv."],
    [3, "Tre kommuner i söder, gemensamt pris."],
  ]),
  read("asunden-aret-om", "tomas-ekevall", "20", "Kampanj mer än utveckling.", [
    [3, "Den tomma våren är ett verkligt problem för företagen."],
    [2, "Beläggningen i maj är ett bra mått men effekten stannar vid en sjö."],
    [3, "Halva budgeten är annonser."],
    [2, "Tranemo har inte åtagit sig något."],
    [2, "Nyttan är lokal och fortsättningen är bolagets vanliga budget."],
  ]),
  read("asunden-aret-om", "goran-palmgren", "24", "Ordinarie marknadsföring.", [
    [2, "Säsongsvariation är besöksnäringens villkor."],
    [2, "Kampanjer slutar verka när de slutar."],
    [2, "Risken att kampanjen inte syns bemöts med mer kampanj."],
    [1, "I praktiken en ensam sökande."],
    [1, "En kommun."],
  ]),
  read("sju-harader-till-fots", "lovisa-brannhult", "23", "Fin tanke, för tidigt ute.", [
    [3, "Efterfrågan bygger på mejl till föreningen."],
    [3, "En lång led kan betyda mycket om den sköts."],
    [2, "Markägarna är inte tillfrågade och det är den största risken."],
    [2, "Byaföreningarna är nämnda, ingen har bekräftat sin tid."],
    [2, "Ideell skötsel av 180 kilometer är inte en plan."],
  ]),
  read("sju-harader-till-fots", "dario-novak", "20", "Sköt det som finns först.", [
    [3, "Lederna är populära, men de befintliga är dåligt underhållna."],
    [2, "Åtta tusen vandrare är taget ur luften."],
    [2, "Tre år med en ledsamordnare och osäker medfinansiering."],
    [2, "Kommunerna är informerade, inte deltagande."],
    [3, "Sex kommuner berörs, vilket är bra."],
  ]),
];
