import { z } from "zod";
import type { Ore } from "#app/kernel/money.ts";
import { type LocalDate, localMinute } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import type { Call, Phase } from "#app/rooms/calls/call.ts";
import type { Coverage } from "#app/rooms/reporting/award-import.ts";
import { reportingTexts } from "#app/rooms/reporting/reporting.texts.ts";

/**
 * The register and the calls in the shapes that others have agreed on: 360Giving 1.4.3 for grants, CommonGrants 0.4.0 for calls and awards.
 * A shape that demands what nobody has stated leaves the project out; nothing is made up, and what is left out is counted and said.
 */

/** An award as open data shows it: published, with sums from the ledger. */
export type OpenAward = {
  readonly id: string;
  readonly project: string;
  /** the application's own summary; "" for earlier years */
  readonly summary: string;
  readonly callId: string | null;
  readonly callNumber: string | null;
  readonly callName: string;
  /** only those on its list could apply; null for earlier years */
  readonly limited: boolean | null;
  /** diarienummer */
  readonly number: string | null;
  readonly ownerName: string | null;
  readonly organisationId: string | null;
  /** ten digits; null for earlier years */
  readonly organisationNumber: string | null;
  readonly grantedOre: Ore | null;
  /** what the granted sum is for */
  readonly coverage: Coverage;
  readonly requestedOre: Ore | null;
  /** paid and not come back; null where no ledger of ours knows */
  readonly paidOre: Ore | null;
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
  readonly decidedOn: LocalDate | null;
  readonly publishedAt: Date;
  readonly changedAt: Date;
  readonly demo: boolean;
  readonly municipalities: readonly { readonly code: string; readonly name: string }[];
  readonly goals: readonly { readonly framework: string; readonly node: string; readonly title: string }[];
};

/** A call as open data shows it. */
export type OpenCall = Pick<Call, "id" | "number" | "slug" | "title" | "summary" | "opensAt" | "closesAt" | "decisionOn"> & {
  /** "withdrawn" is not a phase: the call was taken back */
  readonly phase: Phase | "withdrawn";
  readonly publishedAt: Date;
  readonly changedAt: Date;
  readonly minOre: Ore;
  readonly maxOre: Ore;
  /** what there is to share out; null when it has not been said */
  readonly availableOre: Ore | null;
};

/** Whose data it is. `prefix`: the publisher's own, given by 360Giving. */
export type Publisher = {
  readonly name: string;
  readonly organisationNumber: string;
  readonly prefix: string;
  readonly site: string;
};

const kronor = (ore: Ore): number => Number(ore) / 100;
const digits = (number: string) => number.replace(/\D/g, "");
/** org-id.guide: SE-ON is the Swedish organisation number. */
const organisationId = (number: string) => `SE-ON-${digits(number)}`;

// ── 360Giving ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** "Föreningen Väv & Nål" → "foreningen-vav-nal": an id for who has no number with us, the same every time for the same name. */
const named = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

type Stated = OpenAward & { readonly grantedOre: Ore; readonly ownerName: string; readonly decidedOn: LocalDate };
/** The standard demands a sum, a day of decision and a recipient; a sum that is for one year is not the award's. */
const isStated = (award: OpenAward): award is Stated =>
  award.grantedOre !== null &&
  (award.coverage === "whole" || award.coverage === "unknown") &&
  award.ownerName !== null &&
  award.decidedOn !== null;

const sumIsFor = ({ coverage }: OpenAward): string => {
  const words = reportingTexts.sv.coverage[coverage];
  return coverage === "unknown" ? `${words.charAt(0).toUpperCase()}${words.slice(1)}.` : `Beloppet gäller ${words}.`;
};

export function grantOf(award: Stated, publisher: Publisher) {
  const recipient = award.organisationNumber
    ? organisationId(award.organisationNumber)
    : `${publisher.prefix}-org-${named(award.ownerName)}`;
  return {
    id: `${publisher.prefix}-${award.number ?? award.id}`,
    title: award.project,
    description: `${award.summary || `${award.project}. ${award.callName}.`}${award.coverage === "whole" ? "" : ` ${sumIsFor(award)}`}`,
    currency: "SEK",
    ...(award.requestedOre === null ? {} : { amountAppliedFor: kronor(award.requestedOre) }),
    amountAwarded: kronor(award.grantedOre),
    ...(award.paidOre === null ? {} : { amountDisbursed: kronor(award.paidOre) }),
    awardDate: award.decidedOn,
    url: publisher.site + paths.award(award.id),
    ...(award.startsOn && award.endsOn ? { plannedDates: [{ startDate: award.startsOn, endDate: award.endsOn }] } : {}),
    recipientOrganization: [{ id: recipient, name: award.ownerName }],
    fundingOrganization: [{ id: organisationId(publisher.organisationNumber), name: publisher.name }],
    grantProgramme: [{ ...(award.callNumber ? { code: award.callNumber } : {}), title: award.callName }],
    ...(award.limited === null ? {} : { fromOpenCall: award.limited ? "No" : "Yes" }),
    ...(award.municipalities.length > 0
      ? { beneficiaryLocation: award.municipalities.map(({ name }) => ({ name, countryCode: "SE" })) }
      : {}),
    ...(award.goals.length > 0
      ? { classifications: award.goals.map(({ framework, node, title }) => ({ vocabulary: framework, code: node, title })) }
      : {}),
    dateModified: award.changedAt.toISOString(),
    dataSource: publisher.site + paths.openGrants(),
  };
}
export type Grant = ReturnType<typeof grantOf>;

