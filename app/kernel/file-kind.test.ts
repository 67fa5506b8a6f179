import { expect, test } from "vitest";
import { asDownload, cleanFileName, textKind } from "#app/kernel/file-kind.ts";

test("a file keeps the person's own name", () => {
  expect(cleanFileName("Intyg från Marks kommun (2026).pdf", "pdf")).toBe("Intyg från Marks kommun (2026).pdf");
  expect(cleanFileName("Foto.JPEG", "jpg")).toBe("Foto.JPEG");
});

test("paths, hidden signs and turned writing are taken out of a name", () => {
  expect(cleanFileName("..\\..\\windows\\bilaga.pdf", "pdf")).toBe("bilaga.pdf");
  expect(cleanFileName("/etc/passwd", "txt")).toBe("passwd.txt");
  expect(cleanFileName("intyg\u202Efdp.exe", "pdf")).toBe("intygfdp.exe.pdf");
  expect(cleanFileName("a\u0000b\u200B\r\nc.txt", "txt")).toBe("abc.txt");
  expect(cleanFileName('a<b>:"c|?*.csv', "csv")).toBe("a-b---c---.csv");
  expect(cleanFileName("....", "pdf")).toBe("fil.pdf");
  expect(cleanFileName("", "pdf")).toBe("fil.pdf");
});

test("the ending says what the content is, whatever the sender called it", () => {
  expect(cleanFileName("faktura.pdf.exe", "pdf")).toBe("faktura.pdf.exe.pdf");
  expect(cleanFileName("budget", "xlsx")).toBe("budget.xlsx");
  expect(cleanFileName(".pdf", "pdf")).toBe("pdf.pdf");
});

test("a long name is cut and keeps its ending", () => {
  const name = cleanFileName(`${"å".repeat(400)}.docx`, "docx");
  expect(name).toMatch(/å\.docx$/);
  expect([...name].length).toBeLessThanOrEqual(120);
});

test("text is told by its name only as txt or csv", () => {
  expect(textKind("a.CSV ")).toBe("csv");
  expect(textKind("a.txt")).toBe("txt");
  expect(textKind("a.html")).toBeNull();
  expect(textKind("a")).toBeNull();
});

test("a download header cannot be broken out of", () => {
  expect(asDownload('å"; x="\r\n.pdf')).toBe(
    "attachment; filename=\"a__ x____.pdf\"; filename*=UTF-8''%C3%A5%22%3B%20x%3D%22%0D%0A.pdf",
  );
});
