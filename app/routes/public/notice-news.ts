import { answerAtom } from "#app/documents/render-atom.server.ts";
import { newsLanguage } from "#app/rooms/calls/call-news.ts";
import { noticeNews } from "#app/rooms/decisions/decisions.server.ts";
import { file, noParams } from "#app/web/doors.server.ts";

/** Notices and the decisions they make public, as a feed. */
export const loader = file(noParams, "public", async ({ url }) => answerAtom(await noticeNews(newsLanguage(url))));
