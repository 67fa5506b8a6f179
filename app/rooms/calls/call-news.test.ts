import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { followed } from "#app/documents/atom.test-data.ts";
import { renderAtom } from "#app/documents/render-atom.server.ts";
import { renderCalendar } from "#app/documents/render-calendar.server.ts";
import { instantAt } from "#app/kernel/time.ts";
import { calendarOf, newsOf } from "#app/rooms/calls/call-news.ts";

const body = { region: "Sjuhärad", name: "Kommunalförbundet & vännerna", board: "Direktionen" };
const at = (date: string, time: string) => instantAt(date, time) as Date;
const call = {
  id: "0195c000-0000-7000-8000-000000000001",
  slug: "byar",
  state: "published" as const,
  title: { sv: "Byar, torg; <b>bad</b> & backar", en: "Villages" },
  summary: { sv: "Sök medel\u0001 till byar.", en: "Apply." },
  opensAt: at("2027-01-11", "08:00"),
  closesAt: at("2027-03-28", "23:59"),
  sketchClosesAt: null,
  decisionOn: "2027-06-11",
  publishedAt: at("2026-12-01", "09:00"),
};
const moved = {
  id: "0195c000-0000-7000-8000-000000000002",
  callId: call.id,
  at: at("2027-02-01", "10:00"),
  kind: "deadline" as const,
  note: { sv: "Fler hinner & kan </summary>]]> söka.", en: "More time." },
};

const asked = {
  id: "0195c000-0000-7000-8000-000000000003",
  callId: call.id,
  answeredAt: at("2026-12-10", "10:00"),
  changedAt: at("2027-02-02", "10:00"),
  question: { sv: "Kan en by söka?", en: "" },
  answer: { sv: "Ja, genom en förening.", en: "" },
};

const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((component) => new ICAL.Event(component));

describe("the calendar of a call", () => {
  const text = renderCalendar(calendarOf([call], [moved], "https://drum.example", "sv", body, call));
  const [opens, closes, decides] = eventsOf(text) as [ICAL.Event, ICAL.Event, ICAL.Event];

  it("is read by another program as opening, last minute and day of decision", () => {
    expect(eventsOf(text)).toHaveLength(3);
    expect(opens.startDate.toJSDate()).toEqual(call.opensAt);
    // Summer time has begun that very morning: 23.59 in Sweden is 21.59 in UTC.
    expect(closes.startDate.toJSDate().toISOString()).toBe("2027-03-28T21:59:00.000Z");
    expect(closes.summary).toBe("Sista dag att söka, till och med kl.\u00a023.59: Byar, torg; <b>bad</b> & backar");
    expect(decides.startDate.isDate).toBe(true);
    expect(decides.startDate.toString()).toBe("2027-06-11");
    expect(decides.endDate.toString()).toBe("2027-06-12");
  });

  it("moves an event whose day has been moved, and adds no second one", () => {
    const before = eventsOf(renderCalendar(calendarOf([call], [], "https://drum.example", "sv", body, call)));
    expect(before.map((event) => event.uid)).toEqual([opens.uid, closes.uid, decides.uid]);
    expect(before.map((event) => event.sequence)).toEqual([0, 0, 0]);
    expect([opens.sequence, closes.sequence, decides.sequence]).toEqual([1, 1, 1]);
  });

  it("takes a withdrawn call out of people's calendars", () => {
    const withdrawn = calendarOf([{ ...call, state: "withdrawn" }], [], "https://drum.example", "sv", body);
    expect(
      new ICAL.Component(ICAL.parse(renderCalendar(withdrawn)))
        .getAllSubcomponents("vevent")
        .map((one) => one.getFirstPropertyValue("status")),
    ).toEqual(["CANCELLED", "CANCELLED", "CANCELLED"]);
  });

  it("has no day of decision before one is set", () => {
    expect(eventsOf(renderCalendar(calendarOf([{ ...call, decisionOn: null }], [], "", "en", body)))).toHaveLength(2);
  });
});

describe("the feed of calls, as a feed reader of others' sees it", () => {
  const read = (language: "sv" | "en") =>
    followed(renderAtom(newsOf([call], [moved], [asked], "https://drum.example", language, body)));
  const feed = read("sv");

  it("says whose it is, in which language, where it stands and how new it is", () => {
    expect(feed).toMatchObject({
      language: "sv",
      title: "Utlysningar i Sjuhärad",
      author: "Kommunalförbundet & vännerna",
      self: "https://drum.example/utlysningar/nyheter.xml",
      page: "https://drum.example/utlysningar",
      updated: asked.changedAt.toISOString(),
    });
    expect(read("en")).toMatchObject({ language: "en", self: "https://drum.example/utlysningar/nyheter.xml?sprak=en" });
  });

  it("tells the newest first, and each entry leads to where it stands on the page", () => {
    const page = "https://drum.example/utlysningar/byar";
    expect(feed.entries.map(({ id, link, published, updated }) => [id, link, published, updated])).toEqual([
      [`urn:uuid:${asked.id}`, `${page}#fraga-${asked.id}`, asked.answeredAt.toISOString(), asked.changedAt.toISOString()],
      [`urn:uuid:${moved.id}`, `${page}#changes`, moved.at.toISOString(), moved.at.toISOString()],
      [`urn:uuid:${call.id}`, page, call.publishedAt.toISOString(), call.publishedAt.toISOString()],
    ]);
  });

  it("shows what people wrote as they wrote it, with nothing that a reader could take for its own", () => {
    const [answered, change, published] = feed.entries;
    expect(answered?.summary).toBe("Kan en by söka?\n\nJa, genom en förening.");
    expect(change?.summary).toBe(moved.note.sv);
    expect(published?.title).toBe(`Ny utlysning: ${call.title.sv}`);
    expect(published?.summary).toContain("Sök medel till byar.");
    const tricky = `"Å & ä" <i>ö</i> ]]> &amp; &#229; 'x' <!-- 5 < 6 🚲 \ud800`;
    const [entry] = followed(
      renderAtom(newsOf([{ ...call, title: { sv: tricky, en: "" } }], [], [], "https://drum.example", "sv", body)),
    ).entries;
    expect(entry?.title).toBe(`Ny utlysning: ${tricky.replace("\ud800", "").trim()}`);
  });

  it("is a feed also before there is anything to tell", () => {
    expect(followed(renderAtom(newsOf([], [], [], "https://drum.example", "sv", body))).entries).toEqual([]);
  });
});
