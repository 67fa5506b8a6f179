import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { LanguageProvider } from "./language.tsx";
import { Pagination } from "./pagination.tsx";

const drawn = (turns?: { action: string; name: string }) =>
  renderToStaticMarkup(
    <LanguageProvider language="sv">
      <Pagination page={2} pages={3} href={(page) => `/lista?sida=${page}`} {...(turns ? { turns } : {})} />
    </LanguageProvider>,
  );

describe("the pages of a list", () => {
  it("are links, and the present one says so", () => {
    expect(drawn().match(/<a [^>]*>/g)).toHaveLength(5);
    expect(drawn()).toContain('aria-current="page"');
  });

  it("are turned by the form that they stand in where something is chosen in the list, so that the choice goes along", () => {
    const turned = drawn({ action: "/lista", name: "sida" });
    const buttons = turned.match(/<button [^>]*>/g) ?? [];
    expect(buttons).toHaveLength(4);
    for (const button of buttons) expect(button).toMatch(/(?=.*formaction="\/lista")(?=.*name="sida")(?=.*value="[13]")/i);
    expect(turned).toContain('href="/lista?sida=2"');
  });
});
