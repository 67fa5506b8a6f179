/**
 * Carries words from a decision to their row and nowhere else: it has no fields that the journal could write down. The words of a draft are
 * kept only as technical storage for another (TF 2:13), so the office's journal says that something was saved, never what; and what ties a
 * person to a case is personal data, which the row can be relieved of and a chained journal cannot.
 */
export class Undisclosed {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  get text(): string {
    return this.#text;
  }
}