export type GrantPackage = { readonly grants: readonly Grant[]; readonly leftOut: number };

export const grantsOf = (awards: readonly OpenAward[], publisher: Publisher): GrantPackage => {
  const stated = awards.filter(isStated);
  return { grants: stated.map((award) => grantOf(award, publisher)), leftOut: awards.length - stated.length };
};

/** `modified`: when the newest of them was changed; the package says nothing that depends on when it was asked for. */
export function packageOf({ grants, leftOut }: GrantPackage, publisher: Publisher, demo: boolean) {
  const modified = grants.reduce((latest, { dateModified }) => (dateModified > latest ? dateModified : latest), "");
  return {
    version: "1.4",
    title: `${demo ? "Demodata: " : ""}${publisher.name}, beviljade utvecklingsmedel`,
    description: `Projekt som har beviljats delregionala utvecklingsmedel, publicerade när protokollet är justerat.${
      leftOut === 0
        ? ""
        : ` ${leftOut} projekt saknar beslutsdag, belopp för hela projektet eller projektägare och kan därför inte vara med; de finns i ${publisher.site}${paths.openRegister()}.`
    }`,
    ...(modified === "" ? {} : { modified }),
    publisher: {
      name: publisher.name,
      website: publisher.site,
      prefix: publisher.prefix,
      org_id: organisationId(publisher.organisationNumber),
    },
    license: "https://creativecommons.org/publicdomain/zero/1.0/",
    license_name: "Creative Commons CC0 1.0 Universal",
    downloadURL: publisher.site + paths.openGrants(),
    grants,
  };
}

/** The standard's own column titles (`Recipient Org:Name`), as its tools read them. Amounts with a full stop, dates ISO. */
const columns: readonly (readonly [string, (grant: Grant) => string | number | undefined])[] = [
  ["Identifier", (grant) => grant.id],
  ["Title", (grant) => grant.title],
  ["Description", (grant) => grant.description],
  ["Currency", (grant) => grant.currency],
  ["Amount Applied For", (grant) => grant.amountAppliedFor],
  ["Amount Awarded", (grant) => grant.amountAwarded],
  ["Amount Disbursed", (grant) => grant.amountDisbursed],
  ["Award Date", (grant) => grant.awardDate],
  ["URL", (grant) => grant.url],
  ["Planned Dates:Start Date", (grant) => grant.plannedDates?.[0]?.startDate],
  ["Planned Dates:End Date", (grant) => grant.plannedDates?.[0]?.endDate],
  ["Recipient Org:Identifier", (grant) => grant.recipientOrganization[0]?.id],
  ["Recipient Org:Name", (grant) => grant.recipientOrganization[0]?.name],
  ["Funding Org:Identifier", (grant) => grant.fundingOrganization[0]?.id],
  ["Funding Org:Name", (grant) => grant.fundingOrganization[0]?.name],
  ["Grant Programme:Code", (grant) => grant.grantProgramme[0]?.code],
  ["Grant Programme:Title", (grant) => grant.grantProgramme[0]?.title],
  ["From An Open Call?", (grant) => grant.fromOpenCall],
  ["Last Modified", (grant) => grant.dateModified],
  ["Data Source", (grant) => grant.dataSource],
];

export const grantRows = ({ grants }: GrantPackage): string[][] => [
  columns.map(([title]) => title),
  ...grants.map((grant) => columns.map(([, value]) => String(value(grant) ?? ""))),
];

// ── CommonGrants ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const money = (ore: Ore) => ({
  amount: `${ore / 100n}.${(ore % 100n).toString().padStart(2, "0")}`,
  currency: "SEK",
});
/** A date and a time without zone, in Sweden: the protocol has no zone to write. */
const onDay = (name: string, date: LocalDate, time?: string) => ({
  name,
  eventType: "singleDate" as const,
  date,
  ...(time === undefined ? {} : { time: `${time}:00` }),
});
const atInstant = (name: string, at: Date) => {
  const minute = localMinute(at);
  return onDay(name, minute.slice(0, 10), minute.slice(11, 16));
};
const ownField = (name: string, value: string) => ({ name, fieldType: "string" as const, value });

