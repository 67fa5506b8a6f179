import { texts } from "#app/texts/language.ts";

export const letterTexts = texts({
  sv: {
    title: {
      grant: (project: string) => `Beslut: ${project} får medel`,
      reject: (project: string) => `Beslut: ${project} får inte medel`,
    },
    subject: (number: string) => `Beslut om delregionala utvecklingsmedel i ärende ${number}`,
    lead: {
      grant: (body: string, sum: string, project: string) =>
        `${body} har beslutat att bevilja ${sum} till projektet ”${project}”.`,
      reject: (body: string, project: string) =>
        `${body} har beslutat att avslå er ansökan om medel till projektet ”${project}”.`,
    },
    rows: {
      decision: "Beslut",
      body: "Beslutat av",
      paragraph: "Protokoll",
      applicant: "Sökande",
      number: "Diarienummer",
      call: "Utlysning",
      requested: "Sökt belopp",
      granted: "Beviljat belopp",
    },
    outcome: { grant: "Bifall", reject: "Avslag" },
    decidedBy: (body: string, date: string) => `${body} den ${date}`,
    paragraph: (number: number, date: string) => `§ ${number}, justerat den ${date}`,
    money: "Pengarna per år",
    moneyCaption: "Beviljade medel per år",
    moneyColumns: { year: "År", fund: "Medel", standing: "Beslutets innebörd", amount: "Kronor" },
    standing: { granted: "Beviljat", intended: "Inriktningsbeslut" },
    total: "Summa",
    reasons: "Skäl",
    conditions: "Särskilda villkor",
    terms: "Allmänna villkor",
    appeal: "Om ni anser att beslutet är fel",
    appealDate: (date: string) => `Begäran ska ha kommit in till domstolen senast den ${date}.`,
    appealDateLater: "Sista dag står på förbundets anslagstavla så snart justeringen har tillkännagivits.",
    board: "Anslagstavlan",
    contact: "Frågor",
    postSubject: (number: string) => `Brev att posta: beslut i ärende ${number}`,
    postBody: (name: string, number: string, link: string) =>
      `Hej ${name}!\n\nBeslutet i ärende ${number} är klart, men ingen hos sökanden har konto i Drum. Skriv ut brevet och skicka det med post. Det finns här:\n${link}\n\nVänliga hälsningar\nDrum`,
    mailSubject: (number: string) => `Beslut finns i ärende ${number}`,
    mailBody: (name: string, number: string, link: string) =>
      `Hej ${name}!\n\nDet finns ett beslut i ärende ${number}. Logga in för att läsa det:\n${link}\n\nVänliga hälsningar\nDrum`,
  },
  en: {
    title: {
      grant: (project: string) => `Decision: ${project} is granted money`,
      reject: (project: string) => `Decision: ${project} is not granted money`,
    },
    subject: (number: string) => `Decision on sub-regional development funding in case ${number}`,
    lead: {
      grant: (body: string, sum: string, project: string) =>
        `${body} (the board) has decided to grant ${sum} to the project “${project}”.`,
      reject: (body: string, project: string) =>
        `${body} (the board) has decided to reject your application for the project “${project}”.`,
    },
    rows: {
      decision: "Decision",
      body: "Decided by",
      paragraph: "Minutes",
      applicant: "Applicant",
      number: "Registry number",
      call: "Call",
      requested: "Requested amount",
      granted: "Granted amount",
    },
    outcome: { grant: "Granted", reject: "Rejected" },
    decidedBy: (body: string, date: string) => `${body}, ${date}`,
    paragraph: (number: number, date: string) => `§ ${number}, adjusted ${date}`,
    money: "The money per year",
    moneyCaption: "Granted money per year",
    moneyColumns: { year: "Year", fund: "Money", standing: "What is decided", amount: "SEK" },
    standing: { granted: "Granted", intended: "Direction decision" },
    total: "Total",
    reasons: "Reasons",
    conditions: "Special conditions",
    terms: "General terms",
    appeal: "If you think the decision is wrong",
    appealDate: (date: string) => `The request must have reached the court by ${date}.`,
    appealDateLater: "The last day is shown on the notice board as soon as the adjusting of the minutes has been announced.",
    board: "The notice board",
    contact: "Questions",
    postSubject: (number: string) => `A letter to post: the decision in case ${number}`,
    postBody: (name: string, number: string, link: string) =>
      `Hello ${name}!\n\nThe decision in case ${number} is ready, but nobody at the applicant has an account in Drum. Print the letter and send it by post. It is here:\n${link}\n\nKind regards\nDrum`,
    mailSubject: (number: string) => `There is a decision in case ${number}`,
    mailBody: (name: string, number: string, link: string) =>
      `Hello ${name}!\n\nThere is a decision in case ${number}. Sign in to read it:\n${link}\n\nKind regards\nDrum`,
  },
});
