import { describe, expect, it } from "vitest";
import { organisationsIn } from "#app/rooms/reporting/partner-names.ts";

const named = (written: string) => organisationsIn(written, ["Borås", "Mark"]);

describe("a partner's name, as it was written in a free field", () => {
  it.each([
    ["Marks kommun", "Marks kommun"],
    ["Ulricehamns kommun, äldreomsorgen", "Ulricehamns kommun"],
    ["Borås Stad", "Borås Stad"],
    ["Återtråd  Spinneri AB", "Återtråd Spinneri AB"],
    ["Stiftelsen Startbanan, egen tid", "Stiftelsen Startbanan"],
    ["Högskolan Viskadalen, lärartid", "Högskolan Viskadalen"],
    ["Länsstyrelsen i Västra Götaland", "Länsstyrelsen i Västra Götaland"],
    ["Sjuhärads hemslöjdsförening", "Sjuhärads hemslöjdsförening"],
    ["Matnavet ek. för.", "Matnavet ek. för."],
    ["Borås Stad och Marks kommun, va-kollektivet", "Borås Stad + Marks kommun"],
  ])("%s is shown as %s", (written, shown) => {
    expect(named(written).join(" + ")).toBe(shown);
  });

  it.each([
    "Eva Ek",
    "Eva Ek, Marks kommun",
    "Eva Ek Marks kommun",
    "Eva Stad",
    "Ek Bygg",
    "Stiftelsen Startbanan och Eva Ek",
    "Eva Ek & Väv AB",
    "Eva Eks Handelsbolag",
    "Lantbrukare och slakterier",
    "Väv AB, Eva Ek 070-123 45 67",
    "eva@vavab.example AB",
    "Eva Ek c/o Väv AB",
    "",
    "AB",
    "förbundet Eva",
  ])("%s may be a person, or nobody in particular: it is counted and not named", (written) => {
    expect(named(written)).toEqual([]);
  });
});
