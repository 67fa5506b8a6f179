import type { Page } from "@playwright/test";
import type { Axe } from "./axe.ts";

/**
 * What decides the contrast of a text and how a link differs from the words around it, as the browser computed it: its colour, size and
 * weight, its line, and the ground of everything it stands in. axe needs most of its time for the two, and most of that for texts that look
 * like one it has judged, so each look is judged once in a run. A look that was found wanting is not remembered: every page that has it is named.
 */
const judged = new Set<string>();

/** What axe finds of the texts of this page whose look has not been judged before; one line each. Needs axe in the page. */
export async function looksFaults(page: Page): Promise<string[]> {
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
      /** A link is told from the words around it by its line, its weight or its colour beside theirs. */
      const besideWords = (link: Element, style: CSSStyleDeclaration) => {
        const words = getComputedStyle(link.parentElement as Element);
        const lines = [
          style.textDecorationLine,
          style.borderBottomStyle,
          style.borderBottomWidth,
          style.fontStyle,
          style.fontFamily,
        ];
        return [...lines, style.display, words.color, words.fontWeight, words.fontStyle, words.fontFamily, words.display];
      };
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
          ...(element.matches("a[href]") ? besideWords(element, style) : []),
        ].join("~");
        if (!seen.has(look) && !fresh.has(look)) fresh.set(look, element);
      }
      if (fresh.size === 0) return { looks: [], faults: [] };
      const { axe } = window as unknown as { axe: Axe };
      const { violations } = await axe.run(
        { include: [...fresh.values()] },
        { runOnly: ["color-contrast", "link-in-text-block"], resultTypes: ["violations"] },
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
