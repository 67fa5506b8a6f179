import { answerAtom } from "#app/documents/render-atom.server.ts";
import { newsLanguage } from "#app/rooms/calls/call-news.ts";
import { callNews } from "#app/rooms/calls/calls.server.ts";
import { file, noParams } from "#app/web/doors.server.ts";

/** New calls and what is changed in them, as a feed. */
export const loader = file(noParams, "public", async ({ url }) => answerAtom(await callNews(newsLanguage(url))));
