import { paths } from "#app/paths.ts";
import { openDataTexts } from "#app/rooms/reporting/open-data.texts.ts";
import { CommandLine } from "#app/rooms/reporting/ui/command-line.tsx";
import type { OpenDataView } from "#app/rooms/reporting/views.ts";
import { inLanguage } from "#app/texts/language.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading, Prose, Section } from "#app/ui/layout.tsx";

type Line = {
  readonly what: string;
  readonly format: string;
  /** as it is written */
  readonly address: string;
  /** null: an address with a part to fill in, or one that is sent to */
  readonly href: string | null;
};

/** What there is, where it is and how it is asked for. */
export function OpenDataPage({ view }: { view: OpenDataView }) {
  const t = useTexts(openDataTexts);
  const language = useLanguage();
  const line = (what: string, format: string, href: string): Line => ({ what, format, address: href, href });
  const told = (what: string, format: string, address: string): Line => ({ what, format, address, href: null });
  const curl = (rest: string) => `curl -s '${view.site}${rest}'`;
  return (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <Section title={t.free}>
        <Prose>
          <p>
            {t.freeText} <a href="https://creativecommons.org/publicdomain/zero/1.0/deed.sv">CC0 1.0</a>
          </p>
          <p>{t.limit(view.perMinute)}</p>
        </Prose>
      </Section>
      <Section title={t.register} lead={t.registerLead(view.projects)} rule>
        <Addresses
          caption={t.register}
          lines={[
            line(t.whole, t.wholeFormat, paths.openRegister()),
            line(t.grants, t.grantsFormat, paths.openGrants()),
            line(t.grants, t.grantsCsvFormat, paths.openGrantsCsv()),
            line(t.awards, t.paged, paths.openAwards()),
            told(t.award, t.grantsFormat, `${paths.openAwards()}/{id}`),
            line(t.report, t.reportFormat, paths.fundingReport()),
          ]}
        />
      </Section>
      <Section title={t.calls} lead={t.callsLead(view.calls)} rule>
        <Addresses
          caption={t.calls}
          lines={[
            line(t.opportunities, t.paged, paths.opportunities()),
            told(t.opportunity, t.grantsFormat, `${paths.opportunities()}/{id}`),
            told(t.search, t.searchFormat, `${paths.opportunities()}/search`),
            line(t.news, "Atom", paths.callNews(language)),
            line(t.calendar, "iCalendar", paths.callsCalendar(language)),
          ]}
        />
      </Section>
      <Section title={t.follow} lead={t.followLead} rule>
        <Addresses
          caption={t.follow}
          lines={[
            line(t.notices, "Atom", paths.noticeNews(language)),
            line(t.year, "iCalendar", paths.yearCalendar("allt", language)),
          ]}
        />
      </Section>
      {view.decisions.length > 0 && (
        <Section title={t.decisions} lead={t.decisionsLead} rule>
          <ul className="addresses" aria-label={t.decisions}>
            {view.decisions.map(({ slug, title }) => (
              <li key={slug}>
                <a href={paths.callDecision(slug)}>{inLanguage(title, language)}</a> <Muted>{t.grantsFormat}</Muted>
                <code>{paths.decisionPackage(slug)}</code>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t.catalogue} lead={t.catalogueLead} rule>
        <Addresses
          caption={t.catalogue}
          lines={[
            line(t.api, t.apiFormat, paths.openApi()),
            line(t.rdf, "RDF/XML", paths.catalogue()),
            line(t.rdf, "Turtle", paths.catalogueTurtle()),
          ]}
        />
      </Section>
      <Section title={t.examples} lead={t.examplesLead} rule>
        <CommandLine title={t.example.awards}>{curl(`${paths.openAwards()}?pageSize=10`)}</CommandLine>
        <CommandLine title={t.example.grants}>{`${curl(paths.openGrants())} | jq '[.grants[].amountAwarded] | add'`}</CommandLine>
        <CommandLine title={t.example.search}>
          {`${curl(`${paths.opportunities()}/search`)} -H 'content-type: application/json' -d '{"filters":{"status":{"operator":"in","value":["open"]}}}'`}
        </CommandLine>
      </Section>
      <Section title={t.gaps} rule>
        <Prose>
          <ul>
            {t.gapList(view.projects - view.grants).map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
          <p>
            {t.errors} <a href={`mailto:${view.email}`}>{view.email}</a>
          </p>
        </Prose>
      </Section>
    </>
  );
}

const Addresses = ({ caption, lines }: { caption: string; lines: readonly Line[] }) => (
  <ul className="addresses" aria-label={caption}>
    {lines.map(({ what, format, address, href }) => (
      <li key={address}>
        {href === null ? <strong>{what}</strong> : <a href={href}>{what}</a>} <Muted>{format}</Muted>
        <code>{address}</code>
      </li>
    ))}
  </ul>
);
