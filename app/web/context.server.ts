import type { Actor } from "#app/gate/actor.ts";
import { actorOfSession } from "#app/rooms/people/people.server.ts";
import { isLanguage, type Language } from "#app/texts/language.ts";

declare module "@remix-run/node" {
  interface AppLoadContext {
    readonly nonce: string;
    readonly requestId: string;
    /** a page that was rendered whole, which goes out instead of the answer's body */
    page?: Uint8Array;
  }
  interface Future {
    v3_singleFetch: true;
  }
}

export const sessionCookie = "drum_session";
export const languageCookie = "drum_lang";

/** A cookie somebody has bent is no cookie of ours. */
function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}

/** One cookie's value, or null. */
export function cookie(request: Request, name: string): string | null {
  for (const part of (request.headers.get("cookie") ?? "").split(";")) {
    const [key, ...value] = part.trim().split("=");
    if (key === name) return decoded(value.join("="));
  }
  return null;
}

const readers = new WeakMap<object, Promise<Actor | null>>();

/** Who reads; asked once per request however many loaders run. */
export function readerOf(request: Request, context: object): Promise<Actor | null> {
  const known = readers.get(context);
  if (known) return known;
  const secret = cookie(request, sessionCookie);
  const reader = secret ? actorOfSession(secret) : Promise.resolve(null);
  readers.set(context, reader);
  return reader;
}

export function languageOf(request: Request, actor: Actor | null): Language {
  const chosen = cookie(request, languageCookie);
  return isLanguage(chosen) ? chosen : (actor?.language ?? "sv");
}
