import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { Fault, run } from "./console.mjs";

/** Programs written by others that read our PDFs back: Debian's packages, and the file that shows each is there. */
const readers = [
  ["poppler-utils", "/usr/bin/pdftotext"],
  ["qpdf", "/usr/bin/qpdf"],
  ["libpdfbox2-java", "/usr/share/java/preflight.jar"],
  ["libcommons-io-java", "/usr/share/java/commons-io.jar"],
  ["libbcprov-java", "/usr/share/java/bcprov.jar"],
  ["libactivation-java", "/usr/share/java/javax.activation.jar"],
  ["libmail-java", "/usr/share/java/javax.mail.jar"],
  ["libjaxb-api-java", "/usr/share/java/jaxb-api.jar"],
];

/** Installs what is missing where we may. Only the machine that decides must have them; elsewhere those tests say that they are skipped. */
export async function ensurePdfReaders() {
  const missing = () => readers.filter(([, file]) => !existsSync(file)).map(([name]) => name);
  const wanted = [...missing(), ...(spawnSync("java", ["-version"]).error ? ["default-jre-headless"] : [])];
  if (wanted.length === 0) return "all there";
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    await run("apt-get", ["update"], { env, tolerate: true });
    await run("apt-get", ["install", "-y", "--no-install-recommends", ...wanted], { env, tolerate: true });
  }
  const left = missing();
  if (left.length > 0) throw new Fault(`Missing: ${left.join(", ")}. Debian: apt install ${left.join(" ")}`);
  return `installed ${wanted.join(", ")}`;
}
