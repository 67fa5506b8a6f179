import { texts } from "#app/texts/language.ts";

type Values = Readonly<Record<string, string | number | bigint>>;

/** Words about confirmations: to the team that asks, to the one who is asked, and to everyone who reads the answer. */
export const confirmationTexts = texts({
  sv: {
    title: "Bekräftelser från medfinansiärer",
    hint: "Den som betalar bekräftar själv belopp, år och sätt",
    column: "Bekräftelse",
    standing: { confirmed: "Bekräftad", said: "Bekräftad enligt sökanden", open: "Inte bekräftad" },
    confirmedBy: (financier: string) => `${financier} har bekräftat`,
    byWhom: (name: string, title: string, when: string, amount: string) => `${amount}. ${name}, ${title}, ${when}`,
    leads: {
      required:
        "Var och en som betalar ska själv bekräfta belopp, år och om det är pengar eller arbetstid, innan ni kan lämna in ansökan. Skriv vem som får svara, så skickar vi en länk.",
      voluntary:
        "Den som betalar kan själv bekräfta belopp, år och om det är pengar eller arbetstid. Det är frivilligt. Skriv vem som får svara, så skickar vi en länk.",
    },
    own: "Den egna organisationens del behöver ingen bekräfta. Den lovar ni när ni lämnar in ansökan.",
    until: (when: string) => `Svaren ska ha kommit senast ${when}.`,
    changes: "Ändrar ni belopp, år, sätt, namn eller projekttid gäller bekräftelsen inte längre. Då får ni fråga igen.",
    nobody: "Det finns ingen medfinansiär att fråga än. Fyll i finansieringen först.",
    toFinancing: "Till finansieringen",
    toPage: "Fråga och följ upp",
    manage: "Påminn eller ta tillbaka",
    manageTitle: "Bekräftelse",
    states: {
      none: "Inte frågad",
      asked: "Väntar på svar",
      confirmed: "Bekräftad",
      declined: "Avböjd",
      voided: "Gäller inte längre",
      partly: "Bekräftad i delar",
    },
    askedOf: (name: string, email: string, when: string) => `${name} (${email}) fick frågan ${when}.`,
    answered: (name: string, title: string, when: string) => `Bekräftad ${when} av ${name}, ${title}.`,
    declined: (name: string, title: string, when: string) => `Nej ${when} från ${name}, ${title}:`,
    voided: (when: string) =>
      `Uppgifterna har ändrats sedan frågan ställdes ${when}. Bekräftelsen gäller inte längre. Fråga igen.`,
    more: "Det här beloppet har ingen fråga gällt än",
    askTitle: (financier: string) => `Be ${financier} om bekräftelse`,
    contactName: "Namn på den som får svara",
    contactNameHint: "Någon som får lova pengar eller arbetstid för organisationen.",
    contactEmail: "E-postadress",
    ask: "Be om bekräftelse",
    asked: "Frågan är skickad.",
    askedAgain: "Länken är skickad en gång till.",
    takenBack: "Frågan är tillbakatagen. Länken gäller inte längre.",
    again: "Skicka länken igen",
    againText: "Samma länk skickas till samma adress.",
    takeBack: "Ta tillbaka",
    takeBackText:
      "Länken slutar gälla, och den som fick frågan får veta det. Har hen redan bekräftat gäller inte bekräftelsen längre.",
    keep: "Låt det vara",
    readerOnly: "Du kan läsa bekräftelserna men inte fråga.",
    sent: "Ansökan är inlämnad. Det som var bekräftat då står i den.",
    unused: "I den här utlysningen används inte bekräftelser.",
    fault: (name: string, amount: string) => `${name || "En medfinansiär"} har inte bekräftat ${amount}`,
    waiting: (count: number) => (count === 1 ? "1 väntar på svar" : `${count} väntar på svar`),
    pending: (count: number) =>
      `${count === 1 ? "En medfinansiär har" : `${count} medfinansiärer har`} inte svarat än. Det som inte är bekräftat när ni lämnar in följer inte med ansökan.`,
    year: "År",
    kind: "Hur",
    amount: "Belopp",
    total: "Summa",
    kinds: { cash: "Pengar", "own-work": "Arbetstid" },
    // to the one who is asked
    partner: {
      title: (financier: string) => `Bekräfta medfinansiering från ${financier}`,
      lead: (organisation: string, call: string) =>
        `${organisation} söker pengar i utlysningen ${call} och har skrivit att ni är med och betalar. Stämmer det?`,
      project: "Projekt",
      applicant: "Sökande",
      period: "Projekttid",
      askedBy: "Frågan ställd av",
      sentTo: "Skickad till",
      answerBy: "Svara senast",
      table: (financier: string) => `Det ${financier} bidrar med`,
      who: (name: string) => `Frågan är skickad till ${name}. Svara bara om du får lova det här för organisationen.`,
      secret: "Ansökan är inte inlämnad än och är sökandens egen. Därför visas inget mer av den här.",
      answer: "Ditt svar",
      name: "Ditt namn",
      capacity: "Din titel eller roll",
      capacityHint: "Till exempel kommunchef, ordförande eller vd.",
      declaration: (financier: string) =>
        `Jag får företräda ${financier} och lovar det som står i tabellen om projektet får stöd.`,
      words: "Något du vill säga till sökanden",
      wordsHint: "Frivilligt när du bekräftar. Säger du nej, skriv vad som inte stämmer.",
      confirm: "Bekräfta",
      decline: "Svara nej",
      personal: "Namn, titel och svar sparas i ansökan och läses av dem som handlägger och beslutar.",
      receipt: {
        confirmed: "Tack, medfinansieringen är bekräftad",
        declined: "Tack, ditt nej är framfört",
        confirmedText:
          "Sökanden har fått veta det, och du har fått ett mejl. Länken är använd, och svaret går inte att ändra här.",
        declinedText: "Sökanden har fått veta det, och du har fått ett mejl. Ändrar sökanden uppgifterna kan du få en ny fråga.",
        by: "Svarat av",
        when: "När",
        words: "Det du skrev",
        regret: (organisation: string) =>
          `Blev något fel? Hör av dig till ${organisation}, som kan ta tillbaka frågan och ställa en ny.`,
      },
      gone: {
        unknown: [
          "Länken gäller inte",
          "Den kan vara felskriven, eller så har frågan tagits tillbaka. Kontrollera att hela länken kom med, eller fråga den som skickade den.",
        ],
        voided: [
          "Uppgifterna har ändrats",
          "Sökanden har ändrat det som skulle bekräftas. Den här frågan gäller inte längre, och inte heller ett svar på den. Du får en ny länk om sökanden frågar igen.",
        ],
        expired: ["Tiden att svara är ute", "Utlysningen har stängt, och det går inte längre att bekräfta här."],
        sent: [
          "Ansökan är redan inlämnad",
          "Sökanden lämnade in innan frågan var besvarad, så det går inte längre att bekräfta här. Hör av dig till sökanden om du vill lämna ett intyg.",
        ],
      },
    },
    mail: {
      asked: {
        subject: (organisation: string) => `${organisation} ber er bekräfta medfinansiering`,
        body: (name: string, organisation: string, call: string, until: string, link: string) =>
          `Hej ${name}!\n\n${organisation} söker pengar i utlysningen ${call} och har skrivit att ni är med och betalar. Läs vad det gäller och svara ja eller nej:\n\n${link}\n\nSvara senast ${until}. Du behöver inte logga in. Länken är personlig: skicka den bara vidare till någon som får svara för organisationen.`,
      },
      voided: {
        subject: "Uppgifterna har ändrats",
        body: (name: string, organisation: string) =>
          `Hej ${name}!\n\n${organisation} har ändrat det som ni blev ombedda att bekräfta. Frågan och ett eventuellt svar gäller därför inte längre. Frågar de igen får du ett nytt mejl.`,
      },
      "taken-back": {
        subject: "Frågan om medfinansiering är tillbakatagen",
        body: (name: string, organisation: string) =>
          `Hej ${name}!\n\n${organisation} har tagit tillbaka sin fråga om medfinansiering. Länken gäller inte längre, och inte heller ett svar på den. Du behöver inte göra något.`,
      },
      answered: {
        subject: { yes: "Ni har bekräftat medfinansiering", no: "Ni har svarat nej om medfinansiering" },
        body: (name: string, organisation: string, by: string, when: string, link: string) =>
          `Hej ${name}!\n\nFrågan från ${organisation} är besvarad av ${by} ${when}. Läs svaret:\n\n${link}\n\nÄr det inte ni som har svarat? Hör av dig till ${organisation}.`,
      },
      team: {
        subject: { yes: "En medfinansiär har bekräftat", no: "En medfinansiär har svarat nej" },
        body: (name: string, link: string) =>
          `Hej ${name}!\n\nDu har fått svar på en fråga om medfinansiering. Läs det här:\n\n${link}`,
      },
    },
    errors: {
      declare: "Kryssa för att du får lova det här",
      wordsNeeded: "Skriv några ord om vad som inte stämmer",
    },
    refusals: {
      "period-missing": "Frågan är inte skickad. Fyll i när projektet börjar och slutar först.",
      "rows-incomplete": "Frågan är inte skickad. Fyll i namn, år och belopp för finansiären först.",
      "row-gone": "Frågan är inte skickad. Finansiären finns inte kvar i finansieringen.",
      "not-used": "I den här utlysningen används inte bekräftelser.",
      "too-many": "Det blev för många på kort tid. Vänta en stund och försök igen.",
      "call-closed": "Utlysningen har stängt. Det går inte längre att fråga.",
      "application-sent": "Svaret är inte sparat. Ansökan är redan inlämnad.",
      "confirmation-expired": "Svaret är inte sparat. Tiden att svara är ute.",
      "not-in-this-state": "Det går inte längre. Så här ser det ut nu.",
      "not-yours-to-do": "Du kan läsa bekräftelserna men inte ändra dem.",
    } as Readonly<Record<string, string | ((values: Values) => string)>>,
  },
  en: {
    title: "Confirmations from co-financiers",
    hint: "Those who pay confirm amount, year and kind themselves",
    column: "Confirmation",
    standing: { confirmed: "Confirmed", said: "Confirmed, says the applicant", open: "Not confirmed" },
    confirmedBy: (financier: string) => `${financier} has confirmed`,
    byWhom: (name: string, title: string, when: string, amount: string) => `${amount}. ${name}, ${title}, ${when}`,
    leads: {
      required:
        "Everyone who pays must confirm the amount, the year and whether it is money or working time before you can submit. Write who may answer, and we send a link.",
      voluntary:
        "Those who pay can confirm the amount, the year and whether it is money or working time. It is voluntary. Write who may answer, and we send a link.",
    },
    own: "Nobody needs to confirm your own organisation's part. You promise it when you submit the application.",
    until: (when: string) => `The answers must have come by ${when}.`,
    changes:
      "If you change an amount, a year, the kind, a name or the project period, the confirmation no longer holds. You then ask again.",
    nobody: "There is no co-financier to ask yet. Fill in the financing first.",
    toFinancing: "To the financing",
    toPage: "Ask and follow up",
    manage: "Remind or take back",
    manageTitle: "Confirmation",
    states: {
      none: "Not asked",
      asked: "Waiting for an answer",
      confirmed: "Confirmed",
      declined: "Declined",
      voided: "No longer holds",
      partly: "Confirmed in part",
    },
    askedOf: (name: string, email: string, when: string) => `${name} (${email}) was asked ${when}.`,
    answered: (name: string, title: string, when: string) => `${name}, ${title}, confirmed ${when}.`,
    declined: (name: string, title: string, when: string) => `${name}, ${title}, said no ${when}:`,
    voided: (when: string) => `What was asked on ${when} has been changed since. The confirmation no longer holds. Ask again.`,
    more: "Nobody has been asked about this amount yet",
    askTitle: (financier: string) => `Ask ${financier} to confirm`,
    contactName: "Name of the one who may answer",
    contactNameHint: "Somebody who may promise money or working time for the organisation.",
    contactEmail: "E-mail address",
    ask: "Ask for confirmation",
    asked: "The question has been sent.",
    askedAgain: "The link has been sent once more.",
    takenBack: "The question has been taken back. The link no longer works.",
    again: "Send the link again",
    againText: "The same link is sent to the same address.",
    takeBack: "Take back",
    takeBackText:
      "The link stops working, and the one who was asked is told. If they have confirmed already, the confirmation no longer holds.",
    keep: "Leave it",
    readerOnly: "You can read the confirmations but not ask.",
    sent: "The application has been submitted. What was confirmed then is part of it.",
    unused: "This call does not use confirmations.",
    fault: (name: string, amount: string) => `${name || "A co-financier"} has not confirmed ${amount}`,
    waiting: (count: number) => (count === 1 ? "1 waiting for an answer" : `${count} waiting for an answer`),
    pending: (count: number) =>
      `${count === 1 ? "One co-financier has" : `${count} co-financiers have`} not answered yet. What is not confirmed when you submit does not go with the application.`,
    year: "Year",
    kind: "How",
    amount: "Amount",
    total: "Total",
    kinds: { cash: "Money", "own-work": "Working time" },
    partner: {
      title: (financier: string) => `Confirm co-financing from ${financier}`,
      lead: (organisation: string, call: string) =>
        `${organisation} is applying for money in the call ${call} and has written that you pay a part. Is that right?`,
      project: "Project",
      applicant: "Applicant",
      period: "Project period",
      askedBy: "Asked by",
      sentTo: "Sent to",
      answerBy: "Answer by",
      table: (financier: string) => `What ${financier} contributes`,
      who: (name: string) => `The question was sent to ${name}. Answer only if you may promise this for the organisation.`,
      secret:
        "The application has not been submitted and is still the applicant's own. That is why nothing more of it is shown here.",
      answer: "Your answer",
      name: "Your name",
      capacity: "Your title or role",
      capacityHint: "For example chief executive or chair.",
      declaration: (financier: string) =>
        `I may act for ${financier} and promise what the table says if the project is granted support.`,
      words: "Anything you want to tell the applicant",
      wordsHint: "Optional when you confirm. If you say no, write what is not right.",
      confirm: "Confirm",
      decline: "Say no",
      personal: "Name, title and answer are kept with the application and read by those who handle and decide it.",
      receipt: {
        confirmed: "Thank you, the co-financing is confirmed",
        declined: "Thank you, your no has been passed on",
        confirmedText:
          "The applicant has been told, and you have an e-mail. The link has been used, and the answer cannot be changed here.",
        declinedText:
          "The applicant has been told, and you have an e-mail. If the applicant changes the figures you may be asked again.",
        by: "Answered by",
        when: "When",
        words: "What you wrote",
        regret: (organisation: string) =>
          `Did something go wrong? Contact ${organisation}, who can take the question back and ask anew.`,
      },
      gone: {
        unknown: [
          "The link is not valid",
          "It may be mistyped, or the question has been taken back. Check that you have the whole link, or ask whoever sent it.",
        ],
        voided: [
          "The figures have been changed",
          "The applicant has changed what was to be confirmed. This question no longer holds, and neither does an answer to it. You get a new link if the applicant asks again.",
        ],
        expired: ["The time to answer is over", "The call has closed, and it is no longer possible to confirm here."],
        sent: [
          "The application has already been submitted",
          "The applicant submitted before the question was answered, so it is no longer possible to confirm here. Contact the applicant if you want to give a certificate.",
        ],
      },
    },
    mail: {
      asked: {
        subject: (organisation: string) => `${organisation} asks you to confirm co-financing`,
        body: (name: string, organisation: string, call: string, until: string, link: string) =>
          `Hello ${name}!\n\n${organisation} is applying for money in the call ${call} and has written that you pay a part. Read what it is about and answer yes or no:\n\n${link}\n\nAnswer by ${until}. You need not sign in. The link is personal: pass it on only to somebody who may answer for the organisation.`,
      },
      voided: {
        subject: "The figures have been changed",
        body: (name: string, organisation: string) =>
          `Hello ${name}!\n\n${organisation} has changed what you were asked to confirm. The question, and an answer to it, therefore no longer hold. If they ask again you get a new e-mail.`,
      },
      "taken-back": {
        subject: "The question about co-financing has been taken back",
        body: (name: string, organisation: string) =>
          `Hello ${name}!\n\n${organisation} has taken back its question about co-financing. The link no longer works, and an answer to it no longer holds. You need not do anything.`,
      },
      answered: {
        subject: { yes: "You have confirmed co-financing", no: "You have said no to co-financing" },
        body: (name: string, organisation: string, by: string, when: string, link: string) =>
          `Hello ${name}!\n\nThe question from ${organisation} was answered by ${by} ${when}. Read the answer:\n\n${link}\n\nWas it not you who answered? Contact ${organisation}.`,
      },
      team: {
        subject: { yes: "A co-financier has confirmed", no: "A co-financier has said no" },
        body: (name: string, link: string) =>
          `Hello ${name}!\n\nThere is an answer to your question about co-financing. Read it here:\n\n${link}`,
      },
    },
    errors: {
      declare: "Tick that you may promise this",
      wordsNeeded: "Write a few words about what is not right",
    },
    refusals: {
      "period-missing": "The question was not sent. Fill in when the project begins and ends first.",
      "rows-incomplete": "The question was not sent. Fill in the financier's name, year and amount first.",
      "row-gone": "The question was not sent. The financier is no longer in the financing.",
      "not-used": "This call does not use confirmations.",
      "too-many": "Too many in a short time. Wait a while and try again.",
      "call-closed": "The call has closed. It is no longer possible to ask.",
      "application-sent": "The answer was not kept. The application has already been submitted.",
      "confirmation-expired": "The answer was not kept. The time to answer is over.",
      "not-in-this-state": "That is no longer possible. This is how it stands now.",
      "not-yours-to-do": "You can read the confirmations but not change them.",
    } as Readonly<Record<string, string | ((values: Values) => string)>>,
  },
});
