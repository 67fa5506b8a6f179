import ICAL from "ical.js";
import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
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

describe("the feed of calls", () => {
  const xml = renderAtom(newsOf([call], [moved], [asked], "https://drum.example", "sv", body));
  const document = new JSDOM(xml, { contentType: "application/xml" }).window.document;
  const only = (parent: Element, name: string) => {
    const found = [...parent.children].filter((child) => child.localName === name);
    expect(found, name).toHaveLength(1);
    return found[0] as Element;
  };

  it("is Atom with all that RFC 4287 asks of a feed and of its entries", () => {
    const feed = document.documentElement;
    expect([feed.namespaceURI, feed.localName]).toEqual(["http://www.w3.org/2005/Atom", "feed"]);
    for (const part of [feed, ...feed.querySelectorAll("entry")]) {
      expect(only(part, "id").textContent).toMatch(/^(urn:uuid:|https:)/);
      expect(only(part, "title").textContent).not.toBe("");
      expect(only(part, "updated").textContent).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    }
    expect(only(only(feed, "author"), "name").textContent).toBe("Kommunalförbundet & vännerna");
    expect(feed.querySelector('link[rel="self"]')?.getAttribute("href")).toBe("https://drum.example/utlysningar/nyheter.xml");
  });

  it("tells the newest first, and a change leads to where it stands on the page", () => {
    const entries = [...document.querySelectorAll("entry")];
    expect(entries.map((entry) => only(entry, "id").textContent)).toEqual([
      `urn:uuid:${asked.id}`,
      `urn:uuid:${moved.id}`,
      `urn:uuid:${call.id}`,
    ]);
    expect(only(document.documentElement, "updated").textContent).toBe(asked.changedAt.toISOString());
    expect(entries[1]?.querySelector("link")?.getAttribute("href")).toBe("https://drum.example/utlysningar/byar#changes");
  });

  it("shows what people wrote as they wrote it, with nothing that a reader could take for its own", () => {
    const html = (element: Element) => new JSDOM(element.textContent ?? "").window.document.body;
    const [answered, change, published] = [...document.querySelectorAll("entry")] as [Element, Element, Element];
    expect(only(answered, "summary").textContent).toContain("Ja, genom en förening.");
    expect(html(only(change, "summary")).textContent).toBe(moved.note.sv);
    expect(html(only(published, "title")).textContent).toBe(`Ny utlysning: ${call.title.sv}`);
    expect(html(only(published, "title")).querySelector("b")).toBeNull();
    expect(html(only(published, "summary")).textContent).toContain("Sök medel till byar.");
  });
});
