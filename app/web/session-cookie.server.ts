import { redirect } from "@remix-run/node";
import { languageCookie, sessionCookie } from "#app/web/context.server.ts";
import { isSecure } from "#app/web/mode.server.ts";

const attributes = (seconds: number) => `Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${isSecure() ? "; Secure" : ""}`;
const day = 86_400;

export const goSignedIn = (path: string, secret: string): Response =>
  redirect(path, { status: 303, headers: { "set-cookie": `${sessionCookie}=${secret}; ${attributes(30 * day)}` } });

/** Words that a page has kept in the browser until they could be saved go too: the next person at this computer is another. */
export const goSignedOut = (path: string): Response =>
  redirect(path, {
    status: 303,
    headers: { "set-cookie": `${sessionCookie}=; ${attributes(0)}`, "clear-site-data": '"storage"' },
  });

export const goInLanguage = (path: string, language: string): Response =>
  redirect(path, { status: 303, headers: { "set-cookie": `${languageCookie}=${language}; ${attributes(365 * day)}` } });
