import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { LanguageProvider } from "#app/ui/language.tsx";
import { UnsavedWords } from "#app/ui/unsaved-words.tsx";

const shown = (values: Record<string, string | string[]> | undefined) =>
  renderToStaticMarkup(
    <LanguageProvider language="sv">
      <UnsavedWords values={values} fields={[{ name: "words", label: "Yttrande" }]} />
    </LanguageProvider>,
  );

describe("words whose form is gone", () => {
  it("stand there to be copied, as they were typed, under the name of their field", () => {
    const html = shown({ words: " Vi stöder <b>förslaget</b>.\nMed glädje. ", name: "Prov Person" });
    expect(html).toContain("Det är inte sparat.");
    expect(html).toContain("Yttrande");
    expect(html).toContain("Vi stöder &lt;b&gt;förslaget&lt;/b&gt;.\nMed glädje.</p>");
    expect(html).not.toContain("Prov Person");
  });

  it("are not spoken of when none were typed", () => {
    const nothing: Parameters<typeof shown>[0][] = [undefined, {}, { words: "  " }, { words: ["a", "b"] }];
    for (const values of nothing) expect(shown(values)).toBe("");
  });
});
