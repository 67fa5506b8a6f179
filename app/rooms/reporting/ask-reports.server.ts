import type { PaperForm } from "#app/documents/paper.server.ts";
import { askThread } from "#app/platform/thread.server.ts";
import { fromSearch, isReversed, reportQuestion } from "#app/rooms/reporting/register.ts";
import type { Composing } from "#app/rooms/reporting/report-thread.server.ts";
import type { Language } from "#app/texts/language.ts";

/**
 * A report as it is composed in the thread that prints (`report-thread.server.ts`). A page goes before the files that wait: a person looks
 * at it. Throws `ThreadFault` when there is none within two minutes.
 */
export const composed = <Name extends keyof Composing>(
  name: Name,
  ...given: Parameters<Composing[Name]>
): ReturnType<Composing[Name]> =>
  askThread(
    "prints",
    { ask: "report", name, given },
    { limit: 120_000, mebibytes: 384, ahead: !name.endsWith("File") },
  ) as ReturnType<Composing[Name]>;

/** The funding report as a file for everybody, with its mark; `null`: the period ends before it begins, and there is nothing to write. */
export async function fundingPaper(form: PaperForm, { url, language, request }: Asked) {
  const question = reportQuestion.parse(fromSearch(url));
  if (isReversed(question)) return null;
  const known = request.headers.get("if-none-match");
  return form === "csv" && url.searchParams.get("tabell") === "projekt"
    ? composed("projectsFile", question, language, form, known)
    : composed("fundingFile", question, language, form, known);
}
type Asked = { readonly url: URL; readonly language: Language; readonly request: Request };
