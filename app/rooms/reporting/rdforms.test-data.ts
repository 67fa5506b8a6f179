// The terms of RDF as its readers have them.
type Term = { readonly termType: string; readonly value: string; readonly language?: string };
type Quad = { readonly subject: Term; readonly predicate: Term; readonly object: Term };

/**
 * Reads a profile in RDForms, as Sweden publishes DCAT-AP-SE: what each kind of thing must say, how often and in what form. As much of the
 * language as that profile uses of cardinality, node types, fixed values and choices; what is inside things without an address is not read.
 */
type Template = {
  readonly id?: string;
  readonly type?: string;
  readonly nodetype?: string;
  readonly property?: string;
  readonly extends?: string;
  readonly items?: readonly (string | Template)[];
  readonly cardinality?: { readonly min?: number; readonly max?: number };
  readonly constraints?: Readonly<Record<string, string | readonly string[]>>;
  readonly choices?: readonly { readonly value: string }[];
  readonly value?: string;
  readonly deps?: readonly string[];
};
export type Profile = { readonly templates: readonly Template[] };

const prefixes: Readonly<Record<string, string>> = {
  dcat: "http://www.w3.org/ns/dcat#",
  dcterms: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  odrs: "http://schema.theodi.org/odrs#",
  owl: "http://www.w3.org/2002/07/owl#",
  prov: "http://www.w3.org/ns/prov#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  schema: "http://schema.org/",
  vcard: "http://www.w3.org/2006/vcard/ns#",
};
const whole = (name: string) => {
  const [prefix = "", rest = ""] = name.split(/:(.*)/s);
  return prefixes[prefix] && !rest.startsWith("//") ? prefixes[prefix] + rest : name;
};
const typeOf = `${prefixes.rdf}type`;

const isOfForm = (nodetype: string | undefined, { termType, language = "" }: Term): boolean => {
  switch (nodetype) {
    case "URI":
      return termType === "NamedNode";
    case "RESOURCE":
      return termType === "NamedNode" || termType === "BlankNode";
    case "LANGUAGE_LITERAL":
      return termType === "Literal" && language !== "";
    case "ONLY_LITERAL":
      return termType === "Literal" && language === "";
    case "LITERAL":
    case "DATATYPE_LITERAL":
      return termType === "Literal";
    default:
      return true;
  }
};

const suits = (template: Template, value: Term): boolean =>
  isOfForm(template.nodetype, value) &&
  (template.value === undefined || whole(template.value) === value.value) &&
  (template.choices === undefined ||
    template.choices.length === 0 ||
    template.choices.some((one) => whole(one.value) === value.value));

/** Each breach as "class property: what". */
export function breaches({ templates }: Profile, data: Iterable<Quad>): string[] {
  const byId = new Map(templates.flatMap((one) => (one.id ? [[one.id, one] as const] : [])));
  const resolved = (item: string | Template): Template => {
    const own = typeof item === "string" ? (byId.get(item) ?? {}) : item;
    return own.extends ? { ...resolved(own.extends), ...own } : own;
  };
  /** The templates with a property in an item, which may be a frame around several of which one is chosen. */
  const leaves = (item: Template): Template[] => (item.property ? [item] : (item.items ?? []).map(resolved).flatMap(leaves));
  const quads = [...data];
  const found: string[] = [];
  for (const group of templates) {
    const wanted = Object.entries(group.constraints ?? {}).find(([key]) => whole(key) === typeOf)?.[1];
    if (group.type !== "group" || group.property || wanted === undefined) continue;
    const classes = [wanted].flat().map(whole);
    const subjects = new Set(
      quads
        .filter(({ predicate, object }) => predicate.value === typeOf && classes.includes(object.value))
        .map(({ subject }) => subject.value),
    );
    const items = (group.items ?? []).map(resolved);
    const all = items.flatMap(leaves);
    for (const subject of subjects) {
      const own = quads.filter((quad) => quad.subject.value === subject);
      const said = (property: string) =>
        own.filter(({ predicate }) => predicate.value === whole(property)).map(({ object }) => object);
      const breach = (property: string, what: string) => found.push(`${group.id} ${property}: ${what}`);
      for (const item of items) {
        if (item.deps && said(item.deps[0] ?? "").length === 0) continue;
        const properties = [...new Set(leaves(item).map(({ property }) => property as string))];
        const count = properties.flatMap(said).length;
        const { min = 0, max = Number.POSITIVE_INFINITY } = item.cardinality ?? {};
        const alone = all.filter(({ property }) => property && properties.includes(property)).length === leaves(item).length;
        if (count < min) breach(properties.join(" or "), `${count} of at least ${min}`);
        if (alone && count > max) breach(properties.join(" or "), `${count} of at most ${max}`);
      }
      for (const property of new Set(all.map((leaf) => leaf.property as string)))
        for (const value of said(property))
          if (!all.some((leaf) => leaf.property === property && suits(leaf, value)))
            breach(property, `not as it should be: ${value.value}`);
    }
  }
  return found;
}
