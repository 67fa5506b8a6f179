import type { Item } from "#app/rooms/assessment/assessment.ts";
import { discussionTexts } from "#app/rooms/assessment/discussion.texts.ts";
import { longestCommonReason, longestPost, type Post } from "#app/rooms/assessment/discussion.ts";
import type { Discussion } from "#app/rooms/assessment/discussions.server.ts";
import { farApart } from "#app/rooms/assessment/moderated-score.ts";
import { spreadOf, tally } from "#app/rooms/assessment/ranking.ts";
import { ScoreComparison, useAssessorName } from "#app/rooms/assessment/ui/score-comparison.tsx";
import { formatInstant, formatRational } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, ButtonGroup, LinkButton } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Details } from "#app/ui/details.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Choice, TextArea } from "#app/ui/fields.tsx";
import type { FormErrors, FormValues } from "#app/ui/form-state.tsx";
import { KeyFigures } from "#app/ui/key-figures.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { HiddenText, Muted, PageHeading, Panel, Prose, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { UnsavedWords } from "#app/ui/unsaved-words.tsx";
import "./assessment.css";

type Answered = { values?: FormValues; errors?: FormErrors };
type At = (query?: string) => string;

/** Where the assessors differ, what they say to each other about it, and the common score beside their own: for the office and for them. */
export function DiscussionPage({
  discussion,
  done,
  criterion,
  back,
  at,
}: {
  discussion: Discussion;
  done: string | null;
  /** whose common score the officer has chosen to set */
  criterion: string | null;
  back: { href: string; label: string };
  at: At;
}) {
  const t = useTexts(discussionTexts);
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(t);
  const { application, openness, items, sheets, standing, decimals, total, moderatedTotal, moderates, writes } = discussion;
  const nameOf = useAssessorName();
  const alone = discussion.othersScores === "never";
  const own = sheets.find((sheet) => sheet.own);
  const open = openness === "open";
  const step = unaccepted.values?.step;
  const common = Object.fromEntries(standing.map(({ key, value }) => [key, value]));
  const withCommon = discussion.commonScores === "used" || standing.length > 0;
  const sets = moderates && open && discussion.commonScores === "used";
  const chosen = sets ? items.find(({ key }) => key === (unaccepted.values?.criterion ?? criterion)) : undefined;
  return (
    <>
      <ErrorSummary errors={unaccepted.errors} />
      <PageHeading
        title={discussion.commonScores === "used" ? t.title : t.titleAlone}
        caption={
          <>
            {application.number} <bdi>{application.title}</bdi>, <bdi>{application.organisation}</bdi>
          </>
        }
        lead={alone ? t.alone : t.lead}
        back={back}
      />
      <Answer message={message} code={code} />
      {done && !message && done in t.done && <Notice tone="success" title={t.done[done as keyof typeof t.done]} live />}
      {discussion.othersScores === "unnamed" && (
        <Notice>
          {own && typeof own.assessor === "number"
            ? t.unnamed.assessor(nameOf(own.assessor).toLocaleLowerCase(language))
            : t.unnamed.office}
        </Notice>
      )}
      {openness === "waits" && <Notice title={t.waits.title}>{t.waits.text(discussion.left)}</Notice>}
      {openness === "over" && <Notice title={t.over.title}>{t.over.text}</Notice>}
      {sheets.length > 0 && (
        <Section title={t.apart}>
          <Apart items={items} sheets={sheets} />
          {sheets.length > 2 && (
            <p>
              <Muted>{t.outlierAbout}</Muted>
            </p>
          )}
          <ScoreComparison
            items={items}
            sheets={sheets}
            decimals={decimals}
            caption={t.compare}
            {...(withCommon ? { common } : {})}
          />
        </Section>
      )}
      <Section
        title={t.common}
        lead={<Muted>{discussion.commonScores === "used" ? t.commonAbout : t.unused}</Muted>}
        id="gemensam"
        rule
      >
        {moderatedTotal && total && (
          <KeyFigures
            items={[
              { label: t.totals.independent, value: formatRational(total, decimals, language) },
              { label: t.totals.common, value: formatRational(moderatedTotal, decimals, language) },
            ]}
          />
        )}
        {withCommon && <ModeratedScores discussion={discussion} />}
        {chosen && (
          <ModeratedScoreForm
            key={chosen.key}
            item={chosen}
            discussion={discussion}
            unaccepted={step === "set" || step === "remove" ? unaccepted : {}}
            // One who comes too late sends it again on what holds now.
            stale={code === "changed-since-read"}
            at={at}
          />
        )}
        {sets && !chosen && (
          <>
            <h3>{t.choose}</h3>
            <Prose>
              <ul>
                {items.map((item) => (
                  <li key={item.key}>
                    <a href={`${at(`?kriterium=${encodeURIComponent(item.key)}`)}#gemensam`}>
                      {inLanguage(item.name, language)}
                      <HiddenText>: {item.key in common ? t.change : t.set}</HiddenText>
                    </a>
                  </li>
                ))}
              </ul>
            </Prose>
          </>
        )}
        {!open && (step === "set" || step === "remove") && (
          <UnsavedWords values={unaccepted.values} fields={[{ name: "reason", label: t.reason }]} />
        )}
      </Section>
      <Section title={t.thread} lead={<Muted>{t.standing}</Muted>} rule>
        <Thread posts={discussion.posts} moderates={moderates} openness={openness} />
        {open && writes ? (
          <CommandForm
            hidden={{ step: "post", id: discussion.nextPost }}
            {...(step === "post" ? unaccepted : {})}
            summary={false}
          >
            <TextArea
              name="words"
              label={alone ? t.wordsAlone : t.words}
              hint={alone ? t.wordsAloneHint : t.wordsHint}
              rows={5}
              maxLength={longestPost}
            />
            <Button>{t.post}</Button>
          </CommandForm>
        ) : (
          step === "post" && <UnsavedWords values={unaccepted.values} fields={[{ name: "words", label: t.words }]} />
        )}
      </Section>
    </>
  );
}

