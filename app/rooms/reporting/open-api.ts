import { z } from "zod";
import { paths } from "#app/paths.ts";
import { decisionPackage } from "#app/rooms/reporting/decision-package.ts";
import { largestPage, opportunitySearch } from "#app/rooms/reporting/open-data.ts";

/**
 * The API described for machines (OpenAPI 3.1). Every answer that is listed here is checked against this description and against the
 * published protocol by `open-data.db.test.ts`; what is written below cannot drift from what is served.
 */
const text = z.string();
const instant = z.iso.datetime();
const money = z.object({ amount: z.string().regex(/^-?[0-9]+\.?[0-9]*$/), currency: z.literal("SEK") });
const day = z.object({
  name: text,
  eventType: z.literal("singleDate"),
  date: z.iso.date(),
  time: z
    .string()
    .regex(/^\d\d:\d\d:\d\d$/)
    .optional(),
});
const period = z.object({ name: text, eventType: z.literal("dateRange"), startDate: z.iso.date(), endDate: z.iso.date() });
const ownField = z.object({ name: text, fieldType: z.literal("string"), value: text });
const party = z.object({ id: z.uuid(), name: text });

const opportunity = z.object({
  id: z.uuid(),
  title: text,
  status: z.object({ value: z.enum(["forecasted", "open", "closed", "custom"]), customValue: text.optional() }),
  description: text,
  funding: z.object({ totalAmountAvailable: money.optional(), minAwardAmount: money, maxAwardAmount: money }),
  keyDates: z.object({ postDate: day, closeDate: day, otherDates: z.object({ decision: day }).optional() }),
  source: z.url(),
  customFields: z.object({ number: ownField, titleEn: ownField, descriptionEn: ownField }),
  createdAt: instant,
  lastModifiedAt: instant,
});

const award = z.object({
  id: z.uuid(),
  title: text,
  description: text,
  status: z.object({ value: z.enum(["awarded", "completed"]) }),
  funding: z.object({
    details: text.optional(),
    requestedAmount: money.optional(),
    awardedAmount: money.optional(),
    disbursedAmount: money.optional(),
  }),
  keyDates: z.object({ awardDate: day.optional(), periodOfPerformance: period.optional() }),
  opportunity: z.object({ id: z.uuid(), title: text }).optional(),
  funders: z.object({ primary: party }),
  recipientOrganizations: z.object({ primary: party }).optional(),
  source: z.url(),
  createdAt: instant,
  lastModifiedAt: instant,
});

const paginationInfo = z.object({
  page: z.number().int().min(1),
  pageSize: z.number().int().min(1),
  totalItems: z.number().int(),
  totalPages: z.number().int(),
});
const success = { status: z.literal(200), message: text };
const list = (items: z.ZodType) => z.object({ ...success, items: z.array(items), paginationInfo });
const one = (data: z.ZodType) => z.object({ ...success, data });
const fault = z.object({ status: z.number().int(), message: text, errors: z.array(text) });
const grants = z.object({
  version: z.literal("1.4"),
  title: text,
  description: text,
  modified: instant.optional(),
  publisher: z.object({ name: text, website: z.url(), prefix: text, org_id: text }),
  license: z.url(),
  license_name: text,
  downloadURL: z.url(),
  grants: z.array(z.looseObject({ id: text, title: text, amountAwarded: z.number(), currency: z.literal("SEK") })),
});

