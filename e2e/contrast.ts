import type { Page } from "@playwright/test";

/** As much of axe as is called here; it lies in the page when `look` has run the other rules. */
type Axe = {
  run(
    context: { include: Element[] },
    options: { runOnly: string[]; resultTypes: string[] },
  ): Promise<{ violations: { nodes: { target: unknown[]; any: { message: string }[] }[] }[] }>;
};

/**
 * What decides the contrast of a text, as the browser computed it: its colour, size and weight, and the ground of everything it stands in.
 * axe needs two thirds of its time for contrast, most of it for texts that look like one it has judged, so each look is judged once in a run.
 * A look that was found wanting is not remembered: every page that has it is named.
 */
const judged = new Set<string>();

/** What axe finds of the texts of this page whose look has not been judged before; one line each. Needs axe in the page. */
export async function contrastFaults(page: Page): Promise<string[]> {
  const { looks, faults } = await page.evaluate(
    async (known) => {
      const seen = new Set(known);
      const grounds = new Map<Element | null, string>([[null, ""]]);
      const groundOf = (element: Element | null): string => {
        const kept = grounds.get(element);
        if (kept !== undefined) return kept;
        const style = getComputedStyle(element as Element);
        const own = [
          style.backgroundColor,
          style.backgroundImage,
          style.opacity,
          style.position,
          style.filter,
          style.mixBlendMode,
          style.float,
        ];
        const below = groundOf((element as Element).parentElement);
        // What paints nothing and stands in the flow adds nothing.
        const plain = own.join("|") === "rgba(0, 0, 0, 0)|none|1|static|none|normal|none";
        const ground = plain ? below : `${below}>${own.join("|")}`;
        grounds.set(element, ground);
        return ground;
      };
      const saysSomething = (element: Element) =>
        element.matches("input, textarea, select") ||
        [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
      const fresh = new Map<string, Element>();
      for (const element of document.body.querySelectorAll("*")) {
        if (!saysSomething(element) || !element.checkVisibility({ visibilityProperty: true })) continue;
        const style = getComputedStyle(element);
        const look = [
          style.color,
          style.fontSize,
          style.fontWeight,
          style.textShadow,
          element.matches(":disabled"),
          groundOf(element),
        ].join("~");
        if (!seen.has(look) && !fresh.has(look)) fresh.set(look, element);
      }
      if (fresh.size === 0) return { looks: [], faults: [] };
      const { axe } = window as unknown as { axe: Axe };
      const { violations } = await axe.run(
        { include: [...fresh.values()] },
        { runOnly: ["color-contrast"], resultTypes: ["violations"] },
      );
      return {
        looks: [...fresh.keys()],
        faults: violations.flatMap(({ nodes }) =>
          nodes.map(({ target, any }) => `${target.join(" ")}: ${any.map(({ message }) => message).join(" ")}`),
        ),
      };
    },
    [...judged],
  );
  if (faults.length === 0) for (const look of looks) judged.add(look);
  return faults;
}