/** On what the scores lie far apart, in one sentence: why there is something to talk about. */
function Apart({ items, sheets }: Pick<Discussion, "items" | "sheets">) {
  const t = useTexts(discussionTexts);
  const language = useLanguage();
  if (sheets.length < 2) return <p>{t.few}</p>;
  const tallies = tally(sheets.map(({ scores }) => ({ counts: true, scores })));
  const apart = items.filter(({ key }) => (spreadOf(tallies[key]) ?? 0) >= farApart);
  return <p>{apart.length === 0 ? t.together : t.apartText(apart.map(({ name }) => inLanguage(name, language)).join(", "))}</p>;
}

function ModeratedScores({ discussion: { standing, earlier, items } }: { discussion: Discussion }) {
  const t = useTexts(discussionTexts);
  const language = useLanguage();
  const nameOf = (key: string) => {
    const item = items.find((one) => one.key === key);
    return item ? inLanguage(item.name, language) : key;
  };
  return (
    <>
      {standing.length === 0 ? (
        <p>{t.noCommon}</p>
      ) : (
        <dl className="motivations">
          {standing.map(({ key, value, reason, by, at, overtaken }) => (
            <div key={key}>
              <dt>
                {nameOf(key)}: {value}
              </dt>
              <dd>
                <div className="as-typed">{reason}</div>
                <Muted>
                  <bdi>{t.setBy(by, formatInstant(at, language))}</bdi>
                </Muted>
                {overtaken && <Notice tone="warning">{t.overtaken}</Notice>}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {earlier.length > 0 && (
        <Details summary={t.earlier}>
          <dl className="motivations">
            {earlier.map(({ key, value, reason, by, at, ended }) => (
              <div key={`${key} ${at.toISOString()}`}>
                <dt>{t.earlierLine(nameOf(key), value, by, formatInstant(at, language))}</dt>
                <dd>
                  <div className="as-typed">{reason}</div>
                  <Muted>
                    {ended.reason === null
                      ? t.replaced(ended.by, formatInstant(ended.at, language))
                      : t.removed(ended.by, formatInstant(ended.at, language), ended.reason)}
                  </Muted>
                </dd>
              </div>
            ))}
          </dl>
        </Details>
      )}
    </>
  );
}

function ModeratedScoreForm({
  item,
  discussion: { standing, versions },
  unaccepted,
  stale,
  at,
}: {
  item: Item;
  discussion: Discussion;
  unaccepted: Answered;
  stale: boolean;
  at: At;
}) {
  const t = useTexts(discussionTexts);
  const language = useLanguage();
  const now = standing.find(({ key }) => key === item.key);
  const version = versions[item.key] ?? 0;
  const { version: _, ...typed } = unaccepted.values ?? {};
  return (
    <Panel title={t.chosen(inLanguage(item.name, language))} level={3}>
      <CommandForm
        action={at()}
        version={version}
        hidden={{ criterion: item.key }}
        errors={unaccepted.errors}
        values={stale ? typed : unaccepted.values}
        summary={false}
      >
        <Choice
          name="value"
          label={t.value}
          defaultValue={now && `${now.value}`}
          options={item.levels.map(({ value, text }) => ({ value: `${value}`, label: value, hint: inLanguage(text, language) }))}
        />
        <TextArea name="reason" label={t.reason} hint={t.reasonHint} rows={4} maxLength={longestCommonReason} />
        <ButtonGroup>
          <Button name="step" value="set">
            {now ? t.change : t.set}
          </Button>
          {now && (
            <Button kind="secondary" name="step" value="remove">
              {t.remove}
            </Button>
          )}
          <LinkButton kind="quiet" href={`${at()}#gemensam`}>
            {t.otherCriterion}
          </LinkButton>
        </ButtonGroup>
      </CommandForm>
    </Panel>
  );
}

function Thread({
  posts,
  moderates,
  openness,
}: {
  posts: readonly Post[];
  moderates: boolean;
  openness: Discussion["openness"];
}) {
  const t = useTexts(discussionTexts);
  const language = useLanguage();
  const nameOf = useAssessorName();
  if (posts.length === 0) return <p>{t.nobody}</p>;
  return (
    <ol className="thread">
      {posts.map((one) => {
        const instant = formatInstant(one.postedAt, language);
        const mayTakeBack = one.own && one.state === "posted" && openness !== "over";
        const mayTakeIn = moderates && one.state === "posted" && !one.inConflict;
        return (
          <li key={one.id} className="thread__post">
            <p className="thread__head">
              <strong>
                <bdi>{nameOf(one.author, one.own)}</bdi>
              </strong>{" "}
              <Muted>{instant}</Muted> {one.state === "taken-in" && <Tag tone="info">{t.takenIn}</Tag>}
            </p>
            {one.inConflict ? (
              <p>
                <Muted>{t.inConflict}</Muted>
              </p>
            ) : one.words === null ? (
              <p>
                <Muted>{t.takenBack(one.turned ? formatInstant(one.turned.at, language) : instant)}</Muted>
              </p>
            ) : (
              <div className="as-typed">{one.words}</div>
            )}
            {one.state === "taken-in" && one.turned && (
              <p>
                <Muted>
                  <bdi>{t.takenInBy(nameOf(one.turned.by), formatInstant(one.turned.at, language))}</bdi>
                </Muted>
              </p>
            )}
            {(mayTakeBack || mayTakeIn) && (
              <CommandForm className="thread__turns" version={one.version} hidden={{ post: one.id }}>
                {mayTakeBack && (
                  <Button kind="quiet" name="step" value="take-back">
                    {t.takeBack}
                    <HiddenText>: {t.ofPost(nameOf(one.author), instant)}</HiddenText>
                  </Button>
                )}
                {mayTakeIn && (
                  <Button kind="quiet" name="step" value="take-in">
                    {t.takeIn}
                    <HiddenText>: {t.ofPost(nameOf(one.author), instant)}</HiddenText>
                  </Button>
                )}
              </CommandForm>
            )}
          </li>
        );
      })}
    </ol>
  );
}
