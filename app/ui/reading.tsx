import type { ReactNode } from "react";
import { PageHeading, Prose, Section, SideNav, Stack, TwoColumns } from "./layout.tsx";

export type ReadingSection = {
  readonly id: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly points: readonly string[];
};

type ReadingProps = {
  title: string;
  lead: ReactNode;
  /** names the list of what is on the page */
  onThisPage: string;
  sections: readonly ReadingSection[];
  /** points are steps in an order */
  ordered?: boolean;
  /** what stands last, with the anchor it is reached by */
  last: { id: string; title: string };
  children: ReactNode;
};

/** A page to read: sections of running text with points, and a list of them beside. */
export function Reading({ title, lead, onThisPage, sections, ordered, last, children }: ReadingProps) {
  const Points = ordered ? "ol" : "ul";
  return (
    <>
      <PageHeading title={title} lead={lead} />
      <TwoColumns
        asideFirst
        aside={
          <SideNav label={onThisPage} items={[...sections, last].map(({ id, title }) => ({ href: `#${id}`, label: title }))} />
        }
        main={
          <Stack gap="large">
            {sections.map((section) => (
              <Section key={section.id} id={section.id} title={section.title}>
                <Prose>
                  {section.paragraphs.map((paragraph) => (
                    <p key={paragraph}>{paragraph}</p>
                  ))}
                  {section.points.length > 0 && (
                    <Points>
                      {section.points.map((point) => (
                        <li key={point}>{point}</li>
                      ))}
                    </Points>
                  )}
                </Prose>
              </Section>
            ))}
            {children}
          </Stack>
        }
      />
    </>
  );
}
