import { PassThrough, type Transform } from "node:stream";
import { createElement } from "react";
import { renderToPipeableStream } from "react-dom/server";
import { expect, it } from "vitest";
import { withoutPadding } from "#app/web/without-padding.server.ts";

/** Many short pieces fill React's buffer bit by bit, which is when a sign of several bytes may not fit at its end. */
const piece = "åäö🧶";
const pieces = 60;

const drawn = (shift: number, body: Transform) =>
  new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = [];
    body.on("data", (chunk: Buffer) => chunks.push(chunk));
    body.on("end", () => resolve(Buffer.concat(chunks)));
    body.on("error", reject);
    const fields = Array.from({ length: pieces }, (_, key) =>
      createElement("textarea", { key, defaultValue: "x".repeat(shift) + piece }),
    );
    const { pipe } = renderToPipeableStream(createElement("form", null, fields), {
      onAllReady: () => void pipe(body),
      onError: reject,
    });
  });

const shifts = Array.from({ length: 40 }, (_, shift) => shift);

it("what was written comes back to its field sign for sign, wherever React's buffer ends", async () => {
  for (const page of await Promise.all(shifts.map((shift) => drawn(shift, withoutPadding())))) {
    expect(page.includes(0)).toBe(false);
    expect(page.toString("utf8").split(`${piece}</textarea>`)).toHaveLength(pieces + 1);
  }
});

it("would not without it: the day React stops padding, this file can go", async () => {
  const pages = await Promise.all(shifts.map((shift) => drawn(shift, new PassThrough())));
  expect(pages.some((page) => page.includes(0))).toBe(true);
});
