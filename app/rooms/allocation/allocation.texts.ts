import type { Ore } from "#app/kernel/money.ts";
import type { Rational } from "#app/kernel/rational.ts";
import { formatKronor, formatRational } from "#app/texts/format.ts";
import { texts } from "#app/texts/language.ts";

const kr = (ore: string | number | bigint | undefined, language: "sv" | "en" = "sv") => formatKronor(BigInt(ore ?? 0), language);

export const allocationTexts = texts({
  sv: {
    title: "Fördelning",
    lead: "Förslag till fördelning av pengarna i utlysningen. Direktionen beslutar.",
    notOpen: "Ingen fördelning är påbörjad",
    notOpenLead:
      "Ett första förslag görs genom att gå nedför rangordningen: varje ansökan får allt den söker eller ingenting, tills pengarna är slut. Sedan ändrar du det som ska vara annorlunda och skriver varför.",
    open: "Gör ett första förslag",
    states: { absent: "Inte påbörjad", open: "Pågår", proposed: "Överlämnad till direktionen", settled: "Beslutad" },
    round: "Tillbaka till omgången",
    ranking: "Rangordning",
    restart: "Börja om från rangordningen",
    restartLead: "Alla belopp och skäl som kansliet kan ändra ersätts av ett nytt första förslag.",
    restartTitle: "Börja om",
    rankingChanged:
      "Rangordningen eller ansökningarna har ändrats sedan förslaget gjordes. Börja om från rangordningen innan du överlämnar förslaget.",
    save: "Spara ändringar",
    toProposal: "Överlämna till direktionen",
    table: "Ansökningar i rangordning",
    columns: {
      rank: "Plats",
      application: "Ansökan",
      score: "Poäng",
      requested: "Sökt belopp",
      proposed: "Föreslaget belopp",
      fixed: "Belopp",
      purpose: "Medel",
      reason: "Skäl",
    },
    amountOf: (title: string) => `Föreslaget belopp för ${title}`,
    reasonOf: (title: string) => `Skäl för ${title}`,
    purposeOf: (title: string) => `Medel för ${title}`,
    amountHint: "Kronor. Tomt belopp betyder avslag.",
    unranked: "Ingen plats",
    reject: "Avslag",
    grant: "Bifall",
    sums: {
      total: "Summa",
      requested: "Sökt",
      proposed: "Föreslaget",
      granted: "Får medel",
      rejected: "Får avslag",
      decided: "Redan beslutat",
    },
    standings: { office: "Hos kansliet", board: "Hos direktionen", decided: "Beslutad" },
    referred: {
      title: "Återremitterade ärenden",
      lead: (count: number) =>
        count === 1
          ? "Direktionen har återremitterat ett ärende. Det andra i förslaget ligger fast. Ändra förslaget här och överlämna det på nytt."
          : `Direktionen har återremitterat ${count} ärenden. Det andra i förslaget ligger fast. Ändra förslaget här och överlämna det på nytt.`,
    },
    fixed: {
      title: "Det som ligger fast",
      lead: "Direktionen har beslutat om ärendena eller har dem framför sig. Kansliet kan inte ändra dem.",
    },
    left: "Kvar i potterna",
    leftLead: "Tillgängligt i dag minus förslaget. Varje belopp delas mellan fondens finansiärer enligt matchningsregeln.",
    leftColumns: {
      fund: "Fond",
      source: "Finansiär",
      available: "Tillgängligt",
      proposed: "Föreslås",
      left: "Kvar",
      limit: "Utlysningens ram",
    },
    over: (fund: string, sum: Ore) => `${fund}: förslaget är ${kr(sum)} för stort.`,
    noFund: (title: string) => `${title}: det finns ingen fond för alla år som ansökan avser.`,
    byFocus: "Föreslaget per fokusområde",
    focusColumns: { area: "Fokusområde", projects: "Projekt", amount: "Belopp" },
    hidden: "Du är jävig i minst ett ärende i utlysningen. Du ser därför inte alla ansökningar och kan inte ändra förslaget.",
    frozen: "Förslaget är låst. Lås upp det för att ändra.",
    locked: "Förslaget är låst.",
    partlyDecided: "Direktionen har beslutat om en del av det överlämnade förslaget. Det kan inte låsas upp.",
    settledNote: "Direktionen har beslutat om ansökningarna.",
    saved: "Ändringarna är sparade.",
    proposal: {
      title: "Överlämna förslaget till direktionen",
      lead: "Rangordning, potter och regler fryses så som de är nu. Förslaget kan sedan tas upp på ett sammanträde.",
      propose: "Överlämna förslaget",
      reopen: "Lås upp förslaget",
      reopenTitle: "Lås upp förslaget",
      reopenLead: "Förslaget kan ändras igen och måste överlämnas på nytt innan direktionen kan besluta.",
      checks: "Innan du överlämnar",
      ready: "Förslaget går att överlämna.",
      done: "Förslaget är överlämnat till direktionen.",
    },
    reasons: {
      fits: (rank: number, of: number, score: Rational | null, decimals: number) =>
        `Ansökan har plats ${rank} av ${of} i rangordningen${score ? ` med ${formatRational(score, decimals)} poäng` : ""} och ryms inom de medel som finns.`,
      "money-ended": (rank: number, of: number, score: Rational | null, decimals: number) =>
        `Ansökan har plats ${rank} av ${of} i rangordningen${score ? ` med ${formatRational(score, decimals)} poäng` : ""}. De medel som finns räcker till ansökningar med högre plats men inte till hela det sökta beloppet i den här ansökan.`,
      "scenario-grant": (rank: number | null, of: number, name: string) =>
        `Ansökan har plats ${rank ?? "–"} av ${of} i rangordningen. Den ryms i den fördelning som ger mest för pengarna med de villkor som förslaget ”${name}” bygger på.`,
      "scenario-lower": (rank: number | null, of: number, name: string) =>
        `Ansökan har plats ${rank ?? "–"} av ${of} i rangordningen och föreslås få den lägre stödnivå som sökanden har angett. Så räcker pengarna längst med de villkor som förslaget ”${name}” bygger på.`,
      "scenario-reject": (rank: number | null, of: number, name: string) =>
        `Ansökan har plats ${rank ?? "–"} av ${of} i rangordningen. Med de villkor som förslaget ”${name}” bygger på ger andra ansökningar mer för pengarna.`,
      "scenario-bond": (reason: string) => `Skäl till att ansökan hänger ihop med andra i förslaget: ${reason}`,
      "scenario-pin": (reason: string) => `Skäl till att ansökan har låsts i förslaget: ${reason}`,
      "no-fund": (rank: number, of: number) =>
        `Ansökan har plats ${rank} av ${of} i rangordningen men avser år som utlysningen saknar medel för.`,
      "not-eligible": "Ansökan uppfyller inte utlysningens formella villkor.",
      "eligibility-pending": "Kontrollen av ansökans formella villkor är inte avslutad.",
      "assessments-missing": (submitted: number, required: number) =>
        `Ansökan har ${submitted} av ${required} bedömningar och kan inte jämföras med de andra.`,
      "not-assessed": "Minst ett kriterium gick inte att bedöma. Ansökan kan därför inte jämföras med de andra.",
      "below-threshold": (thresholds: string) => `Ansökan når inte utlysningens lägsta krav. ${thresholds}`,
      reachedTotal: (points: string, withoutBonus: boolean) =>
        `Ansökan har fått ${points} poäng${withoutBonus ? " utan bonuspoäng, som inte räknas här" : ""}.`,
      reachedCriterion: (points: string, criterion: string) => `Ansökan har fått ${points} i medelvärde på ${criterion}.`,
    },
    errors: {
      moreThanRequested: "Beloppet är större än det sökta",
      reasonNeeded: "Skriv varför beloppet avviker från rangordningen",
      purposeNeeded: "Välj vilka medel som ska betala",
    },
    refusals: {
      "faulty-lines": "Några rader behöver ändras.",
      "nothing-changed": "Du har inte ändrat något.",
      "partly-decided": "Direktionen har redan beslutat om en del av det överlämnade förslaget. Det kan inte låsas upp.",
      "rest-on-agenda":
        "En del av förslaget står redan på en dagordning. Överlämna resten när det sammanträdet är över, eller be sekreteraren ta bort ärendet från dagordningen först.",
      "own-assessment-first": "Du har en egen bedömning att lämna in i utlysningen innan du kan se hela rangordningen.",
      "no-ranking": "Det finns ingen rangordning för utlysningen ännu.",
      "nothing-to-propose": "Det finns inga ansökningar att föreslå beslut om.",
      "ranking-has-changed": "Rangordningen har ändrats sedan förslaget gjordes. Börja om från rangordningen.",
      "not-yet-assessed": ({ count }: Readonly<Record<string, string | number | bigint>>) =>
        `${count} ansökningar är inte färdigprövade eller färdigbedömda. Vänta in dem, eller skriv egna skäl för var och en.`,
      "line-without-reason": "Minst en ansökan saknar skäl.",
      "more-than-requested": "Minst ett belopp är större än det sökta.",
      "not-eligible": "En ansökan som inte uppfyller utlysningens villkor kan inte föreslås få medel.",
      "no-fund-for-year": "Minst en ansökan avser ett år som saknar fond för de valda medlen.",
      "over-pot": ({ fund, overOre }: Readonly<Record<string, string | number | bigint>>) =>
        `Pengarna räcker inte. ${fund} skulle överskridas med ${kr(overOre)}.`,
    },
  },
  en: {
    title: "Allocation",
    lead: "A proposal for how the money of the call is allocated. The board decides.",
    notOpen: "No allocation has been started",
    notOpenLead:
      "A first proposal is made by walking down the ranking: each application gets all it asks for or nothing, until the money ends. You then change what should be different and write why.",
    open: "Make a first proposal",
    states: { absent: "Not started", open: "In progress", proposed: "Handed to the board", settled: "Decided" },
    round: "Back to the round",
    ranking: "Ranking",
    restart: "Start over from the ranking",
    restartLead: "All amounts and reasons that the office can change are replaced by a new first proposal.",
    restartTitle: "Start over",
    rankingChanged:
      "The ranking or the applications have changed since the proposal was made. Start over from the ranking before you hand the proposal over.",
    save: "Save changes",
    toProposal: "Hand over to the board",
    table: "Applications by rank",
    columns: {
      rank: "Rank",
      application: "Application",
      score: "Score",
      requested: "Requested",
      proposed: "Proposed",
      fixed: "Amount",
      purpose: "Money",
      reason: "Reason",
    },
    amountOf: (title: string) => `Proposed amount for ${title}`,
    reasonOf: (title: string) => `Reason for ${title}`,
    purposeOf: (title: string) => `Money for ${title}`,
    amountHint: "Kronor. An empty amount means rejection.",
    unranked: "No rank",
    reject: "Reject",
    grant: "Grant",
    sums: {
      total: "Total",
      requested: "Requested",
      proposed: "Proposed",
      granted: "Granted",
      rejected: "Rejected",
      decided: "Already decided",
    },
    standings: { office: "With the office", board: "With the board", decided: "Decided" },
    referred: {
      title: "Cases referred back",
      lead: (count: number) =>
        count === 1
          ? "The board has referred one case back. The rest of the proposal stands. Change the proposal here and hand it over anew."
          : `The board has referred ${count} cases back. The rest of the proposal stands. Change the proposal here and hand it over anew.`,
    },
    fixed: {
      title: "What stands",
      lead: "The board has decided on these cases or has them before it. The office cannot change them.",
    },
    left: "Left in the pots",
    leftLead: "Available today minus the proposal. Every amount is shared between the fund's financiers by the matching rule.",
    leftColumns: {
      fund: "Fund",
      source: "Financier",
      available: "Available",
      proposed: "Proposed",
      left: "Left",
      limit: "The call's limit",
    },
    over: (fund: string, sum: Ore) => `${fund}: the proposal is ${kr(sum, "en")} too large.`,
    noFund: (title: string) => `${title}: there is no fund for every year of the application.`,
    byFocus: "Proposed by focus area",
    focusColumns: { area: "Focus area", projects: "Projects", amount: "Amount" },
    hidden:
      "You have a conflict of interest in at least one application of the call. You therefore do not see all of them and cannot change the proposal.",
    frozen: "The proposal is locked. Unlock it to make changes.",
    locked: "The proposal is locked.",
    partlyDecided: "The board has decided on a part of what was handed over. It cannot be unlocked.",
    settledNote: "The board has decided on the applications.",
    saved: "Your changes are saved.",
    proposal: {
      title: "Hand the proposal to the board",
      lead: "Ranking, pots and rules are frozen as they are now. The proposal can then be taken up at a meeting.",
      propose: "Hand over the proposal",
      reopen: "Unlock the proposal",
      reopenTitle: "Unlock the proposal",
      reopenLead: "The proposal can be changed again and must be handed over anew before the board can decide.",
      checks: "Before you hand it over",
      ready: "The proposal can be handed over.",
      done: "The proposal has been handed to the board.",
    },
    reasons: {
      fits: (rank: number, of: number, score: Rational | null, decimals: number) =>
        `The application is number ${rank} of ${of} in the ranking${score ? ` with ${formatRational(score, decimals, "en")} points` : ""} and fits within the money there is.`,
      "money-ended": (rank: number, of: number, score: Rational | null, decimals: number) =>
        `The application is number ${rank} of ${of} in the ranking${score ? ` with ${formatRational(score, decimals, "en")} points` : ""}. The money there is covers applications with a higher rank but not the whole amount requested here.`,
      "scenario-grant": (rank: number | null, of: number, name: string) =>
        `The application is number ${rank ?? "–"} of ${of} in the ranking. It fits in the allocation that gives most for the money on the conditions of the proposal “${name}”.`,
      "scenario-lower": (rank: number | null, of: number, name: string) =>
        `The application is number ${rank ?? "–"} of ${of} in the ranking and is proposed the lower level that the applicant has stated. The money then reaches furthest on the conditions of the proposal “${name}”.`,
      "scenario-reject": (rank: number | null, of: number, name: string) =>
        `The application is number ${rank ?? "–"} of ${of} in the ranking. On the conditions of the proposal “${name}” other applications give more for the money.`,
      "scenario-bond": (reason: string) => `Reason why the application hangs together with others in the proposal: ${reason}`,
      "scenario-pin": (reason: string) => `Reason why the application was fixed in the proposal: ${reason}`,
      "no-fund": (rank: number, of: number) =>
        `The application is number ${rank} of ${of} in the ranking but concerns years that the call has no money for.`,
      "not-eligible": "The application does not meet the formal conditions of the call.",
      "eligibility-pending": "The check of the application's formal conditions is not finished.",
      "assessments-missing": (submitted: number, required: number) =>
        `The application has ${submitted} of ${required} assessments and cannot be compared with the others.`,
      "not-assessed":
        "At least one criterion could not be assessed. The application can therefore not be compared with the others.",
      "below-threshold": (thresholds: string) =>
        `The application does not reach the lowest requirements of the call. ${thresholds}`,
      reachedTotal: (points: string, withoutBonus: boolean) =>
        `The application has been given ${points} points${withoutBonus ? " without bonus points, which do not count here" : ""}.`,
      reachedCriterion: (points: string, criterion: string) =>
        `The application has been given a mean of ${points} for ${criterion}.`,
    },
    errors: {
      moreThanRequested: "The amount is larger than requested",
      reasonNeeded: "Write why the amount departs from the ranking",
      purposeNeeded: "Choose which money is to pay",
    },
    refusals: {
      "faulty-lines": "Some rows need to be changed.",
      "nothing-changed": "You have not changed anything.",
      "partly-decided": "The board has already decided on a part of what was handed over. It cannot be unlocked.",
      "rest-on-agenda":
        "A part of the proposal already stands on an agenda. Hand the rest over when that meeting has ended, or ask the secretary to take it off that agenda first.",
      "own-assessment-first": "You have an assessment of your own to submit in this call before you can see the whole ranking.",
      "no-ranking": "There is no ranking for the call yet.",
      "nothing-to-propose": "There are no applications to propose a decision on.",
      "ranking-has-changed": "The ranking has changed since the proposal was made. Start over from the ranking.",
      "not-yet-assessed": ({ count }: Readonly<Record<string, string | number | bigint>>) =>
        `${count} applications are not fully checked or assessed. Wait for them, or write reasons of your own for each.`,
      "line-without-reason": "At least one application lacks a reason.",
      "more-than-requested": "At least one amount is larger than requested.",
      "not-eligible": "An application that does not meet the call's conditions cannot be proposed for funding.",
      "no-fund-for-year": "At least one application concerns a year without a fund for the chosen money.",
      "over-pot": ({ fund, overOre }: Readonly<Record<string, string | number | bigint>>) =>
        `There is not enough money. ${fund} would be exceeded by ${kr(overOre, "en")}.`,
    },
  },
});
