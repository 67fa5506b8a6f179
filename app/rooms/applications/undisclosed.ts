/**
 * Carries the words of a draft from a decision to its row and nowhere else: it has no fields that the journal could write down. A draft
 * is kept only as technical storage for another (TF 2:13), so the office's journal says that something was saved, never what.
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
