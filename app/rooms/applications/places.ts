import { type SectionKey, sectionsWith } from "#app/rooms/applications/application.ts";
import type { Names } from "#app/rooms/applications/sealing.ts";
import { readPlace } from "#app/rooms/calls/answer-places.ts";

/** The sections that some places of the form are in, as far as the application has them, in the order of the form. */
export const sectionsAt = (places: readonly string[], names: Names): SectionKey[] =>
  sectionsWith(names).filter((key) =>
    places.some((place) => {
      const { section, field } = readPlace(place);
      // A question that its condition hid was never asked of this applicant.
      return section === key && (key !== "questions" || names.questions.some((question) => question.key === field));
    }),
  );
