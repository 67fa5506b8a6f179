import { texts } from "#app/texts/language.ts";

export const rootTexts = texts({
  sv: {
    nav: {
      calls: "Utlysningar",
      mine: "Mina sidor",
      assessments: "Bedömningar",
      office: "Handläggning",
      preparations: "Beredning",
      meetings: "Sammanträden",
      admin: "Administration",
      register: "Projekt",
      reports: "Rapporter",
      noticeBoard: "Anslagstavla",
    },
    footer: {
      about: "Om Drum",
      strategies: "Strategier",
      year: "Årshjulet",
      openData: "Öppna data",
      accessibility: "Tillgänglighet",
      privacy: "Personuppgifter",
      what: "Delregionala utvecklingsmedel, från utlysning till vad pengarna gjorde.",
    },
    faults: {
      notFound: {
        title: "Sidan finns inte",
        lead: "Adressen kan vara felskriven, eller så har du inte tillgång till det som finns här.",
      },
      forbidden: {
        title: "Du har inte tillgång hit",
        lead: "Din roll öppnar inte det här arbetsområdet. Logga in som någon annan eller be en administratör om hjälp.",
      },
      signedOut: {
        title: "Du är inte längre inloggad",
        lead: "Det du skrev är inte sparat än, men det finns kvar på den här sidan. Lämna den öppen.",
        signIn: "Logga in i en ny flik",
        comeBack: "Kom tillbaka hit och skicka det du skrev.",
        again: "Skicka det jag skrev",
      },
      broken: {
        title: "Något gick fel hos oss",
        lead: "Inget av det du gjort tidigare har gått förlorat. Försök igen om en stund.",
      },
      home: "Till startsidan",
    },
  },
  en: {
    nav: {
      calls: "Calls",
      mine: "My pages",
      assessments: "Assessments",
      office: "Case work",
      preparations: "Preparatory meetings",
      meetings: "Meetings",
      admin: "Administration",
      register: "Projects",
      reports: "Reports",
      noticeBoard: "Notice board",
    },
    footer: {
      about: "About Drum",
      strategies: "Strategies",
      year: "The yearly cycle",
      openData: "Open data",
      accessibility: "Accessibility",
      privacy: "Personal data",
      what: "Sub-regional development funds, from the call to what the money did.",
    },
    faults: {
      notFound: {
        title: "The page does not exist",
        lead: "The address may be misspelt, or you do not have access to what is here.",
      },
      forbidden: {
        title: "You do not have access here",
        lead: "Your role does not open this area. Sign in as someone else or ask an administrator.",
      },
      signedOut: {
        title: "You are no longer signed in",
        lead: "What you wrote is not saved yet, but it is kept on this page. Leave it open.",
        signIn: "Sign in in a new tab",
        comeBack: "Come back here and send what you wrote.",
        again: "Send what I wrote",
      },
      broken: { title: "Something went wrong on our side", lead: "Nothing you have done before is lost. Try again in a while." },
      home: "To the start page",
    },
  },
});
