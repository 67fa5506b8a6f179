import { addDays, localDate } from "#app/kernel/time.ts";
import { atInstant } from "#app/platform/clock.server.ts";
import { database, sql } from "#app/platform/database.server.ts";
import { advisorySecret, answerAdvisory, askForAdvice } from "#app/rooms/assessment/advisories.server.ts";
import type { Stance } from "#app/rooms/assessment/advisory.ts";
import { type Applications, deliverAll } from "./load-applications.ts";
import { type Cast, known } from "./load-people.ts";
import { must } from "./must.ts";
import { instantOf } from "./world/when.ts";

type Asked = {
  readonly body: string;
  readonly name: string;
  readonly email: string;
  readonly question: string;
  /** days from today */
  readonly asked: number;
  readonly due: number;
  readonly answer: { readonly on: number; readonly title: string; readonly stance: Stance; readonly words: string } | null;
};

/** One case as it looks in the middle of a round: two have answered, one of them late; one has time left and one has let it pass. */
const asked: readonly Asked[] = [
  {
    body: "Kulturchefsnätverket K7",
    name: "Elisabet Rundqvist",
    email: "elisabet.rundqvist@k7.example",
    question: "Hur stämmer projektet med den delregionala kulturplanen, och finns det liknande satsningar i kommunerna?",
    asked: -20,
    due: -6,
    answer: {
      on: -9,
      title: "sammankallande i K7",
      stance: "supports",
      words:
        "K7 har behandlat ansökan på sitt möte. Konst i vardagsmiljöer på landsbygden är ett av kulturplanens utvecklingsområden, och ingen av kommunerna driver något liknande i dag.\n\nVi ser gärna att erfarenheterna av skötselavtalen sprids till alla kommuner i delregionen.",
    },
  },
  {
    body: "Marks kommun",
    name: "Henrik Sandelin",
    email: "henrik.sandelin@mark.example",
    question: "Kan kommunen ta över skötseln av verken när projektet är slut?",
    asked: -20,
    due: -6,
    answer: {
      on: -3,
      title: "samhällsbyggnadschef",
      stance: "supports-in-part",
      words:
        "Kommunen är positiv till två av de tre platserna i Mark. Hållplatsen vid länsvägen byggs om under projekttiden, och där behöver placeringen stämmas av med Trafikverket.\n\nSkötseln ryms i dagens avtal om verken inte kräver särskild belysning.",
    },
  },
  {
    body: "Västtrafiks hållplatsforum",
    name: "Camilla Ljungqvist",
    email: "camilla.ljungqvist@hallplats.example",
    question: "Finns det hinder för konstverk vid de hållplatser som sökanden pekar ut?",
    asked: -14,
    due: -2,
    answer: null,
  },
  {
    body: "Nätverket för samhällsplanerare i Sjuhärad",
    name: "Olof Brandt",
    email: "olof.brandt@planerarna.example",
    question: "Hur påverkar verken trygghet och tillgänglighet vid hållplatserna?",
    asked: -4,
    due: 10,
    answer: null,
  },
];

export async function loadAdvisories(at: Date, cast: Cast, applications: Applications): Promise<void> {
  const actor = cast.actor("anneli-rosvall");
  const applicationId = known(applications, "konst-vid-hallplatsen");
  for (const { body, name, email, question, due, ...one } of asked) {
    const ask = { body, name, email, question, dueOn: addDays(localDate(at), due) };
    await atInstant(instantOf({ days: one.asked, time: "09:15" }, at), async () => {
      must(await askForAdvice({ actor, applicationIds: [applicationId], asked: ask }), `advice from ${body}`);
      await deliverAll();
    });
  }
  for (const { body, name, email, answer } of asked) {
    if (!answer) continue;
    const { id } = await database.one<{ id: string }>(
      sql`select id from advisory where application_id = ${applicationId} and contact_email = ${email}`,
    );
    const { on, ...given } = answer;
    await atInstant(instantOf({ days: on, time: "14:40" }, at), async () => {
      must(
        await answerAdvisory({ token: advisorySecret(id), network: "demo", form: { step: "answer", name, ...given } }),
        `statement by ${body}`,
      );
      await deliverAll();
    });
  }
}
