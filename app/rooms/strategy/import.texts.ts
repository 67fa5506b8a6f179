import { texts } from "#app/texts/language.ts";

type Awards = {
  added: number;
  changed: number;
  unchanged: number;
  withoutAmount: number;
  withoutOwner: number;
  unclassified: number;
};
type Indicators = { library: string; added: number; changed: number; removed: number; unchanged: number };
type Framework = { id: string; outcome: "added" | "replaced" | "unchanged"; nodes: number; links: number };

/** What the importers say. `value` is what stood in the file. */
export const importTexts = texts({
  sv: {
    faults: {
      "not-utf8": (_: string) => "filen är inte sparad som UTF-8; spara om den med den teckenkodningen",
      "not-json": (value: string) => `det går inte att läsa filen som JSON här${value ? ` (vid ${value})` : ""}`,
      "duplicate-key": (value: string) => `fältet ${value} står två gånger`,
      "too-deep": (_: string) => "filen har för många nivåer i varandra",
      "too-large": (value: string) => `filen är för stor (${value})`,
      "empty-file": (_: string) => "filen är tom",
      missing: (_: string) => "uppgiften saknas",
      "wrong-type": (value: string) => `uppgiften har fel form${value ? `: ${value}` : ""}`,
      empty: (_: string) => "uppgiften är tom",
      "too-long": (_: string) => "uppgiften är för lång",
      "not-allowed": (value: string) => `${value} är inte ett av de värden som finns`,
      "unknown-field": (value: string) => `fältet ${value} finns inte; kontrollera stavningen`,
      "not-a-date": (value: string) => `${value} är inte ett datum på formen ÅÅÅÅ-MM-DD`,
      "bad-form": (value: string) => `${value} har inte rätt form`,
      "dates-reversed": (value: string) => `slutdagen ${value} är före startdagen`,
      "duplicate-id": (value: string) => `${value} finns redan; ett id används bara en gång och aldrig på nytt`,
      "foreign-id": (value: string) => `${value} börjar inte med strategins nyckel`,
      "parent-missing": (value: string) => `föräldern ${value} finns inte i filen`,
      cycle: (value: string) => `${value} ligger under sig själv`,
      "unknown-level": (value: string) => `nivån ${value} finns inte bland strategins nivåer`,
      "duplicate-level": (value: string) => `nivån ${value} står två gånger`,
      "link-from-outside": (value: string) => `kopplingen utgår från ${value}, som inte finns i filen`,
      "link-end-missing": (value: string) => `kopplingen går till ${value}, som varken finns i importen eller i Drum`,
      "link-to-itself": (value: string) => `kopplingen går från ${value} till sig själv`,
      "duplicate-link": (value: string) => `kopplingen står två gånger: ${value}`,
      frozen: (value: string) =>
        `version ${value} används av en publicerad utlysning och kan inte ändras; importera en ny version`,
      "node-in-use": (value: string) => `${value} saknas i filen men används av andra strategier, ansökningar eller beslut`,
      "duplicate-framework": (value: string) => `${value} finns i två av filerna`,
      "wrong-separator": (value: string) => `kolumnerna skiljs åt med ${value}; använd semikolon eller komma`,
      "no-header": (_: string) => "första raden ska vara rubriker: year, call, project, owner, amount_sek, period, source",
      "unknown-column": (value: string) => `kolumnen ${value || "utan rubrik"} finns inte; kontrollera stavningen`,
      "missing-column": (value: string) => `kolumnen ${value} saknas`,
      "duplicate-column": (value: string) => `kolumnen ${value} står två gånger`,
      "wrong-cells": (value: string) => `raden har fel antal kolumner (${value})`,
      "open-quote": (_: string) => "ett citattecken öppnas här men stängs aldrig",
      "not-an-amount": (value: string) => `${value} är inte ett belopp i kronor`,
      "negative-amount": (value: string) => `beloppet ${value} är mindre än noll`,
      "zero-amount": (_: string) => "beloppet är noll; lämna fältet tomt när beloppet inte är känt",
      "not-a-year": (value: string) => `${value} är inte ett år mellan 1990 och 2100`,
      "not-a-period": (value: string) => `${value} är inte en period på formen ÅÅÅÅ-MM-DD/ÅÅÅÅ-MM-DD med slutet efter början`,
      "duplicate-record": (value: string) => `${value} står två gånger för samma år och utlysning`,
      "not-an-address": (value: string) => `${value} är inte en webbadress som börjar med http:// eller https://`,
    },
    nothing: (faults: number) => `Inget har importerats. ${faults === 1 ? "1 fel" : `${faults} fel`} att rätta.`,
    awards: (it: Awards) => [
      `${it.added} nya, ${it.changed} ändrade, ${it.unchanged} oförändrade.`,
      ...(it.withoutAmount > 0
        ? [`${it.withoutAmount} utan belopp: de visas som "belopp ej angivet" och räknas aldrig som noll.`]
        : []),
      ...(it.withoutOwner > 0 ? [`${it.withoutOwner} utan projektägare.`] : []),
      ...(it.unclassified > 0 ? [`${it.unclassified} med mål i ord som inte motsvarar någon strategi: orden behålls.`] : []),
    ],
    indicators: ({ library, added, changed, removed, unchanged }: Indicators) =>
      `${library}: ${added} nya, ${changed} ändrade, ${removed} borttagna, ${unchanged} som förut`,
    framework: (it: Framework) =>
      `${it.id}: ${{ added: "inläst", replaced: "ersatt", unchanged: "oförändrad" }[it.outcome]}, ${it.nodes} mål och ${it.links} kopplingar.`,
  },
  en: {
    faults: {
      "not-utf8": (_: string) => "the file is not saved as UTF-8; save it again with that encoding",
      "not-json": (value: string) => `the file cannot be read as JSON here${value ? ` (at ${value})` : ""}`,
      "duplicate-key": (value: string) => `the field ${value} is given twice`,
      "too-deep": (_: string) => "the file is nested too deeply",
      "too-large": (value: string) => `the file is too large (${value})`,
      "empty-file": (_: string) => "the file is empty",
      missing: (_: string) => "the value is missing",
      "wrong-type": (value: string) => `the value has the wrong form${value ? `: ${value}` : ""}`,
      empty: (_: string) => "the value is empty",
      "too-long": (_: string) => "the value is too long",
      "not-allowed": (value: string) => `${value} is not one of the values there are`,
      "unknown-field": (value: string) => `there is no field ${value}; check the spelling`,
      "not-a-date": (value: string) => `${value} is not a date like YYYY-MM-DD`,
      "bad-form": (value: string) => `${value} does not have the right form`,
      "dates-reversed": (value: string) => `the last day ${value} is before the first`,
      "duplicate-id": (value: string) => `${value} exists already; an id is used once and never again`,
      "foreign-id": (value: string) => `${value} does not begin with the framework's key`,
      "parent-missing": (value: string) => `the parent ${value} is not in the file`,
      cycle: (value: string) => `${value} lies under itself`,
      "unknown-level": (value: string) => `the level ${value} is not one of the framework's levels`,
      "duplicate-level": (value: string) => `the level ${value} is given twice`,
      "link-from-outside": (value: string) => `the link starts from ${value}, which is not in the file`,
      "link-end-missing": (value: string) => `the link goes to ${value}, which is neither in the import nor in Drum`,
      "link-to-itself": (value: string) => `the link goes from ${value} to itself`,
      "duplicate-link": (value: string) => `the link is given twice: ${value}`,
      frozen: (value: string) => `version ${value} is used by a published call and cannot be changed; import a new version`,
      "node-in-use": (value: string) =>
        `${value} is missing from the file but is used by other frameworks, applications or awards`,
      "duplicate-framework": (value: string) => `${value} is in two of the files`,
      "wrong-separator": (value: string) => `the columns are separated by ${value}; use semicolon or comma`,
      "no-header": (_: string) => "the first line must be headings: year, call, project, owner, amount_sek, period, source",
      "unknown-column": (value: string) => `there is no column ${value || "without a heading"}; check the spelling`,
      "missing-column": (value: string) => `the column ${value} is missing`,
      "duplicate-column": (value: string) => `the column ${value} is given twice`,
      "wrong-cells": (value: string) => `the row has the wrong number of columns (${value})`,
      "open-quote": (_: string) => "a quotation mark opens here and never closes",
      "not-an-amount": (value: string) => `${value} is not an amount in kronor`,
      "negative-amount": (value: string) => `the amount ${value} is below zero`,
      "zero-amount": (_: string) => "the amount is zero; leave it empty when it is not known",
      "not-a-year": (value: string) => `${value} is not a year between 1990 and 2100`,
      "not-a-period": (value: string) => `${value} is not a period like YYYY-MM-DD/YYYY-MM-DD with its end after its beginning`,
      "duplicate-record": (value: string) => `${value} is given twice for the same year and call`,
      "not-an-address": (value: string) => `${value} is not a web address that begins with http:// or https://`,
    },
    nothing: (faults: number) => `Nothing was imported. ${faults === 1 ? "1 fault" : `${faults} faults`} to mend.`,
    awards: (it: Awards) => [
      `${it.added} new, ${it.changed} changed, ${it.unchanged} unchanged.`,
      ...(it.withoutAmount > 0
        ? [`${it.withoutAmount} without an amount: shown as "amount not stated", never counted as zero.`]
        : []),
      ...(it.withoutOwner > 0 ? [`${it.withoutOwner} without an owner.`] : []),
      ...(it.unclassified > 0 ? [`${it.unclassified} with goals in words that no framework has: the words are kept.`] : []),
    ],
    indicators: ({ library, added, changed, removed, unchanged }: Indicators) =>
      `${library}: ${added} added, ${changed} changed, ${removed} removed, ${unchanged} as before`,
    framework: (it: Framework) => `${it.id}: ${it.outcome}, ${it.nodes} nodes and ${it.links} links.`,
  },
});
