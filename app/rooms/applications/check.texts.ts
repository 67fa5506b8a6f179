import { goalValue } from "#app/rooms/applications/application.ts";
import type { Fault, FaultKey, FaultValues } from "#app/rooms/applications/check.ts";
import { formatDate, formatKronor, formatPeriod, formatShare } from "#app/texts/format.ts";
import { type Language, texts } from "#app/texts/language.ts";

type Words = { readonly [Key in FaultKey]: (values: FaultValues[Key]) => string };

const say = <const T extends Words>(words: T): T => words;

/** What is wrong, with the sums, and what to do about it. */
export const checkTexts = texts({
  sv: say({
    "title-missing": () => "Skriv vad projektet heter",
    "summary-missing": () => "Sammanfatta projektet",
    "period-from-missing": () => "Ange vilken dag projektet börjar",
    "period-to-missing": () => "Ange vilken dag projektet slutar",
    "period-reversed": () => "Projektet slutar innan det börjar. Ändra ett av datumen",
    "period-too-early": ({ earliest }) => `Projektet får börja tidigast ${formatDate(earliest)}. Ändra startdatumet`,
    "period-too-late": ({ latest }) => `Projektet måste vara klart senast ${formatDate(latest)}. Ändra slutdatumet`,
    "period-too-long": ({ months, max }) => `Projektet är ${months} månader långt men får vara högst ${max}. Korta perioden`,
    "contact-name-missing": () => "Ange vem vi ska kontakta",
    "contact-email-missing": () => "Ange kontaktpersonens e-postadress",
    "need-missing": () => "Beskriv behovet",
    "purpose-missing": () => "Beskriv syftet",
    "target-group-missing": () => "Beskriv målgruppen",
    "nodes-too-few": ({ label, min, chosen }) => `${label.sv}: välj minst ${min}. Du har valt ${chosen}`,
    "nodes-too-many": ({ label, max, chosen }) => `${label.sv}: välj högst ${max}. Du har valt ${chosen}`,
    "node-demanded": ({ label }) => `${label.sv}: det som är märkt ”måste väljas” ska vara med`,
    "node-unknown": ({ label }) => `${label.sv}: ett val finns inte i den här utlysningen. Välj igen`,
    "shares-not-whole": ({ label, total }) =>
      `${label.sv}: andelarna blir ${formatShare(total)} tillsammans men ska bli 100\u00a0%`,
    "share-missing": () => "Ange hur stor del av projektet det gäller, mer än 0\u00a0%",
    "municipalities-too-few": ({ min, counted, beside }) =>
      `Minst ${min} av medlemskommunerna ska delta. Du har valt ${counted}${beside > 0 ? ". Adjungerade kommuner får delta men räknas inte" : ""}`,
    "municipality-unknown": () => "En kommun finns inte i listan. Välj igen",
    "municipality-role-missing": () => "Beskriv hur kommunen deltar",
    "perspective-missing": () => "Beskriv nyttan för hela Sjuhärad",
    "activities-missing": () => "Lägg till minst en aktivitet",
    "activity-title-missing": () => "Skriv vad aktiviteten heter",
    "activity-dates-missing": () => "Ange när aktiviteten börjar och slutar",
    "activity-reversed": () => "Aktiviteten slutar innan den börjar. Ändra ett av datumen",
    "activity-outside-period": ({ from, to }) => `Aktiviteten ligger utanför projektets period, ${formatPeriod(from, to)}`,
    "goals-missing": () => "Lägg till minst ett mätbart mål",
    "goal-text-missing": () => "Skriv vad målet är",
    "goal-unit-missing": () => "Skriv vad som räknas, till exempel deltagare",
    "goal-target-missing": () => "Ange vilket värde som ska nås",
    "indicator-gone": () => "Indikatorn finns inte i den här utlysningen. Välj en annan, eller skriv ett eget mål",
    "indicator-twice": ({ name }) => `${name.sv} har redan ett mål. Slå ihop de två`,
    "indicator-required": ({ name }) => `Lägg till ett mål för indikatorn ${name.sv}`,
    "indicator-measured": ({ name }) => `${name.sv} mäts med ett värde. Välj minst, mer än eller högst`,
    "split-missing": ({ name }) => `${name.sv} delas på kvinnor och män. Skriv 0 om det inte är några`,
    "split-too-large": ({ women, men, target }) =>
      `${goalValue(women, "sv")} kvinnor och ${goalValue(men, "sv")} män är fler än målet ${goalValue(target, "sv")}. Ändra ett av värdena`,
    "budget-missing": () => "Lägg till minst en kostnad",
    "cost-type-missing": () => "Välj kostnadsslag",
    "year-missing": () => "Välj år",
    "year-outside-period": ({ years }) => `Året ligger utanför projektets period (${years}). Välj ett annat år`,
    "hours-missing": () => "Ange hur många timmar det gäller",
    "pay-missing": () => "Ange lönen",
    "wages-not-here": ({ name }) => `${name.sv} skrivs som ett belopp. Timmar och lön hör till andra kostnadsslag`,
    "amount-missing": () => "Ange ett belopp",
    "amount-not-positive": () => "Beloppet måste vara större än 0 kr",
    "flat-rate-exceeded": ({ name, claimed, allowed }) =>
      `${name.sv} är en schablon och får vara högst ${formatKronor(allowed)} med de övriga kostnaderna. Du har ${formatKronor(claimed)}. Sänk med ${formatKronor(claimed - allowed)}`,
    "financing-missing": () => "Lägg till minst en finansiär",
    "source-missing": () => "Välj typ av finansiär",
    "source-name-missing": () => "Skriv vem som finansierar",
    "source-kind-not-allowed": ({ name }) =>
      `${name.sv} kan inte bidra på det sättet. Välj kontant eller eget arbete efter vad utlysningen tillåter`,
    "financing-short": ({ missing, cost, financing }) =>
      `${formatKronor(missing)} saknas i finansieringen. Kostnaderna är ${formatKronor(cost)} och finansieringen ${formatKronor(financing)}. De ska vara lika stora`,
    "financing-over": ({ over, cost, financing }) =>
      `Finansieringen är ${formatKronor(over)} för stor. Kostnaderna är ${formatKronor(cost)} och finansieringen ${formatKronor(financing)}. De ska vara lika stora`,
    "nothing-requested": () => "Lägg till en rad med det ni söker från utlysningen",
    "requested-too-little": ({ requested, min }) =>
      `Ni söker ${formatKronor(requested)} men minst ${formatKronor(min)} kan sökas i utlysningen`,
    "requested-too-much": ({ requested, max }) =>
      `Ni söker ${formatKronor(requested)} men högst ${formatKronor(max)} kan sökas i utlysningen`,
    "co-financing-too-small": ({ coFinancing, needed, basisPoints }) =>
      `Andra än utlysningen ska stå för minst ${formatShare(basisPoints)} av kostnaderna, ${formatKronor(needed)}. Nu är det ${formatKronor(coFinancing)}. Höj medfinansieringen eller sänk kostnaderna`,
    "own-work-too-large": ({ ownWork, allowed, basisPoints }) =>
      `Eget arbete får vara högst ${formatShare(basisPoints)} av medfinansieringen, ${formatKronor(allowed)}. Nu är det ${formatKronor(ownWork)}. Höj den kontanta delen eller sänk det egna arbetet`,
    "level-not-lower": ({ amount, above }) => `Nivån är ${formatKronor(amount)} men ska vara lägre än ${formatKronor(above)}`,
    "level-too-small": ({ amount, min }) => `Nivån är ${formatKronor(amount)} men utlysningen ger minst ${formatKronor(min)}`,
    "left-out-missing": () => "Beskriv vad som inte blir av på den här nivån",
    "remains-missing": () => "Beskriv vad ni ändå gör på den här nivån",
    "long-term-missing": () => "Beskriv vad som händer när projektet är slut",
    "risks-missing": () => "Lägg till minst en risk",
    "risk-missing": () => "Beskriv risken",
    "risk-measure-missing": () => "Beskriv vad ni gör åt risken",
    "equality-missing": () => "Beskriv arbetet för jämställdhet och lika möjligheter",
    "sustainability-missing": () => "Beskriv hur projektet påverkar klimat och miljö",
    "state-aid-missing": () => "Svara på frågan om stöd till företag",
    "economic-missing": () => "Svara på om någon i projektet säljer varor eller tjänster",
    "favoured-missing": () => "Ange vem som får en fördel av projektet",
    "ground-missing": () => "Ange hur stödet kan ges",
    "reasons-missing": () => "Beskriv vilka som får en fördel och på vilka villkor",
    "undertakings-missing": () => "Lägg till minst ett företag och dess intyg",
    "organisation-number-wrong": () => "Kontrollera organisationsnumret. Det ska ha tio siffror, till exempel 556016-0680",
    "undertaking-twice": () => "Företaget finns redan i listan. Slå ihop de två",
    "undertaking-name-missing": () => "Skriv företagets namn",
    "certificate-missing": () => "Företaget måste intyga att uppgifterna är fullständiga",
    "signer-missing": () => "Skriv vem som intygar för företaget",
    "received-by-nobody": () => "Organisationsnumret finns inte bland företagen ovan",
    "received-date-missing": () => "Ange vilken dag stödet beviljades",
    "giver-missing": () => "Skriv vem som gav stödet",
    "ceiling-exceeded": ({ name, received, planned, ceiling, over }) =>
      `${name || "Företaget"} har fått ${formatKronor(received)} och skulle få ${formatKronor(planned)} till. Det är ${formatKronor(over)} över taket ${formatKronor(ceiling)}. Sänk beloppet`,
    "earlier-what-missing": () => "Skriv vad stödet gällde",
    "earlier-year-missing": () => "Ange vilket år stödet gavs",
    "question-unanswered": ({ question }) => `Svara på frågan ”${question.sv}”`,
  }),
  en: {
    "title-missing": () => "Write what the project is called",
    "summary-missing": () => "Summarise the project",
    "period-from-missing": () => "Give the day the project begins",
    "period-to-missing": () => "Give the day the project ends",
    "period-reversed": () => "The project ends before it begins. Change one of the dates",
    "period-too-early": ({ earliest }) =>
      `The project may begin on ${formatDate(earliest, "en")} at the earliest. Change the first day`,
    "period-too-late": ({ latest }) => `The project must be finished by ${formatDate(latest, "en")}. Change the last day`,
    "period-too-long": ({ months, max }) => `The project is ${months} months long but may be ${max} at most. Shorten the period`,
    "contact-name-missing": () => "Tell us whom to contact",
    "contact-email-missing": () => "Give the contact person’s e-mail address",
    "need-missing": () => "Describe the need",
    "purpose-missing": () => "Describe the purpose",
    "target-group-missing": () => "Describe the target group",
    "nodes-too-few": ({ label, min, chosen }) => `${label.en}: choose at least ${min}. You have chosen ${chosen}`,
    "nodes-too-many": ({ label, max, chosen }) => `${label.en}: choose ${max} at most. You have chosen ${chosen}`,
    "node-demanded": ({ label }) => `${label.en}: what is marked “must be chosen” has to be among them`,
    "node-unknown": ({ label }) => `${label.en}: one choice is not part of this call. Choose again`,
    "shares-not-whole": ({ label, total }) =>
      `${label.en}: the shares add up to ${formatShare(total, "en")} but must be 100\u00a0%`,
    "share-missing": () => "State how large a part of the project it is, more than 0\u00a0%",
    "municipalities-too-few": ({ min, counted, beside }) =>
      `At least ${min} of the member municipalities must take part. You have chosen ${counted}${beside > 0 ? ". Adjunct municipalities may take part but are not counted" : ""}`,
    "municipality-unknown": () => "One municipality is not in the list. Choose again",
    "municipality-role-missing": () => "Describe how the municipality takes part",
    "perspective-missing": () => "Describe the benefit for all of Sjuhärad",
    "activities-missing": () => "Add at least one activity",
    "activity-title-missing": () => "Write what the activity is called",
    "activity-dates-missing": () => "State when the activity begins and ends",
    "activity-reversed": () => "The activity ends before it begins. Change one of the dates",
    "activity-outside-period": ({ from, to }) => `The activity is outside the project’s period, ${formatPeriod(from, to, "en")}`,
    "goals-missing": () => "Add at least one measurable goal",
    "goal-text-missing": () => "Write what the goal is",
    "goal-unit-missing": () => "Write what is counted, for example participants",
    "goal-target-missing": () => "State the value to be reached",
    "indicator-gone": () => "The indicator is not part of this call. Choose another, or write a goal of your own",
    "indicator-twice": ({ name }) => `${name.en} already has a goal. Join the two`,
    "indicator-required": ({ name }) => `Add a goal for the indicator ${name.en}`,
    "indicator-measured": ({ name }) => `${name.en} is measured with a value. Choose at least, more than or at most`,
    "split-missing": ({ name }) => `${name.en} is divided between women and men. Write 0 if there are none`,
    "split-too-large": ({ women, men, target }) =>
      `${goalValue(women, "en")} women and ${goalValue(men, "en")} men are more than the goal ${goalValue(target, "en")}. Change one of the values`,
    "budget-missing": () => "Add at least one cost",
    "cost-type-missing": () => "Choose a type of cost",
    "year-missing": () => "Choose a year",
    "year-outside-period": ({ years }) => `The year is outside the project’s period (${years}). Choose another year`,
    "hours-missing": () => "State how many hours it is about",
    "pay-missing": () => "State the pay",
    "wages-not-here": ({ name }) => `${name.en} is written as an amount. Hours and pay belong to other types of cost`,
    "amount-missing": () => "Give an amount",
    "amount-not-positive": () => "The amount must be more than SEK 0",
    "flat-rate-exceeded": ({ name, claimed, allowed }) =>
      `${name.en} is a flat rate and may be ${formatKronor(allowed, "en")} at most with the other costs. You have ${formatKronor(claimed, "en")}. Lower it by ${formatKronor(claimed - allowed, "en")}`,
    "financing-missing": () => "Add at least one source of financing",
    "source-missing": () => "Choose a type of financier",
    "source-name-missing": () => "Write who finances",
    "source-kind-not-allowed": ({ name }) =>
      `${name.en} cannot contribute in that way. Choose cash or own work as the call allows`,
    "financing-short": ({ missing, cost, financing }) =>
      `${formatKronor(missing, "en")} is missing in the financing. The costs are ${formatKronor(cost, "en")} and the financing ${formatKronor(financing, "en")}. They must be equal`,
    "financing-over": ({ over, cost, financing }) =>
      `The financing is ${formatKronor(over, "en")} too large. The costs are ${formatKronor(cost, "en")} and the financing ${formatKronor(financing, "en")}. They must be equal`,
    "nothing-requested": () => "Add a row with what you request from the call",
    "requested-too-little": ({ requested, min }) =>
      `You request ${formatKronor(requested, "en")} but the call gives ${formatKronor(min, "en")} at least`,
    "requested-too-much": ({ requested, max }) =>
      `You request ${formatKronor(requested, "en")} but the call gives ${formatKronor(max, "en")} at most`,
    "co-financing-too-small": ({ coFinancing, needed, basisPoints }) =>
      `Others than the call must carry at least ${formatShare(basisPoints, "en")} of the costs, ${formatKronor(needed, "en")}. It is now ${formatKronor(coFinancing, "en")}. Raise the co-financing or lower the costs`,
    "own-work-too-large": ({ ownWork, allowed, basisPoints }) =>
      `Own work may be ${formatShare(basisPoints, "en")} of the co-financing at most, ${formatKronor(allowed, "en")}. It is now ${formatKronor(ownWork, "en")}. Raise the cash part or lower the own work`,
    "level-not-lower": ({ amount, above }) =>
      `The level is ${formatKronor(amount, "en")} but must be lower than ${formatKronor(above, "en")}`,
    "level-too-small": ({ amount, min }) =>
      `The level is ${formatKronor(amount, "en")} but the call gives ${formatKronor(min, "en")} at least`,
    "left-out-missing": () => "Describe what is left out at this level",
    "remains-missing": () => "Describe what you would still do at this level",
    "long-term-missing": () => "Describe what happens when the project is over",
    "risks-missing": () => "Add at least one risk",
    "risk-missing": () => "Describe the risk",
    "risk-measure-missing": () => "Describe what you do about the risk",
    "equality-missing": () => "Describe the work for gender equality and equal opportunities",
    "sustainability-missing": () => "Describe how the project affects climate and environment",
    "state-aid-missing": () => "Answer the question about support to businesses",
    "economic-missing": () => "Say whether anyone in the project sells goods or services",
    "favoured-missing": () => "Say who has an advantage of the project",
    "ground-missing": () => "Say how the support can be given",
    "reasons-missing": () => "Describe who has an advantage, and on what terms",
    "undertakings-missing": () => "Add at least one business and its certificate",
    "organisation-number-wrong": () => "Check the registration number. It has ten digits, for example 556016-0680",
    "undertaking-twice": () => "The business is already in the list. Join the two",
    "undertaking-name-missing": () => "Write the name of the business",
    "certificate-missing": () => "The business must certify that the information is complete",
    "signer-missing": () => "Write who certifies for the business",
    "received-by-nobody": () => "The registration number is not among the businesses above",
    "received-date-missing": () => "State the day that the support was granted",
    "giver-missing": () => "Write who gave the support",
    "ceiling-exceeded": ({ name, received, planned, ceiling, over }) =>
      `${name || "The business"} has had ${formatKronor(received, "en")} and would get ${formatKronor(planned, "en")} more. That is ${formatKronor(over, "en")} over the ceiling ${formatKronor(ceiling, "en")}. Lower the amount`,
    "earlier-what-missing": () => "Write what the support was for",
    "earlier-year-missing": () => "State the year of the support",
    "question-unanswered": ({ question }) => `Answer the question “${question.en}”`,
  } satisfies Words,
});

/** A fault in the reader's words. */
export const faultWords = (fault: Fault, language: Language): string =>
  (checkTexts[language][fault.key] as (values: Fault["values"]) => string)(fault.values);

/** Faults of one field name → sentence, the first of each field, as forms show them. */
export const faultsByField = (faults: readonly Fault[], language: Language): Record<string, string> => {
  const fields: Record<string, string> = {};
  for (const fault of faults) fields[fault.field] ??= faultWords(fault, language);
  return fields;
};
