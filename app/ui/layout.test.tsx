import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { HiddenText, Muted } from "./layout.tsx";

test("words that stand beside each other are one text, so that a screen reader is told the space between them", () => {
  const name = "Kerstin Alvhage";
  expect(renderToString(<HiddenText> {name}</HiddenText>)).toBe('<span class="hidden-text"> Kerstin Alvhage</span>');
  expect(renderToString(<Muted> {name}</Muted>)).toBe('<span class="muted"> Kerstin Alvhage</span>');
  expect(renderToString(<Muted>{<b>{name}</b>}</Muted>)).toBe('<span class="muted"><b>Kerstin Alvhage</b></span>');
});
