import { texts } from "#app/texts/language.ts";

/** Words of a new version of a published call's rules: to the office that makes it, and to those who have begun to write. */
export const callRevisionTexts = texts({
  sv: {
    title: "Ändra reglerna",
    link: "Ändra reglerna",
    lead: "Det ni har publicerat binder er. Måste reglerna ändras blir det en ny version, med ett skäl som alla kan läsa.",
    back: "Till omgången",
    how: "Så går det till",
    steps: [
      "Ni ändrar i en kopia av reglerna. Inget syns utåt förrän ni publicerar den.",
      "Utlysningens sida visar vilka delar som är ändrade, när och varför.",
      "Alla som har ett utkast får ett mejl. Det de har skrivit finns kvar, och de fortsätter med de nya reglerna.",
      "Ansökningar som redan har kommit in behåller de regler de skickades in med.",
    ],
    received: "Ansökningar har kommit in. Därför ligger kriterier, skalor, vikter och rangordning fast: alla ska bedömas lika.",
    elsewhere: "Texter rättar ni för sig, och sista dagen flyttar ni för sig. Nummer, slag och öppning kan inte ändras.",
    begin: "Börja ändra",
    goOn: "Fortsätt med de nya reglerna",
    begun: "Nya regler är påbörjade",
    begunText: "De gäller inte förrän de har publicerats.",
    caption: (number: string) => `Nya regler för ${number}`,
    overviewLead: "Ändra det som behövs. Delar som inte har ändrats gäller ord för ord som förut.",
    changed: "Ändrad",
    timeNote: "Här ändras bara projektens tid. Sista dagen flyttar ni från omgångens sida.",
    draftOf: (number: string) => `Nya regler för ${number}`,
    discard: "Kassera ändringarna",
    publishing: {
      title: "Publicera nya regler",
      link: "Kontrollera och publicera",
      lead: "Reglerna gäller från det ögonblick ni publicerar dem, för alla som inte har skickat in.",
      changed: "Ändrade delar",
      none: "Inget är ändrat än",
      noneText: "Ändra i någon del först. Då kan ni publicera en ny version.",
      locked: "Bedömningen ligger fast",
      reason: "Varför reglerna ändras",
      reasonHint:
        "Visas på utlysningens sida med datum. Skriv vad som är ändrat och varför, så att den som har läst de gamla reglerna förstår.",
      submit: "Publicera nya regler",
      version: (number: number) => `Det blir version ${number} av reglerna.`,
    },
    done: "De nya reglerna gäller. De som har ett utkast får ett mejl.",
    parts: (names: string) => `Ändrat: ${names}.`,
    draftNotice: (when: string) => `Reglerna ändrades ${when}`,
    draftNoticeText:
      "Det ni har skrivit finns kvar. Kontrollera svaren innan ni skickar in: något kan behöva läggas till eller ändras.",
    draftNoticeLink: "Läs vad som är ändrat",
    refusals: {
      closed: "Utlysningen har stängt. Reglerna ändras inte efter sista dagen.",
      "nothing-changed": "Inget är ändrat. Reglerna är desamma som de som gäller.",
      "received-already":
        "Kriterier, skalor, vikter och rangordning kan inte ändras: ansökningar har kommit in, och alla ska bedömas lika (1 kap. 9 § regeringsformen). Återställ de delarna, eller återkalla utlysningen och gör en ny.",
      "scored-already":
        "Bedömningen har börjat. Att ändra kriterier, skalor, vikter eller rangordning nu kräver beslut av direktionen. Återställ de delarna och ta upp frågan på ett sammanträde.",
      "terms-same-version":
        "Villkoren är ändrade. Ge dem en ny versionsbeteckning i delen Villkor, så att det syns vilka som gäller.",
      "not-ready": (values: Readonly<Record<string, string | number | bigint>>) =>
        `${values.count === 1 ? "1 sak" : `${values.count} saker`} behöver rättas innan reglerna kan publiceras.`,
    },
    mail: {
      subject: (call: string) => `Reglerna är ändrade: ${call}`,
      body: (name: string, call: string, reason: string, link: string) =>
        `Hej ${name}!\n\nReglerna för ${call} har ändrats medan ni skriver på en ansökan.\n\nSkäl: ${reason}\n\nDet ni har skrivit finns kvar. Läs vad som är ändrat och kontrollera svaren innan ni skickar in:\n${link}\n`,
    },
  },
  en: {
    title: "Change the rules",
    link: "Change the rules",
    lead: "What you have published binds you. If the rules must change there will be a new version, with a reason that everybody can read.",
    back: "To the round",
    how: "How it is done",
    steps: [
      "You change a copy of the rules. Nothing shows until you publish it.",
      "The call’s page says which parts have been changed, when and why.",
      "Everyone with a draft gets an e-mail. What they have written is kept, and they go on under the new rules.",
      "Applications that have already come in keep the rules they were submitted under.",
    ],
    received: "Applications have come in. Criteria, scales, weights and ranking therefore stand: all are to be judged alike.",
    elsewhere: "Texts are corrected and the last day is moved separately. Number, kind and opening cannot be changed.",
    begin: "Begin to change",
    goOn: "Go on with the new rules",
    begun: "New rules have been begun",
    begunText: "They do not hold until they are published.",
    caption: (number: string) => `New rules for ${number}`,
    overviewLead: "Change what is needed. Parts that are not changed hold word for word as before.",
    changed: "Changed",
    timeNote: "Only the time of the projects is changed here. The last day is moved from the page of the round.",
    draftOf: (number: string) => `New rules for ${number}`,
    discard: "Discard the changes",
    publishing: {
      title: "Publish new rules",
      link: "Check and publish",
      lead: "The rules hold from the moment you publish them, for everybody who has not submitted.",
      changed: "Changed parts",
      none: "Nothing has been changed yet",
      noneText: "Change some part first. Then you can publish a new version.",
      locked: "How applications are judged stands",
      reason: "Why the rules are changed",
      reasonHint:
        "Shown on the call’s page with the date. Write what has been changed and why, so that one who has read the old rules understands.",
      submit: "Publish new rules",
      version: (number: number) => `It will be version ${number} of the rules.`,
    },
    done: "The new rules hold. Those with a draft get an e-mail.",
    parts: (names: string) => `Changed: ${names}.`,
    draftNotice: (when: string) => `The rules were changed ${when}`,
    draftNoticeText:
      "What you have written is kept. Check the answers before you submit: something may need to be added or changed.",
    draftNoticeLink: "Read what has been changed",
    refusals: {
      closed: "The call has closed. The rules are not changed after the last day.",
      "nothing-changed": "Nothing has been changed. The rules are those that hold.",
      "received-already":
        "Criteria, scales, weights and ranking cannot be changed: applications have come in, and all are to be judged alike (RF 1:9). Put those parts back, or withdraw the call and make a new one.",
      "scored-already":
        "The assessment has begun. Changing criteria, scales, weights or ranking now takes a decision of the board. Put those parts back and raise it at a meeting.",
      "terms-same-version":
        "The terms have been changed. Give them a new version in the part Terms, so that it shows which ones hold.",
      "not-ready": (values: Readonly<Record<string, string | number | bigint>>) =>
        `${values.count === 1 ? "1 thing needs" : `${values.count} things need`} to be corrected before the rules can be published.`,
    },
    mail: {
      subject: (call: string) => `The rules have changed: ${call}`,
      body: (name: string, call: string, reason: string, link: string) =>
        `Dear ${name},\n\nThe rules of ${call} have been changed while you are writing an application.\n\nReason: ${reason}\n\nWhat you have written is kept. Read what has changed and check the answers before you submit:\n${link}\n`,
    },
  },
});
