import { texts } from "#app/texts/language.ts";

export const discussionTexts = texts({
  sv: {
    title: "Diskussion och gemensam poäng",
    lead: "Här pratar de som har bedömt ansökan ihop sig om det som skiljer dem åt. Varje bedömares egna poäng står kvar som de lämnades in.",
    alone:
      "Här ser du vad som skiljer bedömningarna åt. I den här utlysningen ser bedömarna inte varandras poäng, och därför läser och skriver bara kansliet på den här sidan.",
    unnamed: {
      office:
        "Bedömarna ser varandra utan namn i den här utlysningen. Det du skriver här läser de också: skriv inte vem som har satt vilken poäng.",
      assessor: (you: string) => `Bedömarna ser varandra utan namn i den här utlysningen. Du står som ${you}.`,
    },
    back: "Ärendet",
    backToAssessment: "Bedömningen",
    link: "Diskutera med de andra bedömarna",
    blind: "Du bedömer själv den här ansökan. Diskussionen visas när du har lämnat in din bedömning.",
    waits: {
      title: "Diskussionen öppnar när alla har lämnat in",
      text: (count: number) =>
        count === 0
          ? "Ingen bedömning är inlämnad ännu."
          : `${count === 1 ? "En bedömare har" : `${count} bedömare har`} kvar att lämna in. Tills dess går det inte att skriva, så att var och en bedömer självständigt.`,
    },
    over: {
      title: "Diskussionen är avslutad",
      text: "Ärendet väntar inte längre på beslut. Det som har skrivits finns kvar att läsa.",
    },
    apart: "Vad bedömarna är oense om",
    apartText: (names: string) => `Poängen ligger minst två steg isär på: ${names}.`,
    together: "Ingenstans ligger poängen två steg eller mer isär.",
    few: "Det finns bara en bedömning, så det går inte att säga om bedömarna är oense.",
    outlier: "sticker ut",
    outlierAbout:
      "”Sticker ut” står vid poäng som ligger minst två steg från medelvärdet av de andras, när minst tre har satt poäng. Det betyder inte att poängen är fel.",
    compare: "Poäng per kriterium",
    common: "Gemensam poäng",
    commonColumn: "Gemensam",
    commonAbout:
      "Den gemensamma poängen sätts av en handläggare efter samtal med bedömarna, och visas bredvid de självständiga poängen. Rangordningen räknas på de självständiga poängen.",
    noCommon: "Ingen gemensam poäng är satt.",
    setBy: (name: string, instant: string) => `${name}, ${instant}`,
    overtaken: "En bedömning har lämnats in efter att den gemensamma poängen sattes. Se över den.",
    totals: { independent: "Totalt, självständiga poäng", common: "Totalt, med gemensam poäng" },
    earlier: "Tidigare gemensamma poäng",
    earlierLine: (criterion: string, value: number, by: string, instant: string) =>
      `${criterion}: ${value}, satt av ${by} ${instant}`,
    replaced: (by: string, instant: string) => `Ersatt av ${by} ${instant}`,
    removed: (by: string, instant: string, reason: string) => `Borttagen av ${by} ${instant}: ${reason}`,
    choose: "Vilket kriterium gäller det?",
    chosen: (criterion: string) => `Gemensam poäng för ${criterion}`,
    value: "Gemensam poäng",
    reason: "Skäl",
    reasonHint: "Vad kom ni fram till, och varför? Skälet hör till ärendet och kan läsas av den som får ta del av handlingarna.",
    set: "Sätt gemensam poäng",
    change: "Ändra gemensam poäng",
    remove: "Ta bort den gemensamma poängen",
    otherCriterion: "Välj ett annat kriterium",
    thread: "Diskussion",
    standing:
      "Inläggen är arbetsmaterial (minnesanteckningar, 2 kap. 12 § tryckfrihetsförordningen). Sökanden ser dem inte. Ett inlägg som tillför ärendet en sakuppgift ska tas in i ärendet, och blir då en handling i det.",
    nobody: "Ingen har skrivit något ännu.",
    takenIn: "Hör till ärendet",
    takenInBy: (name: string, instant: string) => `Taget in i ärendet av ${name}, ${instant}`,
    takenBack: (instant: string) => `Inlägget togs tillbaka ${instant}.`,
    inConflict: "Inlägget visas inte, eftersom den som skrev det har anmälts som jävig.",
    takeBack: "Ta tillbaka",
    takeIn: "Ta in i ärendet",
    ofPost: (name: string, instant: string) => `inlägget av ${name} ${instant}`,
    words: "Skriv till de andra",
    wordsHint: "Ett inlägg kan tas tillbaka men inte ändras. Alla som har bedömt ansökan, och kansliet, kan läsa det.",
    wordsAlone: "Skriv en anteckning",
    wordsAloneHint: "En anteckning kan tas tillbaka men inte ändras. Bara kansliet kan läsa den.",
    post: "Skicka inlägget",
    done: {
      post: "Inlägget är skickat",
      "take-back": "Inlägget är tillbakataget",
      "take-in": "Inlägget är intaget i ärendet",
      set: "Den gemensamma poängen är satt",
      remove: "Den gemensamma poängen är borttagen",
    },
    ranking: {
      column: "Med gemensam poäng",
      about:
        "Kolumnen Med gemensam poäng visar totalpoäng och plats om de gemensamma poängen fick gälla, och på hur många kriterier de är satta. Den formella ordningen är den självständiga, och står först.",
      place: (place: number) => `plats ${place}`,
      noPlace: "ingen plats",
      criteria: (count: number) => (count === 1 ? "1 kriterium" : `${count} kriterier`),
      csvTotal: "Totalt med gemensam poäng",
      csvPlace: "Plats med gemensam poäng",
    },
    errors: {
      postNeeded: "Skriv något innan du skickar",
      reasonNeeded: "Skriv skälet",
      chooseLevel: "Välj en nivå på skalan",
      foreignCriterion: "Det här kriteriet hör inte till utlysningen. Ladda om sidan",
      tooLong: "Korta texten. Den är längre än vad som får plats",
    },
    refusals: {
      "discussion-waits": "Inget är sparat. En bedömning är inte inlämnad ännu, så diskussionen har inte öppnat.",
      "discussion-over": "Inget är sparat. Ärendet väntar inte längre på beslut.",
      "moderated-score-not-accepted": "Ingen gemensam poäng är satt. Rätta det som är markerat.",
      "changed-since-read": "Någon annan har ändrat detta sedan du öppnade sidan. Läs det som gäller nu och försök igen.",
    },
  },
  en: {
    title: "Discussion and common score",
    lead: "Here those who have assessed the application talk about where they differ. Each assessor's own scores stand as they were submitted.",
    alone:
      "Here you see where the assessments differ. In this call the assessors do not see each other's scores, so only the office reads and writes on this page.",
    unnamed: {
      office:
        "In this call the assessors see each other without names. They read what you write here too: do not write who has given which score.",
      assessor: (you: string) => `In this call the assessors see each other without names. You are shown as ${you}.`,
    },
    back: "The case",
    backToAssessment: "The assessment",
    link: "Discuss with the other assessors",
    blind: "You assess this application yourself. The discussion is shown when you have submitted your assessment.",
    waits: {
      title: "The discussion opens when everybody has submitted",
      text: (count: number) =>
        count === 0
          ? "No assessment has been submitted yet."
          : `${count === 1 ? "One assessor has" : `${count} assessors have`} still to submit. Until then nobody can write, so that each one assesses independently.`,
    },
    over: {
      title: "The discussion is closed",
      text: "The case no longer waits for a decision. What was written can still be read.",
    },
    apart: "Where the assessors disagree",
    apartText: (names: string) => `The scores are at least two steps apart on: ${names}.`,
    together: "Nowhere are the scores two steps or more apart.",
    few: "There is only one assessment, so nothing can be said of disagreement.",
    outlier: "stands out",
    outlierAbout:
      "“Stands out” marks a score at least two steps from the mean of the others', where at least three have scored. It does not mean that the score is wrong.",
    compare: "Scores per criterion",
    common: "Common score",
    commonColumn: "Common",
    commonAbout:
      "The common score is set by a case officer after talking with the assessors, and is shown beside the independent scores. The ranking rests on the independent scores.",
    noCommon: "No common score is set.",
    setBy: (name: string, instant: string) => `${name}, ${instant}`,
    overtaken: "An assessment was submitted after the common score was set. Look it over.",
    totals: { independent: "Total, independent scores", common: "Total, with common score" },
    earlier: "Earlier common scores",
    earlierLine: (criterion: string, value: number, by: string, instant: string) =>
      `${criterion}: ${value}, set by ${by} ${instant}`,
    replaced: (by: string, instant: string) => `Replaced by ${by} ${instant}`,
    removed: (by: string, instant: string, reason: string) => `Removed by ${by} ${instant}: ${reason}`,
    choose: "Which criterion is it about?",
    chosen: (criterion: string) => `Common score for ${criterion}`,
    value: "Common score",
    reason: "Reason",
    reasonHint:
      "What did you conclude, and why? The reason belongs to the case and can be read by whoever may read its documents.",
    set: "Set common score",
    change: "Change common score",
    remove: "Remove the common score",
    otherCriterion: "Choose another criterion",
    thread: "Discussion",
    standing:
      "The posts are working material (memoranda, Chapter 2 Section 12 of the Freedom of the Press Act). The applicant does not see them. A post that adds a fact to the case is to be added to it, and then becomes one of its documents.",
    nobody: "Nobody has written anything yet.",
    takenIn: "Part of the case",
    takenInBy: (name: string, instant: string) => `Added to the case by ${name}, ${instant}`,
    takenBack: (instant: string) => `The post was taken back ${instant}.`,
    inConflict: "The post is not shown, since its author has been reported to have a conflict of interest.",
    takeBack: "Take back",
    takeIn: "Add to the case",
    ofPost: (name: string, instant: string) => `the post by ${name} ${instant}`,
    words: "Write to the others",
    wordsHint:
      "A post can be taken back but not changed. Everybody who has assessed the application, and the office, can read it.",
    wordsAlone: "Write a note",
    wordsAloneHint: "A note can be taken back but not changed. Only the office can read it.",
    post: "Post",
    done: {
      post: "The post is sent",
      "take-back": "The post is taken back",
      "take-in": "The post is added to the case",
      set: "The common score is set",
      remove: "The common score is removed",
    },
    ranking: {
      column: "With common score",
      about:
        "The column With common score shows total and place if the common scores were to count, and on how many criteria they are set. The formal order is the independent one, and comes first.",
      place: (place: number) => `place ${place}`,
      noPlace: "no place",
      criteria: (count: number) => (count === 1 ? "1 criterion" : `${count} criteria`),
      csvTotal: "Total with common score",
      csvPlace: "Place with common score",
    },
    errors: {
      postNeeded: "Write something before you send",
      reasonNeeded: "Write the reason",
      chooseLevel: "Choose a level on the scale",
      foreignCriterion: "This criterion does not belong to the call. Reload the page",
      tooLong: "Shorten the text. It is longer than there is room for",
    },
    refusals: {
      "discussion-waits": "Nothing is saved. An assessment has not been submitted yet, so the discussion has not opened.",
      "discussion-over": "Nothing is saved. The case no longer waits for a decision.",
      "moderated-score-not-accepted": "No common score is set. Correct what is marked.",
      "changed-since-read": "Somebody else has changed this since you opened the page. Read what holds now and try again.",
    },
  },
});
