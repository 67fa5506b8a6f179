import type { ReactNode } from "react";
import { answerField, longest, looseAnswers, seenIn, tableSum } from "#app/rooms/applications/answers.ts";
import { rowsIn, type TypedValues } from "#app/rooms/applications/application.forms.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { Rows } from "#app/rooms/applications/ui/rows.tsx";
import { Spoken, useTyped } from "#app/rooms/applications/ui/sums.tsx";
import { type Answers, fileKey, headings, type Question, visible } from "#app/rooms/calls/questions.ts";
import { commonTexts } from "#app/texts/common.texts.ts";
import { formatKronor } from "#app/texts/format.ts";
import { type Bilingual, inLanguage } from "#app/texts/language.ts";
import { fieldId } from "#app/ui/field-names.ts";
import { Choice, Choices, Field, Fieldset, Hidden, Select, TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { HiddenText, Muted } from "#app/ui/layout.tsx";
import { uiTexts } from "#app/ui/ui.texts.ts";
import "./application.css";

type QuestionFieldsProps = {
  readonly form: string;
  readonly questions: readonly Question[];
  readonly answers: Answers;
  readonly values: TypedValues;
  readonly more: number;
  /** where files are added; nowhere in a preview */
  readonly filesAt?: string | undefined;
};

/**
 * A call's own questions. All of them stand in the form, so that nothing typed is lost; those that are not asked are hidden. Awake, the
 * page shows and hides at once; asleep, saving does.
 */
export function QuestionFields({ form, questions, answers, values, more, filesAt }: QuestionFieldsProps) {
  const t = useTexts(applicationTexts).questions;
  const language = useLanguage();
  const typed = useTyped(form);
  const now = looseAnswers(questions, typed ?? values);
  const shown = visible(questions, now);
  const asked = new Set(shown.map((question) => question.key));
  const above = headings(shown);
  const conditional = questions.some((question) => question.condition !== null);
  return (
    <>
      {conditional && (
        <p>
          <Muted>{t.conditional}</Muted>
        </p>
      )}
      <Hidden name="seen" value={seenIn(questions, now)} />
      {questions.map((question, index) => (
        <div key={question.key} className="question" hidden={!asked.has(question.key)}>
          {above.has(question.key) && (
            <h2 className="question__heading">{inLanguage(above.get(question.key) as Bilingual, language)}</h2>
          )}
          <OneQuestion
            question={question}
            name={answerField(index)}
            answers={typed ? now : answers}
            values={values}
            more={more}
            filesAt={filesAt}
            language={language}
          />
        </div>
      ))}
      <Spoken words={t.count(asked.size)} />
    </>
  );
}

type OneProps = {
  question: Question;
  name: string;
  answers: Answers;
  values: TypedValues;
  more: number;
  filesAt: string | undefined;
  language: "sv" | "en";
};

/** More options than this are chosen in a list that opens. */
const shownOpenly = 8;

function OneQuestion({ question, name, answers, values, more, filesAt, language }: OneProps): ReactNode {
  const room = useTexts(applicationTexts);
  const common = useTexts(commonTexts);
  const ui = useTexts(uiTexts);
  const help = inLanguage(question.help, language);
  const said = {
    name,
    label: inLanguage(question.text, language),
    ...(help ? { hint: help } : {}),
    ...(question.required ? {} : { optional: true }),
  };
  const options = question.options.map(({ key, text }) => ({ value: key, label: inLanguage(text, language) }));
  switch (question.kind) {
    case "short":
      return <Field {...said} autoComplete="off" width="long" />;
    case "long":
      return <TextArea {...said} rows={6} maxLength={longest(question)} />;
    case "number":
      return <Field {...said} inputMode="decimal" autoComplete="off" width="short" />;
    case "money":
      return <Field {...said} inputMode="decimal" autoComplete="off" width="medium" suffix={room.fields.currency} />;
    case "date":
      return <Field {...said} inputMode="numeric" autoComplete="off" width="short" hint={help || room.fields.dateHint} />;
    case "yes-no":
      return (
        <Choice
          {...said}
          inline
          options={[
            { value: "yes", label: common.yes },
            { value: "no", label: common.no },
          ]}
        />
      );
    case "choice":
      return options.length > shownOpenly ? (
        <Select {...said} options={options} placeholder={room.questions.choose} />
      ) : (
        <Choice {...said} options={options} />
      );
    case "many":
      return <Choices {...said} options={options} />;
    case "file":
      return (
        <div className="answer">
          <p className="answer__label">
            {said.label}
            {!question.required && ` (${ui.optional})`}
          </p>
          {help && (
            <p>
              <Muted>{help}</Muted>
            </p>
          )}
          <p>
            {filesAt ? (
              <a href={`${filesAt}#${fieldId(`file.${fileKey(question)}`)}`}>
                {room.questions.addFile}
                <HiddenText> {said.label}</HiddenText>
              </a>
            ) : (
              room.questions.fileLater
            )}
          </p>
        </div>
      );
    case "table":
      return (
        <Fieldset
          legend={question.required ? said.label : `${said.label} (${ui.optional})`}
          legendSize="small"
          name={name}
          {...(help ? { hint: help } : {})}
        >
          <Rows name={name} columns="table" filled={rowsIn(values, name)} more={more} legend={room.questions.row}>
            {(at) =>
              options.map((column, index) => (
                <Field
                  key={column.value}
                  name={`${at}.c${index}`}
                  label={column.label}
                  autoComplete="off"
                  {...(question.sums && index === options.length - 1
                    ? { inputMode: "decimal" as const, suffix: room.fields.currency }
                    : {})}
                />
              ))
            }
          </Rows>
          {question.sums && (
            <p className="share-sum">
              {room.sums.total}: {formatKronor(tableSum(question, answers), language)}
            </p>
          )}
        </Fieldset>
      );
  }
}
