import { expect, it } from "vitest";
import { agendaTitles } from "#app/rooms/decisions/agenda.texts.ts";
import { toldTitle } from "#app/rooms/decisions/told-title.ts";

const call = { sv: "Genomförandeprojekt 2027", en: "Implementation projects 2027" };

it("the product's own titles are told in the reader's language, a name as it is, and what is written by hand as Swedish", () => {
  expect(
    [
      "Sammanträdet öppnas",
      "Fördelning av medel: Genomförandeprojekt 2027",
      "Fördelning av medel: Något annat",
      "Ansökan: Väven i Åsa",
      "Ändring av beslut: Väven i Åsa",
      "Delegationsbeslut: Väven i Åsa",
      "Anmälan av delegationsbeslut",
      "Remissvar om kollektivtrafik",
      "Ansökan: ",
    ].map((title) => toldTitle(title, call, "en")),
  ).toEqual([
    { text: "Opening of the meeting", language: "en" },
    { text: "Allocation of funds: Implementation projects 2027", language: "en" },
    { text: "Allocation of funds: Något annat", language: "en" },
    { text: "Application: Väven i Åsa", language: "en" },
    { text: "Change of a decision: Väven i Åsa", language: "en" },
    { text: "Decision on delegation: Väven i Åsa", language: "en" },
    { text: "Report of decisions on delegation", language: "en" },
    { text: "Remissvar om kollektivtrafik", language: "sv" },
    { text: "Ansökan: ", language: "sv" },
  ]);
});

it("in Swedish every title is told as it stands", () => {
  const { allocation, application, delegated, change, correction, withdrawal, ...whole } = agendaTitles.sv;
  const all = [
    ...Object.values(whole),
    ...[allocation, application, delegated, change, correction, withdrawal].map((write) => write("Väven")),
    "Eget ärende",
  ];
  expect(all.map((title) => toldTitle(title, null, "sv"))).toEqual(all.map((text) => ({ text, language: "sv" })));
});
