import { renderPlainCsv } from "#app/documents/render-csv.server.ts";
import { localDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { now } from "#app/platform/clock.server.ts";
import { publicUrl } from "#app/platform/env.server.ts";
import { installation } from "#app/platform/installation.ts";
import { openDataPerMinute } from "#app/platform/rate-limit.server.ts";
import { sha256 } from "#app/platform/secrets.server.ts";
import { callsAsOpenData } from "#app/rooms/calls/calls.server.ts";
import { composed } from "#app/rooms/reporting/ask-reports.server.ts";
import { asRdfXml, asTurtle, catalogue } from "#app/rooms/reporting/catalogue.ts";
import { decidedCalls } from "#app/rooms/reporting/decision-package.server.ts";
import { openApi } from "#app/rooms/reporting/open-api.ts";
import {
  commonAward,
  grantRows,
  grantsOf,
  type Opportunity,
  opportunityOf,
  opportunitySearch,
  packageOf,
  paged,
  pageQuestion,
  searchOpportunities,
} from "#app/rooms/reporting/open-data.ts";
import * as queries from "#app/rooms/reporting/queries/open-data.server.ts";
import { robotsOf, siteMapOf } from "#app/rooms/reporting/site-map.ts";
import type { OpenDataView } from "#app/rooms/reporting/views.ts";
import { allFrameworks } from "#app/rooms/strategy/strategy.server.ts";

// Open data is of what has been published, and no reader is asked for.

type Answer =
  | { readonly type: string; readonly body: string; readonly filename?: string }
  | { readonly status: 400 | 404; readonly errors: readonly string[] };

const json = (value: object): Answer => ({ type: "application/json; charset=utf-8", body: JSON.stringify(value) });
const csv = (body: string, filename: string): Answer => ({ type: "text/csv; charset=utf-8", body, filename });
const missing: Answer = { status: 404, errors: [] };
const unread = (fault: { issues: readonly { path: readonly PropertyKey[]; message: string }[] }): Answer => ({
  status: 400,
  errors: fault.issues.map(({ path, message }) => (path.length === 0 ? message : `${path.join(".")}: ${message}`)),
});

const publisher = () => ({
  name: installation.name,
  organisationNumber: installation.organisationNumber,
  prefix: installation.publisherPrefix,
  site: publicUrl(),
});

export async function grantsJson(): Promise<Answer> {
  const awards = await queries.openAwards();
  const demo = awards.some((award) => award.demo);
  return json(packageOf(grantsOf(awards, publisher()), publisher(), demo));
}

export const grantsCsv = async (): Promise<Answer> =>
  csv(renderPlainCsv(grantRows(grantsOf(await queries.openAwards(), publisher()))), "360giving.csv");

/** The whole register with its gaps, for a Swedish spreadsheet. */
export const registerCsv = async (): Promise<Answer> => csv((await composed("projects", {}, "sv")).text, "projekt.csv");

const opportunities = async (): Promise<Opportunity[]> =>
  (await callsAsOpenData()).map((call) => opportunityOf(call, publicUrl()));

export async function opportunityList(given: unknown): Promise<Answer> {
  const question = pageQuestion.safeParse(given);
  if (!question.success) return unread(question.error);
  const all = searchOpportunities(await opportunities(), {}).items;
  return json(paged(cut(all, question.data), question.data, all.length));
}

export async function opportunityWithId(id: string): Promise<Answer> {
  const one = (await opportunities()).find((opportunity) => opportunity.id === id);
  return one ? json({ status: 200, message: "Success", data: one }) : missing;
}

export async function opportunitiesFound(given: unknown): Promise<Answer> {
  const question = opportunitySearch.safeParse(given);
  if (!question.success) return unread(question.error);
  const { items, ...about } = searchOpportunities(await opportunities(), question.data);
  const page = question.data.pagination ?? pageQuestion.parse({});
  return json({ ...paged(cut(items, page), page, items.length), ...about });
}

const cut = <Item>(items: readonly Item[], { page, pageSize }: { page: number; pageSize: number }) =>
  items.slice((page - 1) * pageSize, page * pageSize);

/** An id for a name that no organisation with us has: the same every time, in the form of a UUID of one's own making (RFC 9562, version 8). */
export const keyOfName = (name: string): string => {
  const hash = sha256(`drum organisation ${name}`);
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
};
const around = () => ({
  site: publicUrl(),
  today: localDate(now()),
  funder: { id: keyOfName(installation.organisationNumber), name: installation.name },
});

export async function awardList(given: unknown): Promise<Answer> {
  const question = pageQuestion.safeParse(given);
  if (!question.success) return unread(question.error);
  const { page, pageSize } = question.data;
  const [awards, count] = await Promise.all([queries.openAwardsPage(pageSize, (page - 1) * pageSize), queries.openAwardsCount()]);
  const items = awards.map((award) => commonAward(award, around(), keyOfName));
  return json(paged(items, question.data, count));
}

export async function awardWithId(id: string): Promise<Answer> {
  const award = await queries.openAward(id);
  return award ? json({ status: 200, message: "Success", data: commonAward(award, around(), keyOfName) }) : missing;
}

async function triples() {
  const [changed, decisions] = await Promise.all([queries.lastChange(), decidedCalls()]);
  return catalogue({
    decisions,
    site: publicUrl(),
    publisher: { name: installation.name, email: installation.contact.email },
    region: installation.region,
    changedOn: changed && localDate(changed),
  });
}
export const catalogueRdf = async (): Promise<Answer> => ({
  type: "application/rdf+xml; charset=utf-8",
  body: asRdfXml(await triples()),
});
export const catalogueTurtle = async (): Promise<Answer> => ({
  type: "text/turtle; charset=utf-8",
  body: asTurtle(await triples()),
});

export const apiDescription = async (): Promise<Answer> =>
  json(openApi({ site: publicUrl(), name: installation.name, email: installation.contact.email }));

/** What search engines are told of: every page that is open to everybody, and none that is not yet. */
export async function siteMap(): Promise<Answer> {
  const [awards, calls, decisions, frameworks] = await Promise.all([
    queries.awardPages(),
    callsAsOpenData(),
    decidedCalls(),
    allFrameworks(),
  ]);
  const pages = [
    ...[paths.home, paths.calls, paths.register, paths.fundingReport, paths.results, paths.moneyHere, paths.noticeBoard],
    ...[paths.strategies, paths.indicators, paths.year, paths.openData, paths.about, paths.accessibility, paths.privacy],
  ];
  const listed = [
    ...pages.map((page) => ({ path: page() })),
    ...calls.map(({ slug, changedAt }) => ({ path: paths.call(slug), changedAt })),
    ...decisions.map(({ slug }) => ({ path: paths.callDecision(slug) })),
    ...frameworks.map(({ id }) => ({ path: paths.strategy(id) })),
    ...awards.map(({ id, changedAt }) => ({ path: paths.award(id), changedAt })),
  ];
  return { type: "application/xml; charset=utf-8", body: siteMapOf(publicUrl(), listed) };
}
export const robots = (): Answer => ({ type: "text/plain; charset=utf-8", body: robotsOf(publicUrl() + paths.siteMap()) });

/** What the page about it tells: how many projects the register has, how many of them say enough for 360Giving, how often one may ask. */
export async function openDataView(): Promise<OpenDataView> {
  const [awards, calls, decisions] = await Promise.all([queries.openAwards(), callsAsOpenData(), decidedCalls()]);
  return {
    decisions,
    projects: awards.length,
    grants: grantsOf(awards, publisher()).grants.length,
    calls: calls.length,
    site: publicUrl(),
    email: installation.contact.email,
    perMinute: openDataPerMinute,
  };
}