const statusOf = { coming: "forecasted", open: "open", closed: "closed", withdrawn: "custom" } as const;

export function opportunityOf(call: OpenCall, site: string) {
  return {
    id: call.id,
    title: call.title.sv,
    status: { value: statusOf[call.phase], ...(call.phase === "withdrawn" ? { customValue: "withdrawn" } : {}) },
    description: call.summary.sv,
    funding: {
      ...(call.availableOre === null ? {} : { totalAmountAvailable: money(call.availableOre) }),
      minAwardAmount: money(call.minOre),
      maxAwardAmount: money(call.maxOre),
    },
    keyDates: {
      postDate: atInstant("Opens", call.opensAt),
      closeDate: atInstant("Last minute to apply, Swedish time", call.closesAt),
      ...(call.decisionOn ? { otherDates: { decision: onDay("Decision", call.decisionOn) } } : {}),
    },
    source: site + paths.call(call.slug),
    customFields: {
      number: ownField("number", call.number),
      titleEn: ownField("titleEn", call.title.en),
      descriptionEn: ownField("descriptionEn", call.summary.en),
    },
    createdAt: call.publishedAt.toISOString(),
    lastModifiedAt: call.changedAt.toISOString(),
  };
}
export type Opportunity = ReturnType<typeof opportunityOf>;

/** `organisationKey`: an id for who has none with us, the same every time for the same name. */
export function commonAward(
  award: OpenAward,
  { site, today, funder }: { site: string; today: LocalDate; funder: { id: string; name: string } },
  organisationKey: (name: string) => string,
) {
  return {
    id: award.id,
    title: award.project,
    description: award.summary || `${award.project}. ${award.callName}.`,
    status: { value: award.endsOn !== null && award.endsOn < today ? ("completed" as const) : ("awarded" as const) },
    funding: {
      ...(award.grantedOre === null || award.coverage === "whole" ? {} : { details: sumIsFor(award) }),
      ...(award.requestedOre === null ? {} : { requestedAmount: money(award.requestedOre) }),
      ...(award.grantedOre === null ? {} : { awardedAmount: money(award.grantedOre) }),
      ...(award.paidOre === null ? {} : { disbursedAmount: money(award.paidOre) }),
    },
    keyDates: {
      ...(award.decidedOn ? { awardDate: onDay("Decision", award.decidedOn) } : {}),
      ...(award.startsOn && award.endsOn
        ? {
            periodOfPerformance: {
              name: "Project period",
              eventType: "dateRange" as const,
              startDate: award.startsOn,
              endDate: award.endsOn,
            },
          }
        : {}),
    },
    ...(award.callId ? { opportunity: { id: award.callId, title: award.callName } } : {}),
    funders: { primary: funder },
    ...(award.ownerName === null
      ? {}
      : {
          recipientOrganizations: {
            primary: { id: award.organisationId ?? organisationKey(award.ownerName), name: award.ownerName },
          },
        }),
    source: site + paths.award(award.id),
    createdAt: award.publishedAt.toISOString(),
    lastModifiedAt: award.changedAt.toISOString(),
  };
}

export const largestPage = 500;
const page = z.coerce.number().int().min(1).max(100_000).default(1);
const size = z.coerce.number().int().min(1).max(largestPage).default(100);
export const pageQuestion = z.object({ page, pageSize: size });
export type PageQuestion = z.output<typeof pageQuestion>;

const dateOrInstant = z.string().regex(/^\d{4}-\d{2}-\d{2}/);
const moneyText = z.object({ amount: z.string().regex(/^-?\d+\.?\d*$/), currency: z.string() });
const range = <S extends z.ZodType>(of: S) =>
  z.object({ operator: z.enum(["between", "outside"]), value: z.object({ min: of, max: of }) });
const sortKeys = [
  "lastModifiedAt",
  "createdAt",
  "title",
  "status.value",
  "keyDates.closeDate",
  "funding.maxAwardAmount",
  "funding.minAwardAmount",
  "funding.totalAmountAvailable",
  "funding.estimatedAwardCount",
  "custom",
] as const;

