import { texts } from "#app/texts/language.ts";

/** `when`: day and hour; `by`: a last day; `reason`: why it was moved or is not held. Nothing of any case. */
export type MeetingMail = {
  readonly name: string;
  readonly body: string;
  readonly when: string;
  readonly place: string;
  readonly by: string;
  readonly reason: string;
  readonly link: string;
  readonly papers: string;
  readonly sender: string;
};

/** What those who are called to a meeting, or are to sign its minutes, are written to. */
export const meetingMailTexts = texts({
  sv: {
    notice: {
      title: "Kallelse",
      lead: "Alla som är kallade får ett mejl med tid, plats och länkar till dagordningen och handlingarna. Mejlet säger inget om ärendena.",
      send: "Skicka kallelsen",
      again: "Skicka kallelsen igen",
      sentAt: (when: string) => `Skickad ${when}`,
      notSent: "Inte skickad",
      people: (count: number) => `${count} är kallade`,
    },
    mails: {
      called: {
        subject: ({ body, when }: MeetingMail) => `Kallelse till ${body.toLowerCase()} ${when}`,
        text: ({ name, body, when, place, link, papers, sender }: MeetingMail) =>
          `Hej ${name},\n\nDu är kallad till sammanträde med ${body.toLowerCase()}.\n\nTid: ${when}\nPlats: ${place}\n\nDagordningen finns här:\n${link}\n\nHandlingarna (PDF):\n${papers}\n\nÄr du jävig i ett ärende, eller kan du inte komma? Meddela sekreteraren i god tid, så att en ersättare kan kallas in.\n\n${sender}\n`,
      },
      moved: {
        subject: ({ body, when }: MeetingMail) => `Flyttat sammanträde: ${body.toLowerCase()} ${when}`,
        text: ({ name, body, when, place, reason, link, sender }: MeetingMail) =>
          `Hej ${name},\n\nSammanträdet med ${body.toLowerCase()} är flyttat.\n\nNy tid: ${when}\nPlats: ${place}\nSkäl: ${reason}\n\n${link}\n\n${sender}\n`,
      },
      "called-off": {
        subject: ({ body, when }: MeetingMail) => `Inställt sammanträde: ${body.toLowerCase()} ${when}`,
        text: ({ name, body, when, reason, link, sender }: MeetingMail) =>
          `Hej ${name},\n\nSammanträdet med ${body.toLowerCase()} ${when} är inställt.\n\nSkäl: ${reason}\n\n${link}\n\n${sender}\n`,
      },
      corrected: {
        subject: ({ when }: MeetingMail) => `Protokollet från ${when} är rättat`,
        text: ({ name, body, when, by, link, sender }: MeetingMail) =>
          `Hej ${name},\n\nProtokollet från sammanträdet med ${body.toLowerCase()} ${when} har rättats innan det är justerat. Har du redan skrivit under gäller din underskrift inte längre. Läs den nya versionen och skriv under den senast ${by}:\n${link}\n\n${sender}\n`,
      },
      adjust: {
        subject: ({ when }: MeetingMail) => `Påminnelse: justera protokollet från ${when}`,
        text: ({ name, body, when, by, link, sender }: MeetingMail) =>
          `Hej ${name},\n\nProtokollet från sammanträdet med ${body.toLowerCase()} ${when} väntar på din underskrift. Det ska vara justerat senast ${by} (5 kap. 69 § kommunallagen). Läs och skriv under det här:\n${link}\n\n${sender}\n`,
      },
      announce: {
        subject: ({ by }: MeetingMail) => `Påminnelse: anslå protokollet senast ${by}`,
        text: ({ name, body, when, by, link, sender }: MeetingMail) =>
          `Hej ${name},\n\nProtokollet från sammanträdet med ${body.toLowerCase()} ${when} är justerat men inte anslaget. Justeringen ska tillkännages på anslagstavlan senast ${by} (8 kap. 12 § kommunallagen). Tiden för överklagande börjar först då.\n${link}\n\n${sender}\n`,
      },
    },
  },
  en: {
    notice: {
      title: "Notice of meeting",
      lead: "Everybody who is called gets an email with time, place and links to the agenda and the documents. It says nothing of the matters.",
      send: "Send the notice of meeting",
      again: "Send the notice again",
      sentAt: (when: string) => `Sent ${when}`,
      notSent: "Not sent",
      people: (count: number) => `${count} are called`,
    },
    mails: {
      called: {
        subject: ({ body, when }: MeetingMail) => `Notice of meeting: ${body}, ${when}`,
        text: ({ name, body, when, place, link, papers, sender }: MeetingMail) =>
          `Hello ${name},\n\nYou are called to a meeting of ${body}.\n\nTime: ${when}\nPlace: ${place}\n\nThe agenda is here:\n${link}\n\nThe documents (PDF, in Swedish):\n${papers}\n\nDo you have a conflict of interest in a matter, or can you not come? Tell the secretary in good time, so that a substitute can be called in.\n\n${sender}\n`,
      },
      moved: {
        subject: ({ body, when }: MeetingMail) => `Meeting moved: ${body}, ${when}`,
        text: ({ name, body, when, place, reason, link, sender }: MeetingMail) =>
          `Hello ${name},\n\nThe meeting of ${body} has been moved.\n\nNew time: ${when}\nPlace: ${place}\nReason: ${reason}\n\n${link}\n\n${sender}\n`,
      },
      "called-off": {
        subject: ({ body, when }: MeetingMail) => `Meeting called off: ${body}, ${when}`,
        text: ({ name, body, when, reason, link, sender }: MeetingMail) =>
          `Hello ${name},\n\nThe meeting of ${body} on ${when} has been called off.\n\nReason: ${reason}\n\n${link}\n\n${sender}\n`,
      },
      corrected: {
        subject: ({ when }: MeetingMail) => `The minutes of ${when} have been corrected`,
        text: ({ name, body, when, by, link, sender }: MeetingMail) =>
          `Hello ${name},\n\nThe minutes of the meeting of ${body} on ${when} have been corrected before they are adjusted. If you have signed already, your signature no longer holds. Read the new version and sign it by ${by}:\n${link}\n\n${sender}\n`,
      },
      adjust: {
        subject: ({ when }: MeetingMail) => `Reminder: adjust the minutes of ${when}`,
        text: ({ name, body, when, by, link, sender }: MeetingMail) =>
          `Hello ${name},\n\nThe minutes of the meeting of ${body} on ${when} wait for your signature. They must be adjusted by ${by} (Local Government Act 5:69). Read and sign them here:\n${link}\n\n${sender}\n`,
      },
      announce: {
        subject: ({ by }: MeetingMail) => `Reminder: announce the minutes by ${by}`,
        text: ({ name, body, when, by, link, sender }: MeetingMail) =>
          `Hello ${name},\n\nThe minutes of the meeting of ${body} on ${when} are adjusted but not announced. The adjusting must be announced on the notice board by ${by} (Local Government Act 8:12). Only then does the time to appeal begin.\n${link}\n\n${sender}\n`,
      },
    },
  },
});
