import { texts } from "#app/texts/language.ts";

/** Answers that come before any page. */
export const plainTexts = texts({
  sv: {
    notFound: { title: "Sidan finns inte", lead: "Kontrollera adressen och försök igen." },
    notYours: { title: "Du har inte tillgång hit", lead: "Logga in som någon som har tillgång, eller gå tillbaka." },
    takenDown: {
      title: "Texten är nedtagen från webben",
      lead: "Det du söker har varit publicerat här och har tagits ner. Att protokollet är justerat står kvar på anslagstavlan. Protokollet är bevarat och kan begäras ut hos den som förvarar det.",
    },
    broken: { title: "Något gick fel hos oss", lead: "Försök igen om en stund." },
    otherSite: { title: "Begäran kom inte från Drum", lead: "Gå tillbaka, ladda om sidan och skicka formuläret igen." },
    tooLarge: {
      title: "Det du skickade är för stort",
      lead: "Gå tillbaka i webbläsaren, så finns det du skrev kvar. Korta texten och försök igen. Inget har sparats.",
    },
  },
  en: {
    notFound: { title: "The page does not exist", lead: "Check the address and try again." },
    notYours: { title: "You do not have access", lead: "Sign in as somebody who has access, or go back." },
    takenDown: {
      title: "The text has been taken off the web",
      lead: "What you are looking for has been published here and was taken down. That the minutes are adjusted still stands on the notice board. The minutes are kept and can be asked for where they are kept.",
    },
    broken: { title: "Something went wrong on our side", lead: "Try again in a while." },
    otherSite: { title: "The request did not come from Drum", lead: "Go back, reload the page and send the form again." },
    tooLarge: {
      title: "What you sent is too large",
      lead: "Go back in the browser and what you wrote is still there. Shorten the text and try again. Nothing has been saved.",
    },
  },
});
