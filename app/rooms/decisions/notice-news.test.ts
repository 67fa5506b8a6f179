import { expect, it } from "vitest";
import { followed } from "#app/documents/atom.test-data.ts";
import { renderAtom } from "#app/documents/render-atom.server.ts";
import { type Notice, noticesAsNews } from "#app/rooms/decisions/notice-news.ts";

const announcedAt = new Date("2026-12-01T09:00:00Z");
const standing = { downSince: null, changedAt: null };
const notice = (id: string, more: Partial<Notice> = {}): Notice => ({
  id,
  body: "Direktionen",
  heldOn: "2026-11-20",
  first: 14,
  last: 15,
  announcedAt,
  appealUntil: "2026-12-22",
  ...standing,
  paragraphs: [
    {
      itemId: `${id.slice(0, -1)}1`,
      paragraph: 14,
      title: "Fördelning av medel: Medel för 2027",
      callTitle: { sv: "Medel för 2027", en: "Money for 2027" },
      ...standing,
    },
    { itemId: `${id.slice(0, -1)}2`, paragraph: 15, title: `Ändring av "Väv & <lin>" ]]> i Åsa`, callTitle: null, ...standing },
  ],
  ...more,
});
const feed = (language: "sv" | "en", ...notices: Notice[]) =>
  noticesAsNews(notices, "https://drum.example", language, { name: "Boråsregionen", region: "Sjuhärad" });

it("is read by a feed reader: each notice with its minutes, and each paragraph it makes public by itself", () => {
  const later = new Date("2026-12-14T07:15:00Z");
  const read = followed(
    renderAtom(
      feed(
        "sv",
        notice("f47ac10b-58cc-4372-a567-0e02b2c3d400", { announcedAt: later }),
        notice("f47ac10b-58cc-4372-a567-0e02b2c3d480"),
      ),
    ),
  );
  expect(read).toMatchObject({
    language: "sv",
    title: "Anslag och beslut, Sjuhärad",
    author: "Boråsregionen",
    self: "https://drum.example/anslagstavla/nyheter.xml",
    page: "https://drum.example/anslagstavla",
    updated: later.toISOString(),
  });
  expect(read.entries.map(({ updated }) => updated)).toEqual(
    [1, 1, 1, 0, 0, 0].map((of) => (of ? later : announcedAt).toISOString()),
  );
  const minutes = "https://drum.example/anslagstavla/f47ac10b-58cc-4372-a567-0e02b2c3d480/protokoll.pdf";
  expect(read.entries.slice(3).map((one) => ({ ...one, title: one.title?.replaceAll("\u00a0", " ") }))).toMatchObject([
    {
      id: "urn:uuid:f47ac10b-58cc-4372-a567-0e02b2c3d480",
      title: "Protokoll från Direktionen 20 november 2026",
      summary: expect.stringMatching(/§§\s14–15.*22\sdecember\s2026/),
      link: "https://drum.example/anslagstavla",
      enclosure: { type: "application/pdf", href: minutes },
    },
    {
      id: "urn:uuid:f47ac10b-58cc-4372-a567-0e02b2c3d481",
      title: "§ 14 Fördelning av medel: Medel för 2027",
      link: `${minutes}?paragraf=f47ac10b-58cc-4372-a567-0e02b2c3d481`,
      type: "application/pdf",
    },
    { title: `§ 15 Ändring av "Väv & <lin>" ]]> i Åsa` },
  ]);
  const english = followed(renderAtom(feed("en", notice("f47ac10b-58cc-4372-a567-0e02b2c3d480"))));
  expect(english.language).toBe("en");
  expect(english.entries[0]?.summary).toMatch(/22\sDecember\s2026/);
  expect(english.entries.map(({ title, titleLanguage }) => [title?.replaceAll("\u00a0", " "), titleLanguage])).toEqual([
    ["Minutes of Direktionen 20 November 2026", null],
    ["§ 14 Allocation of funds: Money for 2027", null],
    [`§ 15 Ändring av "Väv & <lin>" ]]> i Åsa`, "sv"],
  ]);
});

it("empties and dates anew what is taken down, so that a reader of feeds writes over what it kept", () => {
  const downSince = new Date("2026-12-03T08:00:00Z");
  const off = { downSince, changedAt: downSince };
  const one = notice("f47ac10b-58cc-4372-a567-0e02b2c3d480", { changedAt: downSince });
  const [first, second] = one.paragraphs;
  const taken = feed("sv", { ...one, paragraphs: [{ ...first, ...off, title: "" }, second] as Notice["paragraphs"] });
  expect(followed(renderAtom(taken)).updated).toBe(downSince.toISOString());
  const part = taken.entries;
  expect(part.map(({ at, published }) => [at, published])).toEqual([
    [downSince, announcedAt],
    [downSince, announcedAt],
    [announcedAt, announcedAt],
  ]);
  expect(part[0]).toHaveProperty("enclosed");
  expect(part[1]).toMatchObject({ title: "§ 14, texten nedtagen från webben", url: "https://drum.example/anslagstavla" });
  expect(part[1]).not.toHaveProperty("pdf");
  const [whole] = feed("en", { ...one, ...off }).entries;
  expect(whole).not.toHaveProperty("enclosed");
  expect(whole?.text).toMatch(/22\sDecember\s2026.*was taken off the web on 3\sDecember\s2026/);
});

it("has nothing of what has not been announced, and goes back a bounded way", () => {
  expect(feed("sv", notice("m", { announcedAt: null })).entries).toEqual([]);
  expect(feed("sv", ...Array.from({ length: 40 }, (_, index) => notice(`m${index}`))).entries).toHaveLength(90);
});
