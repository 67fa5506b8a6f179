import { withoutUnseen } from "#app/kernel/typed-text.ts";

/** Text as XML 1.0 takes it, between tags and within quotes. A character that it cannot hold would make the whole file unreadable. */
export const inXml = (text: string): string =>
  withoutUnseen(text)
    .replace(/[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
