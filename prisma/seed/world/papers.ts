import { cash, cost, drum, focus, money, rus, work } from "./rows.ts";
import type { CallKey, Moment, WorldSections } from "./types.ts";

/** Applications that came by post to the open call: the office registers them, and enters them when there is time. */
export type WorldPaper = {
  readonly callKey: CallKey;
  readonly by: string;
  readonly registered: Moment;
  /** days from now when it reached the office */
  readonly received: number;
  readonly organisation: {
    readonly number: string;
    readonly name: string;
    readonly legalForm: "ideell-forening";
    readonly municipalityCode: string;
    readonly address: string;
  };
  readonly email: string;
  readonly title: string;
  readonly scan?: { readonly name: string; readonly text: string };
  readonly sections: WorldSections;
};

export const papers: readonly WorldPaper[] = [
  {
    callKey: "open-projects",
    by: "anneli-rosvall",
    registered: { days: -2, time: "09:12" },
    received: -3,
    organisation: {
      number: "8029907246",
      name: "Kullens hembygdsförening",
      legalForm: "ideell-forening",
      municipalityCode: "1465",
      address: "Kullavägen 4, 512 00 Svenljunga",
    },
    email: "",
    title: "Bykartan: äldre berättar var vägarna gick",
    scan: {
      name: "Ansökan Kullens hembygdsförening.pdf",
      text: "Sju handskrivna sidor, undertecknade av ordföranden och kassören.",
    },
    sections: {
      summary:
        "Äldre i Svenljunga och Tranemo visar var de gamla vägarna, kvarnarna och skolorna låg. Ungdomar ritar in dem i en karta som alla kan gå efter.",
      need: "De som minns blir färre för varje år. Föreningen har 140 inspelningar på kassett och ingen karta till dem. Skolorna frågar efter platser att gå till.",
      purpose: "Att platserna finns kvar på en karta när de som minns dem är borta, och att unga har varit med och ritat den.",
      targetGroup: "Äldre på fyra boenden och elever i årskurs 6 och 8.",
      shares: { focusArea: focus([3, 10_000]), rus: rus([3, 10_000]) },
      municipalities: [
        { code: "1465", role: "Lånar ut lantmäteriets kartor och en lokal i biblioteket." },
        { code: "1452", role: "Skolorna deltar med två klasser om året." },
      ],
      sjuharadPerspective: "Arbetssättet skrivs ned så att hembygdsföreningarna i de andra kommunerna kan göra likadant.",
      activities: [
        {
          title: "Berättarkvällar",
          text: "En kväll i månaden på fyra boenden.",
          from: "2027-04-01",
          to: "2028-03-31",
          responsible: "Birgit Kull",
        },
      ],
      goals: [{ text: "Platser på kartan", unit: "platser", baseline: 0, target: 300, comparator: "at-least" }],
      ...money(
        [
          cost("personal", 2027, 260_000, "Projektledare halvtid"),
          cost("kopta-tjanster", 2027, 90_000, "Kartritning och tryck"),
          cost("personal", 2028, 130_000, "Projektledare halvtid i sex månader"),
        ],
        [
          drum(2027, 170_000),
          drum(2028, 60_000),
          cash("kommun", "Svenljunga och Tranemo kommuner", 2027, 60_000),
          work("civilsamhalle", "Hembygdsföreningen", 2027, 120_000),
          work("civilsamhalle", "Hembygdsföreningen", 2028, 70_000),
        ],
      ),
      period: { from: "2027-04-01", to: "2028-06-30" },
    },
  },
  {
    callKey: "open-projects",
    by: "jonas-thorin",
    registered: { days: -1, time: "16:10" },
    received: -1,
    organisation: {
      number: "8029907618",
      name: "Fegens byalag",
      legalForm: "ideell-forening",
      municipalityCode: "1465",
      address: "Strandvägen 11, 512 63 Fegen",
    },
    email: "byalaget@fegen.example",
    title: "Bastun vid sjön som mötesplats året om",
    sections: {
      summary: "Byalaget öppnar sin bastu och samlingslokal för grannbyarna, med gemensamt schema och värdar.",
    },
  },
];
