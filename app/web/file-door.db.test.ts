import type { LoaderFunctionArgs } from "@remix-run/node";
import { describe, expect, it } from "vitest";
import { file, found, idParams, noParams } from "#app/web/doors.server.ts";

const asked = (accept: string, params = {}, cookie = "") =>
  ({
    request: new Request("http://drum.example/fil.pdf", { headers: { accept, cookie } }),
    params,
    context: {},
  }) as unknown as LoaderFunctionArgs;
const html = "text/html,application/xhtml+xml,*/*;q=0.8";
const empty = file(noParams, "public", async () => found<Response>(null));

describe("the address of a file that is not there", () => {
  it("answers a browser in words, in its language, with nothing that may run", async () => {
    const answer = await empty(asked(html));
    expect([answer.status, answer.headers.get("content-security-policy")]).toEqual([
      404,
      "default-src 'none'; frame-ancestors 'none'",
    ]);
    expect(await answer.text()).toContain("<h1>Sidan finns inte</h1>");
    const odd = await file(idParams, "public", async () => new Response("never"))(asked(html, { id: "x" }, "drum_lang=en"));
    expect([odd.status, await odd.text()]).toEqual([404, expect.stringContaining("<h1>The page does not exist</h1>")]);
  });

  it("answers a program with the status and the same words as text, and a fault is nobody's missing page", async () => {
    const answer = await empty(asked("*/*"));
    expect([answer.status, answer.headers.get("content-type"), await answer.text()]).toEqual([
      404,
      "text/plain; charset=utf-8",
      "Sidan finns inte. Kontrollera adressen och försök igen.\n",
    ]);
    const broken = file(noParams, "public", async () => Promise.reject(new Error("disk")));
    await expect(broken(asked(html))).rejects.toThrow("disk");
  });
});
