import { localDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import type { PublishedQuestion } from "#app/rooms/calls/call-question.ts";
import { callQuestionsTexts } from "#app/rooms/calls/call-questions.texts.ts";
import { formatDate, formatInstant } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, Prose, Stack } from "#app/ui/layout.tsx";

export type CallQuestions = {
  readonly list: readonly PublishedQuestion[];
  readonly closes: Date;
  readonly open: boolean;
  readonly withdrawn: boolean;
};

/** Line breaks that somebody wrote are paragraphs. */
const Written = ({ text }: { text: string }) => (
  <>
    {text.split(/\n+/).map((line, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text never change places
      <p key={index}>{line}</p>
    ))}
  </>
);

/** What others have asked, so that nobody knows more than anybody else, and the way to ask more. */
export function QuestionsAndAnswers({ slug, questions }: { slug: string; questions: CallQuestions }) {
  const t = useTexts(callQuestionsTexts);
  const language = useLanguage();
  const { list, closes, open, withdrawn } = questions;
  return (
    <Stack>
      {list.length === 0 ? (
        <Muted>{t.none}</Muted>
      ) : (
        list.map(({ id, question, answer, answeredAt, changedAt }) => (
          <Prose key={id}>
            <h3 id={`fraga-${id}`}>{inLanguage(question, language)}</h3>
            <Written text={inLanguage(answer, language)} />
            <p>
              <Muted>
                {t.answered(formatDate(localDate(answeredAt), language))}
                {changedAt && ` · ${t.corrected(formatDate(localDate(changedAt), language))}`}
              </Muted>
            </p>
          </Prose>
        ))
      )}
      {open ? (
        <div>
          <LinkButton href={paths.askQuestion(slug)} kind="secondary">
            {t.ask}
          </LinkButton>
          <p>
            <Muted>{t.until(formatInstant(closes, language))}</Muted>
          </p>
        </div>
      ) : (
        !withdrawn && <Muted>{t.closed(formatInstant(closes, language))}</Muted>
      )}
    </Stack>
  );
}
