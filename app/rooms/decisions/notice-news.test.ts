import { expect, it } from "vitest";
import { type Notice, noticesAsNews } from "#app/rooms/decisions/notice-news.ts";

const notice = (id: string, more: Partial<Notice> = {}): Notice => ({
  id,
  body: "Direktionen",
  heldOn: "2026-11-20",
  first: 14,
  last: 15,
  announcedAt: new Date("2026-12-01T09:00:00Z"),
  appealUntil: "2026-12-22",
  paragraphs: [
    { itemId: `${id}-14`, paragraph: 14, title: "Medel för 2027" },
    { itemId: `${id}-15`, paragraph: 15, title: "Ändring av beslut" },
  ],
  ...more,
});
const feed = (language: "sv" | "en", ...notices: Notice[]) =>
  noticesAsNews(notices, "https://drum.example", language, { name: "Boråsregionen", region: "Sjuhärad" });

it("tells each notice and each paragraph it makes public, with the last day to appeal and a link to the paragraph alone", () => {
  const { entries, selfUrl } = feed("sv", notice("m"));
  expect(selfUrl).toBe("https://drum.example/anslagstavla/nyheter.xml");
  expect(entries.map(({ title }) => title.replaceAll("\u00a0", " "))).toEqual([
    "Protokoll från Direktionen 20 november 2026",
    "§ 14 Medel för 2027",
    "§ 15 Ändring av beslut",
  ]);
  expect(entries[0]?.text).toMatch(/§§\s14–15.*22\sdecember\s2026/);
  expect(entries[1]?.url).toBe("https://drum.example/anslagstavla/m/protokoll.pdf?paragraf=m-14");
  expect(new Set(entries.map(({ id }) => id)).size).toBe(3);
  expect(feed("en", notice("m")).entries[0]?.text).toMatch(/22\sDecember\s2026/);
});

it("has nothing of what has not been announced, and goes back a bounded way", () => {
  expect(feed("sv", notice("m", { announcedAt: null })).entries).toEqual([]);
  expect(feed("sv", ...Array.from({ length: 40 }, (_, index) => notice(`m${index}`))).entries).toHaveLength(90);
});
