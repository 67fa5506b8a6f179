import { request } from "node:http";
import routes from "../app/routes.ts";

/** Somebody who asks and answers without a browser: fast enough to try every address and every form. */
export type Answer = {
  readonly status: number;
  readonly text: string;
  /** Where a redirect leads, inside the site. */
  readonly to: string | null;
  readonly headers: Headers;
};

export type Pairs = readonly (readonly [string, string])[];

export type DemoPerson = { id: string; name: string; organisation: string | null; roles: string[] };

export class Visitor {
  constructor(
    readonly name: string,
    private readonly base: string,
    private readonly cookie: string,
  ) {}

  /** The same person reading in another language. */
  in(language: "sv" | "en"): Visitor {
    return new Visitor(this.name, this.base, [this.cookie, `drum_lang=${language}`].filter(Boolean).join("; "));
  }

  /** Whoever is asked about ties before reading has none, and reads on. */
  async get(path: string): Promise<Answer> {
    const answer = await this.ask(path, {});
    if (!answer.to?.startsWith("/koppling/")) return answer;
    const asked = [...(await this.ask(answer.to, {})).text.matchAll(/name="answers\.(\d+)\.case"[^>]* value="([^"]+)"/g)];
    const none = asked.flatMap(([, row, id]) => [
      [`answers.${row}.case`, id as string] as const,
      [`answers.${row}.declaration`, "none"] as const,
    ]);
    if ((await this.post(answer.to, none)).status !== 303) throw new Error(`${this.name} could not answer at ${answer.to}`);
    return this.ask(path, {});
  }

  post(path: string, pairs: Pairs): Promise<Answer> {
    return this.ask(path, { method: "POST", body: new URLSearchParams(pairs.map(([name, value]) => [name, value])) });
  }

  /** Says how much is coming and waits for the answer before sending it: one who is refused in the middle may hear nothing. */
  announce(path: string, bytes: number): Promise<{ status: number; text: string }> {
    const headers = {
      origin: this.base,
      cookie: this.cookie,
      "content-type": "application/x-www-form-urlencoded",
      "content-length": bytes,
    };
    return new Promise((resolve, reject) => {
      const sent = request(new URL(path, this.base), { method: "POST", headers }, async (answer) => {
        let text = "";
        for await (const part of answer.setEncoding("utf8")) text += part;
        resolve({ status: answer.statusCode ?? 0, text });
        sent.destroy();
      });
      sent.on("error", reject);
      sent.flushHeaders();
    });
  }

  async ask(path: string, init: RequestInit): Promise<Answer> {
    const headers = new Headers(init.headers);
    // Pressed together and unpacked again on one machine it would only take time.
    if (!headers.has("accept-encoding")) headers.set("accept-encoding", "identity");
    headers.set("origin", this.base);
    if (this.cookie) headers.set("cookie", this.cookie);
    const send = () => fetch(new URL(path, this.base), { ...init, headers, redirect: "manual" });
    // A connection kept for a minute may be closed by the server just as it is used again; a browser then asks anew, and so do we, once.
    const answer = await send().catch(() => send());
    const location = answer.headers.get("location");
    const to = location === null ? null : new URL(location, new URL(path, this.base));
    return { status: answer.status, text: await answer.text(), to: to && to.pathname + to.search, headers: answer.headers };
  }
}

export const stranger = (base: string) => new Visitor("a stranger", base, "");

export const demoPeople = async (base: string): Promise<DemoPerson[]> =>
  JSON.parse((await stranger(base).get("/demo/people.json")).text) as DemoPerson[];

export async function visit(base: string, name: string): Promise<Visitor> {
  const person = (await demoPeople(base)).find((one) => one.name === name);
  if (!person) throw new Error(`the demo world has no ${name}`);
  const answer = await stranger(base).post("/demo/personer", [
    ["person", person.id],
    ["returnTo", "/"],
  ]);
  const cookie = /drum_session=[^;]+/.exec(answer.headers.get("set-cookie") ?? "")?.[0];
  if (answer.status !== 303 || !cookie) throw new Error(`${name} could not sign in: ${answer.status}`);
  return new Visitor(name, base, cookie);
}

/** Every pattern of app/routes.ts: `/handlaggning/arenden/:id/jav/:personId`. */
export const routePatterns = (): string[] => (routes as { path?: string }[]).map(({ path }) => `/${path ?? ""}`);

const shapes = routePatterns()
  .filter((pattern) => pattern !== "/*")
  // What is written out goes before what is left open: /sammantraden/nytt is no meeting.
  .sort((one, other) => one.split(":").length - other.split(":").length)
  .map((pattern) => ({ pattern, shape: new RegExp(`^${pattern.replace(/\./g, "\\.").replace(/:[^/.]+/g, "[^/]+")}$`) }));

/** The pattern an address belongs to, or null. */
export const patternOf = (path: string): string | null =>
  shapes.find(({ shape }) => shape.test(path.split(/[?#]/)[0] as string))?.pattern ?? null;
