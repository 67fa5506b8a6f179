import { spawn } from "node:child_process";

/** A fault we foresaw: it is told in one line with its cure, never with a stack trace. */
export class Fault extends Error {}

const colours = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code) => (text) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);
export const green = paint(32);
export const red = paint(31);
export const grey = paint(90);
export const bold = paint(1);

// `npm start | head` closes our mouth while we speak; that is no reason to die.
process.stdout.on("error", (fault) => {
  if (fault.code !== "EPIPE") throw fault;
});

export const say = (text = "") => console.log(text);
export const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;

/** What is under way, the newest last; a terminal shows one of them at a time and how many more there are. */
const underWay = [];
let ticker;
let turn = 0;
const frames = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";

function draw() {
  const shown = underWay.at(-1);
  if (!shown) return;
  const others = underWay.length > 1 ? ` (+${underWay.length - 1})` : "";
  const room = (process.stdout.columns || 80) - shown.label.length - others.length - 16;
  const tail = shown.words.length > room ? `${shown.words.slice(0, Math.max(0, room - 1))}…` : shown.words;
  process.stdout.write(`\r\u001b[2K${grey(frames[turn++ % frames.length])} ${shown.label}${others} ${grey(tail)}`);
}

/** Replaces the running line's remark; shown only where a person watches. */
export function remark(text) {
  const shown = underWay.at(-1);
  if (shown) shown.words = String(text).trim();
}

/** One line per step: what, ✓ or ✗, how long. What `work` returns as a string becomes a remark on that line. */
export async function step(label, work) {
  // Once we are stopping, nothing new begins; the process ends under this promise.
  if (ending) await new Promise(() => {});
  return show(label, work);
}

/** A step of the way out. */
export const closingStep = (label, work) => show(label, work);

async function show(label, work) {
  const started = performance.now();
  const self = { label, words: "" };
  underWay.push(self);
  if (process.stdout.isTTY) {
    ticker ??= setInterval(draw, 100);
    draw();
  }
  const finish = (mark, tail) => {
    underWay.splice(underWay.indexOf(self), 1);
    if (underWay.length === 0) {
      clearInterval(ticker);
      ticker = undefined;
    }
    say(
      `${process.stdout.isTTY ? "\r\u001b[2K" : ""}${mark} ${label}${tail ? grey(` - ${tail}`) : ""}  ${grey(seconds(performance.now() - started))}`,
    );
  };
  try {
    const result = await work();
    finish(green("✓"), typeof result === "string" ? result : "");
    return result;
  } catch (fault) {
    finish(red("✗"), fault.remark ?? "");
    throw fault;
  }
}

const children = new Set();

/**
 * Runs a program and hands back its output. `passthrough` lets it speak for itself; `tolerate` returns also when it fails.
 * On a failure the last lines of what it said are the message.
 */
export function run(command, args, { cwd, env, passthrough = false, tolerate = false, onLine, says, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: env ?? process.env,
      shell,
      stdio: passthrough ? "inherit" : ["ignore", "pipe", "pipe"],
    });
    children.add(child);
    let out = "";
    let all = "";
    const hear = (chunk) => {
      all += chunk;
      for (const line of String(chunk).split(/\r?\n/)) if (line.trim()) (onLine ?? remark)(line.trim());
    };
    child.stdout?.setEncoding("utf8").on("data", (chunk) => {
      out += chunk;
      hear(chunk);
    });
    child.stderr?.setEncoding("utf8").on("data", hear);
    child.on("error", (fault) => {
      children.delete(child);
      if (tolerate) resolve({ code: 127, out, all: all || fault.message });
      else
        reject(new Fault(fault.code === "ENOENT" ? `${command} was not found on this machine.` : `${command}: ${fault.message}`));
    });
    child.on("close", (code, signal) => {
      children.delete(child);
      if (code === 0 || tolerate) resolve({ code: code ?? 1, signal, out, all });
      else {
        const last = all.trimEnd().split("\n").slice(-25).join("\n");
        reject(new Fault(`${says ?? `${command} ${args.join(" ")}`} failed${signal ? ` (${signal})` : ""}:\n${last}`));
      }
    });
  });
}

function stopChild(child) {
  child.kill("SIGTERM");
  return new Promise((done) => {
    const patience = setTimeout(() => child.kill("SIGKILL"), 5000);
    child.once("close", () => {
      clearTimeout(patience);
      done();
    });
  });
}

const endings = [];
let ending;

/** Something to undo when we stop, whatever the reason; undone in reverse order. Returns how to undo it earlier. */
export function atEnd(undo) {
  endings.push(undo);
  return async () => {
    const place = endings.indexOf(undo);
    if (place < 0) return;
    endings.splice(place, 1);
    await undo();
  };
}

/** Stops everything we started, then the process. A second call joins the first. */
export function end(code) {
  ending ??= (async () => {
    await Promise.all([...children].map(stopChild));
    for (const undo of endings.reverse()) {
      try {
        await undo();
      } catch (fault) {
        tell(fault);
      }
    }
    process.exit(code);
  })();
  return ending;
}

export const isEnding = () => ending !== undefined;

function tell(fault) {
  if (fault instanceof Fault) console.error(`${red("✗")} ${fault.message}`);
  else console.error(fault);
}

/** The frame of every script: faults are told, signals are obeyed, what was started is stopped. */
export async function main(work, { interrupted = 130 } = {}) {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      if (!ending && process.stdout.isTTY) say("\r\u001b[2K");
      void end(interrupted);
    });
  }
  try {
    const code = await work();
    await end(typeof code === "number" ? code : 0);
  } catch (fault) {
    if (ending) return ending;
    tell(fault);
    await end(1);
  }
}
