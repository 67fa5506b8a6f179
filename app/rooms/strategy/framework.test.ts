import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Branch, buildTree, type FrameworkFile, frameworkFile, readFramework } from "#app/rooms/strategy/framework.ts";

const folder = "data/frameworks";
const shipped = readdirSync(folder).filter((name) => name.endsWith(".json"));
const text = (name: string) => readFileSync(`${folder}/${name}`, "utf8");
const sample = (): FrameworkFile => frameworkFile.parse(JSON.parse(text("sjuharad-2030.json")));
const changed = (change: (file: Record<string, any>) => void): string => {
  const file = JSON.parse(text("sjuharad-2030.json"));
  change(file);
  return JSON.stringify(file, null, 2);
};
const faultsIn = (given: unknown) => {
  const read = readFramework(given);
  return read.ok ? [] : read.faults;
};

describe("a framework file", () => {
  it.each(shipped)("%s, which ships with Drum, has no fault", (name) => {
    expect(faultsIn(text(name))).toEqual([]);
  });

  it("says the line and the place of a field that is missing", () => {
    const broken = changed((file) => delete file.nodes[3].title.en);
    const [fault] = faultsIn(broken);
    expect(fault).toMatchObject({ code: "missing", where: "nodes[3].title.en" });
    expect(broken.split("\n")[(fault?.line ?? 0) - 1]).toContain('"title"');
  });

  it("is refused when an id is given twice", () => {
    expect(faultsIn(changed((file) => (file.nodes[2].id = file.nodes[1].id)))).toContainEqual(
      expect.objectContaining({ code: "duplicate-id", where: "nodes[2].id" }),
    );
  });

  it("is refused when a parent does not exist", () => {
    expect(faultsIn(changed((file) => (file.nodes[6].parent = "sjuharad-2030/fokus-9")))).toMatchObject([
      { code: "parent-missing", value: "sjuharad-2030/fokus-9" },
    ]);
  });

  it("is refused when a node is its own ancestor, and every node in the ring is named", () => {
    const faults = faultsIn(
      changed((file) => {
        file.nodes[0].parent = file.nodes[1].id;
      }),
    );
    expect(faults.map((fault) => fault.code)).toEqual(["cycle", "cycle"]);
  });

  it("is refused when a node has a type that is not one of its levels", () => {
    expect(faultsIn(changed((file) => (file.nodes[2].type = "pelare")))).toMatchObject([
      { code: "unknown-level", value: "pelare" },
    ]);
  });

  it("is refused when a link starts outside it, goes to itself or is given twice", () => {
    expect(faultsIn(changed((file) => (file.links[0].from = "vg2020/tema-1")))).toMatchObject([{ code: "link-from-outside" }]);
    expect(faultsIn(changed((file) => (file.links[0].to = file.links[0].from)))).toMatchObject([{ code: "link-to-itself" }]);
    expect(faultsIn(changed((file) => file.links.push(file.links[0])))).toMatchObject([{ code: "duplicate-link" }]);
  });

  it("is refused when an id belongs to another framework by its name", () => {
    expect(faultsIn(changed((file) => (file.nodes[10].id = "annan/digitalisering")))).toContainEqual(
      expect.objectContaining({ code: "foreign-id" }),
    );
  });

  it("is refused when a field is misspelt, a date is none, or a certainty is invented", () => {
    expect(faultsIn(changed((file) => (file.nodes[0].priority = true)))).toMatchObject([
      { code: "unknown-field", value: "priority" },
    ]);
    expect(faultsIn(changed((file) => (file.validFrom = "2021-02-30")))).toMatchObject([
      { code: "not-a-date", value: "2021-02-30" },
    ]);
    expect(faultsIn(changed((file) => (file.nodes[0].certainty = "sure")))).toMatchObject([
      { code: "not-allowed", value: "sure" },
    ]);
  });

  it("is refused when a title is blank in one of the languages", () => {
    expect(faultsIn(changed((file) => (file.nodes[0].title.en = "  ")))).toMatchObject([
      { code: "empty", where: "nodes[0].title.en" },
    ]);
  });

  it.each([
    ["", "empty-file"],
    ["   \n ", "empty-file"],
    ["key;version", "not-json"],
    ["{", "not-json"],
    ["[]", "wrong-type"],
    ["null", "wrong-type"],
    ["{}", "missing"],
  ])("holding only %j is refused in words, not by falling over", (given, code) => {
    expect(faultsIn(given)[0]?.code).toBe(code);
  });

  it("may begin with a byte order mark", () => {
    expect(faultsIn(`\uFEFF${text("vg2020.json")}`)).toEqual([]);
  });
});

describe("the tree", () => {
  it("holds every node once, children in the order of the file", () => {
    const file = sample();
    const nodes = file.nodes.map((node, position) => ({
      ...node,
      parentId: node.parent,
      frameworkId: "x",
      description: null,
      prioritised: false,
      position,
    }));
    const flat = (branches: readonly Branch[]): string[] =>
      branches.flatMap((branch) => [branch.node.id, ...flat(branch.children)]);
    expect(flat(buildTree(nodes)).sort()).toEqual(nodes.map((node) => node.id).sort());
    expect(
      buildTree(nodes)[0]
        ?.children.map((child) => child.node.code)
        .filter(Boolean),
    ).toEqual(["1", "2", "3", "4", "5"]);
  });
});
