import { Agent, request } from "node:http";
import autocannon from "autocannon";

export const round = (value) => Math.round(value * 100) / 100;

export const agent = new Agent({ keepAlive: true });

/** One answer read to its end; milliseconds, as a clock that counts microseconds tells them. */
export const timed = (url, headers) =>
  new Promise((done, fail) => {
    const began = performance.now();
    request(url, { agent, headers }, (answer) => {
      answer.resume();
      answer.on("end", () =>
        answer.statusCode === 200 ? done(performance.now() - began) : fail(new Error(`${url} answered ${answer.statusCode}`)),
      );
    })
      .on("error", fail)
      .end();
  });

/** As light as the driver of the other figures: `fetch` would take longer than what is measured. */
export const post = (url, cookie, fields) =>
  new Promise((done, fail) => {
    const content = new URLSearchParams(fields).toString();
    const headers = {
      origin: new URL(url).origin,
      accept: "application/json",
      cookie,
      "content-type": "application/x-www-form-urlencoded",
      "content-length": Buffer.byteLength(content),
    };
    const asking = request(url, { method: "POST", agent, headers }, (answer) => {
      let body = "";
      answer.setEncoding("utf8").on("data", (chunk) => {
        body += chunk;
      });
      answer.on("end", () => done({ status: answer.statusCode, body }));
    });
    asking.on("error", fail);
    asking.end(content);
  });

export const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];

/**
 * Warmed up, then requests a second with sixteen callers, and the median time of a caller alone. Those that are held against each other are
 * asked in turns of a second, so that what else the machine does falls on all of them.
 */
export async function driveAll(seconds, targets) {
  const together = {};
  for (const [name, { url, headers = {} }] of Object.entries(targets)) {
    await autocannon({ url, connections: 4, duration: 2, headers });
    together[name] = await autocannon({ url, connections: 16, duration: seconds, headers });
    const faults = together[name].non2xx + together[name].errors;
    if (faults > 0) throw new Error(`${url}: ${faults} answers were not 200`);
  }
  const times = Object.fromEntries(Object.keys(targets).map((name) => [name, []]));
  for (let turn = 0; turn < seconds; turn++) {
    for (const [name, { url, headers }] of Object.entries(targets)) {
      const until = performance.now() + 1000;
      while (performance.now() < until) times[name].push(await timed(url, headers));
    }
  }
  return Object.fromEntries(
    Object.keys(targets).map((name) => [name, { p50: round(median(times[name])), rps: round(together[name].requests.average) }]),
  );
}

/** Who chooses this person in the demo: the cookie of their session. */
export async function signedIn(url, person) {
  const answer = await fetch(`${url}/demo/personer`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: url, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ person, returnTo: "/" }),
  });
  return /drum_session=[^;]+/.exec(answer.headers.get("set-cookie") ?? "")?.[0] ?? "";
}