const schemaOf = (schema: z.ZodType, io: "input" | "output" = "output") => {
  const { $schema: _, ...plain } = z.toJSONSchema(schema, { io });
  return plain;
};
const json = (description: string, schema: object) => ({ description, content: { "application/json": { schema } } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const faults = {
  "400": json("The question cannot be read; `errors` says why.", ref("Error")),
  "429": json("Too many questions from the same network. `Retry-After` says when to come back.", ref("Error")),
};
const unchanged = { "304": { description: "Nothing has changed since the ETag in `If-None-Match`." } };
const missing = { "404": json("There is none with that id.", ref("Error")) };
const pageParameters = [
  { name: "page", in: "query", schema: { type: "integer", minimum: 1, default: 1 } },
  { name: "pageSize", in: "query", schema: { type: "integer", minimum: 1, maximum: largestPage, default: 100 } },
];
const idParameter = (name: string) => [{ name, in: "path", required: true, schema: { type: "string", format: "uuid" } }];
const file = (summary: string, operationId: string, mediaType: string, schema: object = { type: "string" }) => ({
  get: {
    operationId,
    summary,
    tags: ["files"],
    responses: { "200": { description: summary, content: { [mediaType]: { schema } } }, ...unchanged, "429": faults["429"] },
  },
});

export const openApi = ({ site, name, email }: { site: string; name: string; email: string }) => ({
  openapi: "3.1.0",
  info: {
    title: `Drum: open data from ${name}`,
    version: "1.0.0",
    description:
      "Calls and awards by CommonGrants 0.4.0, grants by 360Giving 1.4.3, the catalogue by DCAT-AP-SE 3.0.1. Open to everybody, without keys; any site may ask (CORS). Every answer has an ETag.",
    license: { name: "CC0 1.0 Universal", identifier: "CC0-1.0" },
    contact: { name, email, url: site + paths.openData() },
  },
  servers: [{ url: site }],
  security: [],
  tags: [
    { name: "opportunities", description: "Calls for applications" },
    { name: "awards", description: "Projects that have been granted money" },
    { name: "files", description: "Everything in one file" },
  ],
  paths: {
    "/common-grants/opportunities": {
      get: {
        operationId: "listOpportunities",
        summary: "Calls, the last changed first",
        tags: ["opportunities"],
        parameters: pageParameters,
        responses: { "200": json("A page of calls", ref("OpportunityList")), ...unchanged, ...faults },
      },
    },
    "/common-grants/opportunities/{oppId}": {
      get: {
        operationId: "getOpportunity",
        summary: "One call",
        tags: ["opportunities"],
        parameters: idParameter("oppId"),
        responses: { "200": json("The call", ref("OpportunityItem")), ...unchanged, ...missing, "429": faults["429"] },
      },
    },
    "/common-grants/opportunities/search": {
      post: {
        operationId: "searchOpportunities",
        summary: "Calls by words, state, last day and amounts",
        tags: ["opportunities"],
        requestBody: { required: true, content: { "application/json": { schema: ref("OpportunitySearch") } } },
        responses: { "200": json("A page of what was found", ref("OpportunityFound")), ...faults },
      },
    },
    "/common-grants/awards": {
      get: {
        operationId: "listAwards",
        summary: "Awards, the last changed first",
        tags: ["awards"],
        parameters: pageParameters,
        responses: { "200": json("A page of awards", ref("AwardList")), ...unchanged, ...faults },
      },
    },
    "/common-grants/awards/{awdId}": {
      get: {
        operationId: "getAward",
        summary: "One award",
        tags: ["awards"],
        parameters: idParameter("awdId"),
        responses: { "200": json("The award", ref("AwardItem")), ...unchanged, ...missing, "429": faults["429"] },
      },
    },
    [paths.openGrants()]: file("Grants by 360Giving 1.4.3, JSON", "grants", "application/json", ref("GrantPackage")),
    [paths.openGrantsCsv()]: file("Grants by 360Giving 1.4.3, CSV", "grantsCsv", "text/csv"),
    [paths.openRegister()]: file("The whole register, CSV with semicolons and decimal comma", "registerCsv", "text/csv"),
    [paths.decisionPackage("{slug}")]: {
      get: {
        operationId: "decisionPackage",
        summary: "What a call's decision can be worked out again from, once all of it is announced; öre as texts",
        tags: ["files"],
        parameters: [{ name: "slug", in: "path", required: true, schema: { type: "string" } }],
        responses: { "200": json("The package", ref("DecisionPackage")), ...unchanged, ...missing, "429": faults["429"] },
      },
    },
    [paths.catalogue()]: file("The catalogue by DCAT-AP-SE 3.0.1, RDF/XML", "catalogue", "application/rdf+xml"),
    [paths.catalogueTurtle()]: file("The catalogue by DCAT-AP-SE 3.0.1, Turtle", "catalogueTurtle", "text/turtle"),
  },
  components: {
    schemas: {
      Opportunity: schemaOf(opportunity),
      OpportunityList: schemaOf(list(opportunity)),
      OpportunityItem: schemaOf(one(opportunity)),
      OpportunitySearch: schemaOf(opportunitySearch, "input"),
      OpportunityFound: schemaOf(
        z.object({
          ...success,
          items: z.array(opportunity),
          paginationInfo,
          sortInfo: z.object({ sortBy: text, sortOrder: z.enum(["asc", "desc"]), errors: z.array(text).optional() }),
          filterInfo: z.object({ filters: z.looseObject({}), errors: z.array(text).optional() }),
        }),
      ),
      Award: schemaOf(award),
      AwardList: schemaOf(list(award)),
      AwardItem: schemaOf(one(award)),
      GrantPackage: schemaOf(grants),
      DecisionPackage: schemaOf(decisionPackage, "input"),
      Error: schemaOf(fault),
    },
  },
});
