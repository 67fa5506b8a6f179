import type { LocalDate } from "#app/kernel/time.ts";
import { formatDate } from "#app/texts/format.ts";
import { texts } from "#app/texts/language.ts";

const months = (count: number) => (count === 1 ? "en månad" : `${count} månader`);
const days = (count: number) => (count === 1 ? "en dag" : `${count} dagar`);

/** What is said of drafts that are erased: on the draft, in a mail, and on the page of personal data. */
export const draftsTexts = texts({
  sv: {
    erased: (on: LocalDate) =>
      `Utkastet raderas tidigast ${formatDate(on)}, om ingen ändrar i det. Det som ni vill ha kvar kan ni utgå från i en ny ansökan innan dess.`,
    erasedShort: (on: LocalDate) => `Raderas tidigast ${formatDate(on)}.`,
    keeping: (count: number, warning: number) =>
      `Ett utkast som inte har lämnats in raderas med sina bilagor ${months(count)} efter att utlysningen har stängt, eller efter att någon senast ändrade i det. Den som skriver i utkastet får ett mejl minst ${days(warning)} innan.`,
    mail: {
      subject: (call: string) => `Ett utkast raderas snart: ${call}`,
      body: (name: string, call: string, on: string, link: string) =>
        `Hej ${name}!\n\nNi har ett utkast till en ansökan i ${call}. Utlysningen har stängt och ansökan lämnades inte in.\n\nUtkastet raderas med sina bilagor tidigast ${on}, om ingen ändrar i det.\n\nVill ni ha kvar något av det? Läs eller utgå från det här:\n${link}\n`,
    },
  },
  en: {
    erased: (on: LocalDate) =>
      `The draft is erased on ${formatDate(on, "en")} at the earliest, unless somebody changes it. You can begin a new application from it before then.`,
    erasedShort: (on: LocalDate) => `Erased on ${formatDate(on, "en")} at the earliest.`,
    keeping: (count: number, warning: number) =>
      `A draft that was not submitted is erased with its attachments ${count === 1 ? "one month" : `${count} months`} after the call has closed, or after somebody last changed it. Those who write in the draft get a mail at least ${warning === 1 ? "one day" : `${warning} days`} before.`,
    mail: {
      subject: (call: string) => `A draft will soon be erased: ${call}`,
      body: (name: string, call: string, on: string, link: string) =>
        `Dear ${name},\n\nYou have a draft of an application to ${call}. The call has closed and the application was not submitted.\n\nThe draft is erased with its attachments on ${on} at the earliest, unless somebody changes it.\n\nDo you want to keep any of it? Read it or begin from it here:\n${link}\n`,
    },
  },
});
