// Idea sketches of the call in two steps: two wait for an answer, one is welcome and goes on writing, one is advised against, one is not handed in.
import type { Answers } from "#app/rooms/calls/questions.ts";
import type { Moment, WorldSections } from "./types.ts";

export type WorldSketch = {
  organisationKey: string;
  by: string;
  title: string;
  created: Moment;
  /** left out: it is still being written */
  handedIn?: Moment;
  sections: WorldSections & { answers?: Answers };
  answer?: { moment: Moment; by: string; answer: "welcome" | "advise-against"; reasons: string };
  /** what the team has written since, in the full application */
  later?: WorldSections;
};

const period = { from: "2027-08-16", to: "2028-12-15" };

export const sketches: WorldSketch[] = [
  {
    organisationKey: "foreningsalliansen",
    by: "oskar-linde-vall",
    title: "Fredagsbussen: fritidsledare som kommer till byn",
    created: { days: -21, time: "19:10" },
    handedIn: { days: -17, time: "20:42" },
    sections: {
      summary:
        "En ombyggd buss med två fritidsledare står varannan fredag i åtta byar som saknar ungdomsgård. De unga i varje by väljer vad som ska hända.",
      period,
      contact: {
        name: "Oskar Linde Vall",
        title: "Utvecklare",
        email: "oskar.linde.vall@foreningsalliansen.example",
        phone: "033-555 01 71",
      },
      need: "I åtta byar i Svenljunga och Tranemo bor 610 unga mellan 12 och 18 år. Ingen av byarna har en plats som är öppen på kvällen. När vi frågade 140 av dem svarade fyra av fem att de ses i någons bil eller inte alls.",
      purpose:
        "Bussen ska visa om en plats som kommer till byn kan göra samma nytta som ett hus, till en tredjedel av kostnaden.",
      targetGroup: "Unga 12 till 18 år i åtta byar, och de föreningar som kan ta över när bussen har åkt.",
      municipalities: [
        { code: "1465", role: "Ställer parkering och el, och lånar ut en fritidsledare." },
        { code: "1452", role: "Ställer parkering och el i fyra byar." },
      ],
      sjuharadPerspective:
        "Alla kommuner i delregionen har byar utan ungdomsgård. Det vi lär oss skriver vi ner så att andra kan göra likadant.",
      answers: {
        "ungefarligt-belopp": "48000000",
        "unga-bestammer":
          "I varje by finns en grupp på fem unga som väljer innehåll för en månad i taget. De har en egen pott på 3 000 kronor per kväll att bestämma över.",
      },
    },
    answer: {
      moment: { days: -6, time: "10:15" },
      by: "jonas-thorin",
      answer: "welcome",
      reasons:
        "Idén är tydlig, ni har frågat de unga och de bestämmer på riktigt. Det är styrkan i skissen.\n\nTill den fullständiga ansökan behöver vi se två saker: vad som händer i byn de fredagar när bussen inte är där, och vem som betalar bussens drift när projektet är slut. Ta också med en kommun till om det går.",
    },
    later: {
      longTermPlan:
        "Kommunerna har sagt att de kan ta över fritidsledarna om bussen visar att unga kommer. Vi skriver ett förslag till avtal under våren 2028.",
    },
  },
  {
    organisationKey: "destination-asunden",
    by: "mikael-sandhem",
    title: "Ungdomsambassadörer för sommarens turister",
    created: { days: -20, time: "10:30" },
    handedIn: { days: -14, time: "16:05" },
    sections: {
      summary: "Tolv unga får sommarjobb som guider vid Åsunden och berättar om bygden i sociala medier.",
      period: { from: "2027-06-01", to: "2028-08-31" },
      contact: {
        name: "Mikael Sandhem",
        title: "Destinationsutvecklare",
        email: "mikael.sandhem@asunden.example",
        phone: "0321-555 0182",
      },
      need: "Besökarna blir fler men de flesta företag saknar personal på sommaren. Unga i Ulricehamn och Herrljunga söker sommarjobb och får nej.",
      purpose: "Unga ska få arbete och besökarna ett bättre bemötande.",
      targetGroup: "Tolv unga mellan 16 och 20 år och de företag som tar emot dem.",
      municipalities: [
        { code: "1491", role: "Rekryterar unga genom sommarjobben." },
        { code: "1466", role: "Rekryterar unga genom sommarjobben." },
      ],
      sjuharadPerspective: "Arbetssättet kan användas vid andra besöksmål.",
      answers: {
        "ungefarligt-belopp": "35000000",
        "unga-bestammer": "De unga väljer själva vad de vill berätta om.",
      },
    },
    answer: {
      moment: { days: -6, time: "11:40" },
      by: "jonas-thorin",
      answer: "advise-against",
      reasons:
        "Sommarjobb hos företag är bra, men det är inte vad den här utlysningen är till för: skissen handlar mest om företagens behov av personal, och stöd till enskilda företag kan vi inte ge.\n\nVill ni gå vidare ändå behöver ni visa vad de unga själva har bett om och hur det lever kvar på vintern. Vi ringer gärna och talar om andra vägar, till exempel kommunernas feriepraktik.",
    },
  },
  {
    organisationKey: "bygdekonst",
    by: "agnes-farglund",
    title: "Verkstan i stallet",
    created: { days: -12, time: "18:20" },
    handedIn: { days: -4, time: "21:17" },
    sections: {
      summary: "Ett tomt stall i Hökerum blir öppen verkstad där unga bygger, målar och lagar tillsammans med äldre i byn.",
      period,
      contact: { name: "Agnes Färglund", title: "Ordförande", email: "agnes.farglund@sjurum.example", phone: "0321-555 0193" },
      need: "Bildsalen i skolan är stängd efter klockan tre och närmaste kulturskola ligger fyra mil bort. Sjutton unga har skrivit under på att de vill ha ett ställe där man får göra saker.",
      purpose: "Stallet ska vara öppet tre kvällar i veckan och bli byns, inte bara föreningens.",
      targetGroup: "Unga 13 till 20 år i Hökerum, Ljung och Nittorp, och de äldre som kan ett hantverk.",
      municipalities: [
        { code: "1491", role: "Hyr stallet och lånar ut det utan kostnad i två år." },
        { code: "1466", role: "Kör unga från Ljung med den bokade kvällsbussen." },
      ],
      sjuharadPerspective: "Tomma ekonomibyggnader finns i varje kommun. Vi prövar vad som behövs för att öppna dem.",
      answers: {
        "ungefarligt-belopp": "27500000",
        "unga-bestammer": "Sex unga sitter i stallets styrelse och har halva antalet röster.",
      },
    },
  },
  {
    organisationKey: "startbanan",
    by: "kevin-duong",
    title: "Byns egna UF-företag",
    created: { days: -10, time: "13:00" },
    handedIn: { days: -1, time: "15:48" },
    sections: {
      summary:
        "Gymnasieungdomar som pendlar in till Borås startar företag hemma i byn, med en lanthandel eller ett bygdegårdsråd som värd.",
      period: { from: "2027-08-23", to: "2028-06-16" },
      contact: { name: "Kevin Duong", title: "Affärscoach", email: "kevin.duong@startbanan.example", phone: "033-555 0161" },
      need: "De flesta som driver UF-företag gör det i stan, eftersom skolan ligger där. I byarna finns kunderna, lokalerna och vuxna som vill hjälpa till, men ingen som för dem samman.",
      purpose: "Tjugo UF-företag ska drivas i tio byar under ett läsår.",
      targetGroup: "Gymnasieungdomar i Mark och Bollebygd och de föreningar som blir värdar.",
      municipalities: [
        { code: "1463", role: "Gymnasieskolan lägger in projektet i undervisningen." },
        { code: "1443", role: "Bygdegårdarna upplåter lokal." },
      ],
      sjuharadPerspective: "Fungerar det i två kommuner kan fler skolor göra likadant läsåret därpå.",
      answers: {
        "ungefarligt-belopp": "22000000",
        "unga-bestammer":
          "Varje företag väljer själv idé, värd och styrelse. En elevgrupp på åtta väljer vilka byar som får vara med.",
      },
    },
  },
  {
    organisationKey: "musikbron",
    by: "isak-lyrback",
    title: "Replokal på hjul",
    created: { days: -3, time: "17:35" },
    sections: {
      summary:
        "En container med trummor, förstärkare och ljudisolering står en termin i taget i tre byar. Unga leder den själva.",
      need: "Det finns elva band med medlemmar under 20 år i Herrljunga och Vårgårda, och en enda replokal.",
    },
  },
];
