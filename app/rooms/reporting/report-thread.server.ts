import type { DrumDocument } from "#app/documents/document.ts";
import { type PaperForm, paper } from "#app/documents/paper.server.ts";
import type { Actor } from "#app/gate/actor.ts";
import { builderPaper, builderView, savedReportPage } from "#app/rooms/reporting/builder.server.ts";
import type { ReportQuestion } from "#app/rooms/reporting/register.ts";
import { fundingReportFile, fundingReportFor, projectsText } from "#app/rooms/reporting/reporting.server.ts";
import { countedResults } from "#app/rooms/reporting/results.server.ts";
import type { Language } from "#app/texts/language.ts";

/*
 * What the thread of reports composes: it reads the cases, sums them and writes the file, so that the thread that answers everybody never
 * holds ten thousand projects and only hands the finished pieces on. `ask-reports.server.ts` asks.
 */

export type ReportBytes = { readonly name: string; readonly pieces: readonly Uint8Array[] };

const written = async (form: PaperForm, document: DrumDocument, name: string): Promise<ReportBytes> => ({
  name,
  pieces: await paper(form, document),
});

export const composing = {
  builderPage: (actor: Actor, search: string, language: Language) => builderView(actor, new URLSearchParams(search), language),
  builderFile: async (actor: Actor, search: string, language: Language, form: PaperForm) => {
    const made = await builderPaper(actor, new URLSearchParams(search), language);
    return made && written(form, made.document, made.name);
  },
  savedPage: savedReportPage,
  savedFile: async (actor: Actor, id: string, language: Language, form: PaperForm) => {
    const document = (await savedReportPage(actor, id, language))?.document;
    return document ? written(form, document, "rapport") : null;
  },
  funding: fundingReportFor,
  /** `known`: the mark of the file that the reader has already, which is then not written again. */
  fundingFile: async (question: ReportQuestion, language: Language, form: PaperForm, known: string | null) => {
    const { document, etag, name } = await fundingReportFile(question, language);
    return { etag, file: etag === known ? null : await written(form, document, name) };
  },
  projects: projectsText,
  projectsFile: async (question: ReportQuestion, language: Language, _: "csv", known: string | null) => {
    const { text, etag, name } = await projectsText(question, language);
    return { etag, file: etag === known ? null : { name, pieces: [Buffer.from(text)] } };
  },
  results: countedResults,
};

export type Composing = typeof composing;

export const composeInThread = ({ name, given }: { readonly name: keyof Composing; readonly given: readonly unknown[] }) =>
  (composing[name] as (...given: readonly unknown[]) => Promise<unknown>)(...given);
