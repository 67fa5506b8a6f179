import type { Actor } from "#app/gate/actor.ts";

/** Where the question stands that this reader must answer before what is at an address; null when there is none. */
type Question = (actor: Actor, path: string, search: string) => Promise<string | null>;

let question: Question = () => Promise.resolve(null);

/** The doors know no room but people: what is asked first is said where the whole is put together. */
export const askBeforeReading = (asked: Question): void => {
  question = asked;
};
export const questionBefore: Question = (actor, path, search) => question(actor, path, search);
