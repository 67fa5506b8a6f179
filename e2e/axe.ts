import type { Page } from "@playwright/test";
import axe from "axe-core";

/** As much of axe as is called here. */
export type Axe = {
  run(
    context: Document | { include: Element[] },
    options: { runOnly: string[]; resultTypes: string[]; rules?: Record<string, { enabled: boolean }> },
  ): Promise<{ violations: { id: string; nodes: { target: unknown[]; any: { message: string }[] }[] }[] }>;
};

/**
 * What axe finds on this page by every rule of WCAG 2.2 AA and of good practice, but for the two that judge how texts look (`looks.ts`); one
 * line each. Drum has no frames, so axe is asked in the page itself and only what it found comes back: `@axe-core/playwright` asks each frame
 * by itself and carries all that passed, which took a third of the time of a look.
 */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { axe: inPage } = window as unknown as { axe: Axe };
    const { violations } = await inPage.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      rules: { "color-contrast": { enabled: false }, "link-in-text-block": { enabled: false } },
      // What passes is counted, not described: the description is most of the time a long page takes.
      resultTypes: ["violations"],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  });
  return found.map((fault) => `${page.url()} ${fault}`);
}
