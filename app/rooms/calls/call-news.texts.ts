import { texts } from "#app/texts/language.ts";

/** Words of what leaves the site: calendars, the feed and letters about a call. */
export const callNewsTexts = texts({
  sv: {
    calendar: (region: string) => `Utlysningar ${region}`,
    opens: (title: string) => `Öppnar: ${title}`,
    opensAbout: (instant: string) => `Det går att börja ansöka ${instant}, svensk tid.`,
    closes: (title: string, time: string) => `Sista dag att söka, till och med ${time}: ${title}`,
    closesAbout: (instant: string) => `Ansökan ska vara inlämnad senast ${instant}, svensk tid. Hela den sista minuten räknas.`,
    sketchCloses: (title: string, time: string) => `Sista dag för idéskissen, till och med ${time}: ${title}`,
    sketchClosesAbout: (instant: string) =>
      `Utlysningen har två steg. Idéskissen ska vara inlämnad senast ${instant}, svensk tid. Hela den sista minuten räknas.`,
    decides: (title: string) => `Beslutsdag: ${title}`,
    decidesAbout: (board: string) => `${board} beslutar. Sökande får sitt beslut när protokollet är justerat.`,
    feed: (region: string) => `Utlysningar i ${region}`,
    feedAbout: "Nya utlysningar och det som ändras i dem.",
    published: (title: string) => `Ny utlysning: ${title}`,
    publishedText: (summary: string, opens: string, closes: string) =>
      `${summary} Öppnar ${opens}. Sista dag att söka är ${closes}, svensk tid.`,
    changed: { text: "Texter rättade", deadline: "Sista dagen flyttad", rules: "Reglerna ändrade", withdrawal: "Återkallad" },
    changedTitle: (what: string, title: string) => `${what}: ${title}`,
    follow: "Följ utlysningarna",
    followLead: "Få datumen i din egen kalender, eller följ nyheterna i ett program som läser flöden.",
    calendarLink: "Kalender med alla datum",
    calendarHint: "iCalendar, uppdateras av sig själv",
    feedLink: "Nya utlysningar och ändringar",
    feedHint: "Atom-flöde",
    wholeForm: "Hela formuläret som PDF",
    selfCheck: "Kan vi söka?",
    remind: "Påminn mig när den öppnar",
    limitedTitle: "Utlysningen är riktad",
    limitedText: (names: string) => `Bara de som har bjudits in kan söka: ${names}.`,
    notInvited:
      "Ingen av dina organisationer har bjudits in. Hör av dig till kontaktpersonen om det är fel, eller se vilka andra utlysningar som finns.",
    reminder: {
      title: "Påminn mig när utlysningen öppnar",
      lead: (instant: string) => `Utlysningen öppnar ${instant}, svensk tid. Du får ett mejl då, ett enda.`,
      ask: "Påminn mig",
      on: "Du får ett mejl när utlysningen öppnar",
      takeBack: "Jag vill inte ha påminnelsen",
      opened: "Utlysningen har redan öppnat",
    },
    refusals: { "opened-already": "Utlysningen har redan öppnat. Ingen påminnelse behövs." },
    opensMail: {
      subject: (call: string) => `Nu går det att söka: ${call}`,
      body: (name: string, call: string, closes: string, link: string) =>
        `Hej ${name}!\n\n${call} har öppnat. Sista tid att söka är ${closes}, svensk tid.\n\nLäs om utlysningen och börja ansökan här:\n${link}\n`,
    },
    toCalendar: "Lägg datumen i din kalender",
  },
  en: {
    calendar: (region: string) => `Calls ${region}`,
    opens: (title: string) => `Opens: ${title}`,
    opensAbout: (instant: string) => `Applications can be started ${instant}, Swedish time.`,
    closes: (title: string, time: string) => `Last day to apply, until ${time} inclusive: ${title}`,
    closesAbout: (instant: string) =>
      `The application must be submitted by ${instant}, Swedish time. The whole of the last minute counts.`,
    sketchCloses: (title: string, time: string) => `Last day for the idea sketch, until ${time}: ${title}`,
    sketchClosesAbout: (instant: string) =>
      `The call has two steps. The idea sketch is to be handed in by ${instant}, Swedish time. The whole last minute counts.`,
    decides: (title: string) => `Day of decision: ${title}`,
    decidesAbout: (board: string) => `${board} decides. Applicants get their decision when the minutes are adjusted.`,
    feed: (region: string) => `Calls in ${region}`,
    feedAbout: "New calls and what is changed in them.",
    published: (title: string) => `New call: ${title}`,
    publishedText: (summary: string, opens: string, closes: string) =>
      `${summary} Opens ${opens}. The last day to apply is ${closes}, Swedish time.`,
    changed: { text: "Texts corrected", deadline: "Last day moved", rules: "Rules changed", withdrawal: "Withdrawn" },
    changedTitle: (what: string, title: string) => `${what}: ${title}`,
    follow: "Follow the calls",
    followLead: "Get the dates in your own calendar, or follow the news in a program that reads feeds.",
    calendarLink: "Calendar with all dates",
    calendarHint: "iCalendar, updates itself",
    feedLink: "New calls and changes",
    feedHint: "Atom feed",
    wholeForm: "The whole form as PDF",
    selfCheck: "Can we apply?",
    remind: "Remind me when it opens",
    limitedTitle: "The call is limited",
    limitedText: (names: string) => `Only those who have been invited can apply: ${names}.`,
    notInvited:
      "None of your organisations has been invited. Get in touch with the contact person if that is wrong, or see what other calls there are.",
    reminder: {
      title: "Remind me when the call opens",
      lead: (instant: string) => `The call opens ${instant}, Swedish time. You get one e-mail then.`,
      ask: "Remind me",
      on: "You get an e-mail when the call opens",
      takeBack: "I do not want the reminder",
      opened: "The call has already opened",
    },
    refusals: { "opened-already": "The call has already opened. No reminder is needed." },
    opensMail: {
      subject: (call: string) => `Applications can now be made: ${call}`,
      body: (name: string, call: string, closes: string, link: string) =>
        `Dear ${name},\n\n${call} has opened. The last time to apply is ${closes}, Swedish time.\n\nRead about the call and start the application here:\n${link}\n`,
    },
    toCalendar: "Put the dates in your calendar",
  },
});
