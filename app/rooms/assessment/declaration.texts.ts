import { texts } from "#app/texts/language.ts";

export const declarationTexts = texts({
  sv: {
    title: "Har du någon koppling till ärendet?",
    titleMany: "Har du någon koppling till ärendena?",
    lead: "Svara innan du läser ansökan. Fram till dess visas bara vad projektet heter, vem som söker och med vem.",
    leads: {
      utlysning:
        "Svara för varje ärende i utlysningen innan du läser vidare. Fram till dess visas bara vad projekten heter och vem som söker.",
      scenario: "Fördelningen väger alla ärenden mot varandra. Svara för varje ärende innan du öppnar den.",
      beredning: "Inför beredningen: svara för varje ärende innan du läser handlingarna.",
      sammantrade: "Inför sammanträdet: svara för varje ärende på dagordningen innan du läser handlingarna.",
    },
    prefilled:
      "Där vi inte har hittat någon koppling är Ingen koppling redan valt. Läs igenom listan och ändra svaret där det behövs.",
    theCase: "Ärendet",
    count: (total: number) => (total === 1 ? "1 ärende att svara för" : `${total} ärenden att svara för`),
    more: (shown: number, total: number) => `De första ${shown} av ${total} visas. De övriga kommer när du har svarat.`,
    meeting: (body: string, date: string) => `${body} ${date}`,
    partners: (names: string) => `Tillsammans med ${names}`,
    answer: (title: string) => `Ditt svar om ${title}`,
    none: "Ingen koppling",
    conflict: "Jag har eller kan ha en koppling",
    ground: "Grund",
    choose: "Välj grund",
    reason: "Vilken koppling har du?",
    reasonHint:
      "Ärendet döljs för dig direkt, och en handläggare prövar det du skriver. Skriv inte mer om andra personer än vad som behövs.",
    stands:
      "Svaren sparas med ditt namn i varje ärende. Upptäcker du en koppling senare anmäler du den i ärendet eller till sekreteraren.",
    send: "Lämna svaret",
    sendMany: "Lämna svaren",
    allInCall: (count: number) => `Svara för alla ${count} ärenden i utlysningen på en gång`,
    back: "Tillbaka",
    waiting: (count: number) =>
      count === 1
        ? "Ett ärende väntar på att du svarar om du har någon koppling till det"
        : `${count} ärenden väntar på att du svarar om du har någon koppling till dem`,
    waitingText:
      "Till dess visas bara titel och sökande. De kommer inte med när du söker, filtrerar eller sorterar på innehållet, och rangordning och filer öppnas när du har svarat.",
    waitingLink: "Svara nu",
    answerFirst: "Svara först",
    done: "Tack, din anmälan är gjord",
    doneText: (count: number) =>
      count === 1
        ? "Ärendet är dolt för dig. En handläggare prövar anmälan och hör av sig om något behövs."
        : "Ärendena är dolda för dig. En handläggare prövar anmälningarna och hör av sig om något behövs.",
    goOn: "Fortsätt",
    errors: {
      chooseDeclaration: "Välj ett svar",
      chooseGround: "Välj en grund",
      describeConflict: "Beskriv kort vilken koppling du har",
      tooLong: "Texten är för lång: högst 2 000 tecken",
    },
  },
  en: {
    title: "Do you have any tie to the case?",
    titleMany: "Do you have any tie to the cases?",
    lead: "Answer before you read the application. Until then you only see what the project is called, who applies and with whom.",
    leads: {
      utlysning:
        "Answer for each case of the call before you read on. Until then you only see what the projects are called and who applies.",
      scenario: "The allocation weighs all cases against each other. Answer for each case before you open it.",
      beredning: "Before the preparatory meeting: answer for each case before you read the documents.",
      sammantrade: "Before the meeting: answer for each case on the agenda before you read the documents.",
    },
    prefilled: "Where we have found no tie, No tie is already chosen. Read through the list and change the answer where needed.",
    theCase: "The case",
    count: (total: number) => (total === 1 ? "1 case to answer for" : `${total} cases to answer for`),
    more: (shown: number, total: number) => `The first ${shown} of ${total} are shown. The others come when you have answered.`,
    meeting: (body: string, date: string) => `${body} ${date}`,
    partners: (names: string) => `Together with ${names}`,
    answer: (title: string) => `Your answer about ${title}`,
    none: "No tie",
    conflict: "I have or may have a tie",
    ground: "Ground",
    choose: "Choose a ground",
    reason: "What tie do you have?",
    reasonHint:
      "The case is hidden from you at once, and a case officer rules on what you write. Write no more about other people than is needed.",
    stands:
      "The answers are kept under your name in each case. If you notice a tie later, declare it in the case or to the secretary.",
    send: "Send the answer",
    sendMany: "Send the answers",
    allInCall: (count: number) => `Answer for all ${count} cases of the call at once`,
    back: "Back",
    waiting: (count: number) =>
      count === 1
        ? "One case is waiting for you to answer whether you have any tie to it"
        : `${count} cases are waiting for you to answer whether you have any tie to them`,
    waitingText:
      "Until then only title and applicant are shown. They are left out when you search, filter or sort by content, and the ranking and the files open when you have answered.",
    waitingLink: "Answer now",
    answerFirst: "Answer first",
    done: "Thank you, your declaration is made",
    doneText: (count: number) =>
      count === 1
        ? "The case is hidden from you. A case officer rules on the declaration and gets in touch if anything is needed."
        : "The cases are hidden from you. A case officer rules on the declarations and gets in touch if anything is needed.",
    goOn: "Continue",
    errors: {
      chooseDeclaration: "Choose an answer",
      chooseGround: "Choose a ground",
      describeConflict: "Describe briefly what tie you have",
      tooLong: "The text is too long: at most 2,000 characters",
    },
  },
});
