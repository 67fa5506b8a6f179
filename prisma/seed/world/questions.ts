// What the open call asks beside the fixed sections. Keys are those the office's own pages would give.
import { slug } from "#app/kernel/slug.ts";
import type { Question } from "#app/rooms/calls/questions.ts";
import type { Bilingual } from "#app/texts/language.ts";

const b = (sv: string, en: string): Bilingual => ({ sv, en });
const none = b("", "");
const options = (...all: [string, string][]) => all.map(([sv, en]) => ({ key: slug(sv), text: b(sv, en) }));
const plain = { help: none, under: none, required: false, maxLength: null, options: [], sums: false, condition: null };

export const projectQuestions: Question[] = [
  {
    ...plain,
    key: "forstudie",
    under: b("Det som har gjorts före", "What has been done before"),
    text: b("Bygger projektet på en förstudie?", "Does the project build on a pre-study?"),
    kind: "yes-no",
  },
  {
    ...plain,
    key: "vilken-forstudie",
    text: b("Vilken förstudie, och när blev den klar?", "Which pre-study, and when was it finished?"),
    help: b("Skriv diarienumret om ni har det.", "Give the registry number if you have it."),
    kind: "short",
    required: true,
    condition: { on: "forstudie", test: "is", value: "yes" },
  },
  {
    ...plain,
    key: "forstudien-visade",
    text: b("Vad visade förstudien som har ändrat projektet?", "What did the pre-study show that has changed the project?"),
    kind: "long",
    maxLength: 1_500,
    condition: { on: "forstudie", test: "is", value: "yes" },
  },
  {
    ...plain,
    key: "samverkan",
    under: b("Samverkan", "Co-operation"),
    text: b("Hur är samverkan mellan parterna överenskommen?", "How have the parties agreed on their co-operation?"),
    kind: "choice",
    options: options(
      ["Ett skriftligt avtal finns", "There is a written agreement"],
      ["Avtal skrivs om projektet beviljas", "An agreement will be written if the project is granted"],
      ["Muntligt", "By word of mouth"],
      ["Inte alls än", "Not at all yet"],
    ),
  },
  {
    ...plain,
    key: "nar-overenskommet",
    text: b("Hur och när kommer ni överens?", "How and when will you agree?"),
    kind: "long",
    required: true,
    maxLength: 1_000,
    condition: { on: "samverkan", test: "is", value: "inte-alls-an" },
  },
  {
    ...plain,
    key: "arbetstid",
    text: b("Vilka lägger arbetstid i projektet?", "Who puts working time into the project?"),
    help: b("Ta med dem som står för eget arbete i finansieringen.", "Include those whose own work stands in the financing."),
    kind: "table",
    options: options(["Part", "Party"], ["Vad parten gör", "What the party does"], ["Värde i kronor", "Value in kronor"]),
    sums: true,
  },
  {
    ...plain,
    key: "moter",
    under: b("De som projektet är till för", "Those the project is for"),
    text: b("Vilka möter ni i projektet?", "Whom do you meet in the project?"),
    kind: "many",
    options: options(
      ["Barn och unga", "Children and young people"],
      ["Företag", "Businesses"],
      ["Anställda i kommunerna", "Employees of the municipalities"],
      ["Föreningar", "Associations"],
      ["Allmänheten", "The public"],
    ),
  },
  {
    ...plain,
    key: "barn-till-tals",
    text: b("Hur kommer barn och unga till tals?", "How are children and young people heard?"),
    help: b("Barnkonventionen är svensk lag sedan 2020.", "The Convention on the Rights of the Child is Swedish law since 2020."),
    kind: "long",
    required: true,
    maxLength: 1_500,
    condition: { on: "moter", test: "contains", value: "barn-och-unga" },
  },
  {
    ...plain,
    key: "antal-deltagare",
    text: b("Ungefär hur många deltar direkt i projektet?", "About how many take a direct part in the project?"),
    kind: "number",
  },
  {
    ...plain,
    key: "forstudiens-rapport",
    under: b("Bygger på en förstudie", "Builds on a pre-study"),
    text: b("Förstudiens rapport", "The report of the pre-study"),
    help: b("Bifoga den om den är färdig.", "Enclose it if it is finished."),
    kind: "file",
    condition: { on: "forstudie", test: "is", value: "yes" },
  },
];

/** Of the call in two steps: the first two are asked already in the idea sketch. */
export const youthQuestions: Question[] = [
  {
    ...plain,
    key: "ungefarligt-belopp",
    text: b("Ungefär hur mycket tänker ni söka?", "About how much do you mean to apply for?"),
    help: b(
      "En gissning räcker. Budgeten gör ni i den fullständiga ansökan.",
      "A guess will do. The budget comes in the full application.",
    ),
    kind: "money",
    required: true,
  },
  {
    ...plain,
    key: "unga-bestammer",
    text: b("Hur är de unga själva med och bestämmer?", "How do the young people themselves take part in deciding?"),
    kind: "long",
    maxLength: 1_500,
    required: true,
  },
  {
    ...plain,
    key: "platser",
    text: b(
      "Vilka lokaler eller platser ska användas, och vem öppnar dem?",
      "Which premises or places are to be used, and who opens them?",
    ),
    kind: "long",
    maxLength: 1_500,
  },
];
