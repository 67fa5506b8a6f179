import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import type { Writing } from "#app/rooms/applications/ui/use-writing.ts";
import { commonTexts } from "#app/texts/common.texts.ts";
import { formatTime } from "#app/texts/format.ts";
import { fieldId } from "#app/ui/field-names.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Notice } from "#app/ui/notice.tsx";
import "./writing.css";

/** Whether what was typed is saved, and who else is here. Stays in sight at the foot of the screen while one writes. */
export function WritingBar({ writing, signInAt }: { writing: Writing; signInAt: string }) {
  const texts = useTexts(applicationTexts);
  const language = useLanguage();
  const t = texts.writing;
  const { standing, others, clashes, errors, changedBy, restored } = writing;
  if (standing === null && others.length === 0) return null;
  const trouble = standing !== null && standing.kind !== "saved" && standing.kind !== "saving";
  const words =
    standing === null ? "" : standing.kind === "saved" ? t.saved(formatTime(standing.at, language)) : t[standing.kind];
  return (
    <div className={trouble ? "writing-bar writing-bar--trouble" : "writing-bar"}>
      <p className="writing-bar__standing">
        {words}
        {standing?.kind === "signed-out" && (
          <>
            {" "}
            <a href={signInAt}>{t.signIn}</a>
          </>
        )}
        {(clashes.length > 0 || errors.length > 0) && (
          <>
            {" "}
            <a href="#clashes">{t.toSettle(clashes.length + errors.length)}</a>
          </>
        )}
      </p>
      {others.length > 0 && (
        <ul className="writing-bar__others" aria-label={t.others}>
          {others.map(({ name, section }) => (
            <li key={name}>
              <bdi>{name}</bdi>: {texts.sections[section].title}
            </li>
          ))}
        </ul>
      )}
      {/* Only what one must know is said aloud; that each sentence has been saved is not. */}
      <p className="hidden-text" role="status">
        {trouble
          ? words
          : clashes.length > 0
            ? t.clashTitle(clashes.length)
            : changedBy
              ? t.changedBy(changedBy)
              : restored
                ? t.restored
                : ""}
      </p>
    </div>
  );
}

/** Fields that two people have written in, with both texts, and fields that cannot be stored as they stand. */
export function WritingNotices({ writing }: { writing: Writing }) {
  const texts = useTexts(applicationTexts);
  const common = useTexts(commonTexts);
  const t = texts.writing;
  const { clashes, errors, restored, changedBy } = writing;
  const faults: Readonly<Record<string, string>> = { ...common.errors, ...texts.errors };
  return (
    <>
      {restored && <Notice>{t.restored}</Notice>}
      {changedBy && clashes.length === 0 && <Notice>{t.changedBy(changedBy)}</Notice>}
      {(clashes.length > 0 || errors.length > 0) && (
        <section className="clashes" id="clashes" tabIndex={-1} aria-label={t.toSettle(clashes.length + errors.length)}>
          {clashes.length > 0 && (
            <>
              <h2>{t.clashTitle(clashes.length)}</h2>
              <p>{t.clashText}</p>
              {clashes.map((clash) => (
                <article className="clash" key={clash.name}>
                  <h3>
                    <a href={`#${fieldId(clash.name)}`}>{clash.label}</a>
                  </h3>
                  <div className="clash__texts">
                    <div>
                      <h4>{t.theirs}</h4>
                      <blockquote>{clash.theirs || t.nothing}</blockquote>
                      <button className="button button--secondary" type="button" onClick={() => writing.takeTheirs(clash)}>
                        {t.takeTheirs}
                      </button>
                    </div>
                    <div>
                      <h4>{t.mine}</h4>
                      <blockquote>{clash.mine || t.nothing}</blockquote>
                      <button className="button button--secondary" type="button" onClick={() => writing.keepMine(clash)}>
                        {t.keepMine}
                      </button>
                    </div>
                  </div>
                </article>
              ))}
            </>
          )}
          {errors.length > 0 && (
            <>
              <h2>{t.errorsTitle}</h2>
              <ul>
                {errors.map(({ name, label, fault }) => (
                  <li key={name}>
                    <a href={`#${fieldId(name)}`}>{label}</a>: {faults[fault] ?? fault}
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      )}
    </>
  );
}