/** What a search for calls may ask, as the protocol has it. */
export const opportunitySearch = z.object({
  search: z.string().max(200).optional(),
  filters: z
    .object({
      status: z.object({ operator: z.enum(["in", "notIn"]), value: z.array(z.string()).max(20) }).optional(),
      closeDateRange: range(dateOrInstant).optional(),
      totalFundingAvailableRange: range(moneyText).optional(),
      minAwardAmountRange: range(moneyText).optional(),
      maxAwardAmountRange: range(moneyText).optional(),
      customFilters: z.record(z.string(), z.unknown()).optional(),
    })
    .optional(),
  sorting: z
    .object({
      sortBy: z.enum(sortKeys),
      customSortBy: z.string().optional(),
      sortOrder: z.enum(["asc", "desc"]).default("desc"),
    })
    .optional(),
  pagination: z
    .object({ page: z.number().int().min(1).default(1), pageSize: z.number().int().min(1).max(largestPage).default(100) })
    .optional(),
});
export type OpportunitySearch = z.output<typeof opportunitySearch>;

const inRange = <Of extends string | number>(
  value: Of | undefined,
  { operator, value: { min, max } }: { operator: string; value: { min: Of; max: Of } },
) => value !== undefined && (value >= min && value <= max) === (operator === "between");
const amount = (of: { amount: string } | undefined) => (of === undefined ? undefined : Number(of.amount));
const between = (filter: { operator: string; value: { min: { amount: string }; max: { amount: string } } }) => ({
  operator: filter.operator,
  value: { min: Number(filter.value.min.amount), max: Number(filter.value.max.amount) },
});

export type Found = {
  readonly items: readonly Opportunity[];
  readonly sortInfo: { sortBy: string; sortOrder: "asc" | "desc"; errors?: string[] };
  readonly filterInfo: { filters: OpportunitySearch["filters"] & object; errors?: string[] };
};

/** Calls are few: they are searched and sorted as they are. What cannot be filtered or sorted by is said and left out. */
export function searchOpportunities(all: readonly Opportunity[], question: OpportunitySearch): Found {
  const { filters = {}, sorting } = question;
  const words = question.search?.trim().toLocaleLowerCase("sv") ?? "";
  const close = (one: Opportunity) => one.keyDates.closeDate.date;
  const items = all.filter(
    (one) =>
      (words === "" ||
        `${one.title} ${one.description} ${one.customFields.number.value} ${one.customFields.titleEn.value}`
          .toLocaleLowerCase("sv")
          .includes(words)) &&
      (!filters.status || filters.status.value.includes(one.status.value) === (filters.status.operator === "in")) &&
      (!filters.closeDateRange ||
        inRange(close(one), {
          operator: filters.closeDateRange.operator,
          value: { min: filters.closeDateRange.value.min.slice(0, 10), max: filters.closeDateRange.value.max.slice(0, 10) },
        })) &&
      (!filters.totalFundingAvailableRange ||
        inRange(amount(one.funding.totalAmountAvailable), between(filters.totalFundingAvailableRange))) &&
      (!filters.minAwardAmountRange || inRange(amount(one.funding.minAwardAmount), between(filters.minAwardAmountRange))) &&
      (!filters.maxAwardAmountRange || inRange(amount(one.funding.maxAwardAmount), between(filters.maxAwardAmountRange))),
  );
  const known: Partial<Record<(typeof sortKeys)[number], (one: Opportunity) => string | number>> = {
    lastModifiedAt: (one) => one.lastModifiedAt,
    createdAt: (one) => one.createdAt,
    title: (one) => one.title,
    "status.value": (one) => one.status.value,
    "keyDates.closeDate": close,
    "funding.maxAwardAmount": (one) => amount(one.funding.maxAwardAmount) ?? -1,
    "funding.minAwardAmount": (one) => amount(one.funding.minAwardAmount) ?? -1,
    "funding.totalAmountAvailable": (one) => amount(one.funding.totalAmountAvailable) ?? -1,
  };
  const wanted = sorting?.sortBy ?? "lastModifiedAt";
  const by = known[wanted] ?? ((one: Opportunity) => one.lastModifiedAt);
  const sortOrder = sorting?.sortOrder ?? "desc";
  const compare = (a: string | number, b: string | number) =>
    typeof a === "string" && typeof b === "string" ? a.localeCompare(b, "sv") : Number(a) - Number(b);
  return {
    items: [...items].sort((a, b) => compare(by(a), by(b)) * (sortOrder === "asc" ? 1 : -1)),
    sortInfo: {
      sortBy: known[wanted] ? wanted : "lastModifiedAt",
      sortOrder,
      ...(known[wanted] ? {} : { errors: [`sorting by ${wanted} is not supported`] }),
    },
    filterInfo: {
      filters,
      ...(filters.customFilters ? { errors: ["customFilters are not supported and were left out"] } : {}),
    },
  };
}

/** One page with what the protocol says around it. `total`: how many there are in all. */
export const paged = <Item>(items: readonly Item[], { page, pageSize }: PageQuestion, total: number) => ({
  status: 200,
  message: "Success",
  items,
  paginationInfo: { page, pageSize, totalItems: total, totalPages: Math.ceil(total / pageSize) },
});
