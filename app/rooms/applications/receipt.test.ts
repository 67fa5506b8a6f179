import { describe, expect, it } from "vitest";
import { plainText } from "#app/documents/document.ts";
import { receiptDocument } from "#app/rooms/applications/receipt.ts";
import { namesFor } from "#app/rooms/applications/sealing.ts";
import { sketchTexts } from "#app/rooms/applications/sketch.texts.ts";
import {
  exampleMunicipalities,
  exampleNodes,
  exampleOrganisation,
  exampleRules,
  exampleSections,
} from "#app/rooms/applications/whole-application.test-data.ts";

const facts = {
  content: {
    format: "drum-application/1" as const,
    number: "DRUM-2027-007",
    submittedAt: "2026-11-22T22:59:59.000Z",
    submittedBy: { id: "p", name: "Siv Ek" },
    call: {
      id: "c",
      number: "DRUM-2027",
      title: { sv: "Utlysning", en: "Call" },
      rulesVersion: 1,
      terms: { key: "v", version: "2027", title: { sv: "Villkor", en: "Terms" } },
    },
    organisation: exampleOrganisation,
    sections: exampleSections,
    names: namesFor(exampleRules, exampleNodes, exampleMunicipalities, exampleSections),
  },
  sha256: "ab".repeat(32),
  submittedAt: new Date("2026-11-22T22:59:59.000Z"),
  demo: true,
};

describe("the receipt", () => {
  it.each(["sv", "en"] as const)("says number, time to the second and fingerprint, and every answer (%s)", (language) => {
    const document = receiptDocument(facts, { name: "Förbundet", address: [] }, language);
    const all = JSON.stringify(document, (_, value: unknown) => (typeof value === "bigint" ? `${value}` : value));
    for (const words of [
      "DRUM-2027-007",
      "2026-11-22 23:59:59",
      facts.sha256,
      "Hantverket försvinner.",
      "Borås",
      "Mål s/1",
      "Uppsökande arbete",
      "Handbok klar",
    ])
      expect(all).toContain(words);
    expect(document.blocks.map((block) => (block.kind === "paragraph" ? plainText(block.text) : "")).join("")).not.toContain(
      "undefined",
    );
  });

  it("is the same document from the same facts", () => {
    expect(receiptDocument(facts, { name: "F", address: [] }, "sv")).toEqual(
      receiptDocument(structuredClone(facts), { name: "F", address: [] }, "sv"),
    );
  });

  it("of an idea sketch says so, and holds the parts that were asked for and no others", () => {
    const sketched = { ...facts.content, names: { ...facts.content.names, only: ["project", "need"] as const } };
    const document = receiptDocument(
      { ...facts, content: sketched },
      { name: "Förbundet", address: [] },
      "sv",
      sketchTexts.sv.receipt,
    );
    expect(document.title).toBe("Kvittens för idéskiss DRUM-2027-007");
    const all = JSON.stringify(document, (_, value: unknown) => (typeof value === "bigint" ? `${value}` : value));
    expect(all).toContain("Hantverket försvinner.");
    for (const words of ["Uppsökande arbete", "Handbok klar", "ansökan"])
      expect(all.toLowerCase()).not.toContain(words.toLowerCase());
  });
});
