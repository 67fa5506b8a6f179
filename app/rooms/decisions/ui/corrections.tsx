import { paths } from "#app/paths.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { type Change, itemOf, type Meeting, nameIn, openRemarks } from "#app/rooms/decisions/meeting.ts";
import { formatInstant } from "#app/texts/format.ts";
import { Details } from "#app/ui/details.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";

/** What has been asked for and what has been corrected in minutes that are closed, the newest version first. */
export function Corrections({ meeting, corrects }: { meeting: Meeting; corrects: boolean }) {
  const { corrections: t, item: words } = useTexts(decisionTexts);
  const language = useLanguage();
  const paragraph = (itemId: string) => {
    const item = itemOf(meeting, itemId);
    return `${words.paragraph(item?.paragraph ?? 0)} ${item?.title ?? ""}`;
  };
  const asked = openRemarks(meeting);
  return (
    <>
      {asked.length > 0 && (
        <Notice tone="warning" title={t.asked}>
          {asked.map((remark) => (
            <div key={`${remark.itemId} ${remark.personId} ${remark.saidAt.toISOString()}`}>
              <p>
                {corrects ? (
                  <a href={paths.minutesCorrection(meeting.id, remark.itemId)}>{paragraph(remark.itemId)}</a>
                ) : (
                  paragraph(remark.itemId)
                )}
                , <bdi>{nameIn(meeting, remark.personId)}</bdi>
              </p>
              <blockquote lang="sv">
                <bdi>{remark.words}</bdi>
              </blockquote>
            </div>
          ))}
        </Notice>
      )}
      {meeting.corrections.length > 0 && (
        <Section title={t.versions}>
          {meeting.corrections.toReversed().map((one) => (
            <div key={one.number} className="stack">
              <p>
                <strong>{t.version(one.number)}</strong>{" "}
                <Muted>
                  {formatInstant(one.correctedAt, language)} · {paragraph(one.itemId)}
                </Muted>
                <br />
                <span lang="sv">
                  <bdi>{one.reason}</bdi>
                </span>
                {one.voided.length > 0 && (
                  <>
                    <br />
                    <Muted>{t.voided(one.voided.map((personId) => nameIn(meeting, personId)).join(", "))}</Muted>
                  </>
                )}
              </p>
              <Details summary={t.compare(one.changes.length)}>
                {one.changes.map((change) => (
                  <Compared key={`${change.part} ${change.applicationId}`} change={change} />
                ))}
              </Details>
            </div>
          ))}
        </Section>
      )}
    </>
  );
}

function Compared({ change }: { change: Change }) {
  const { corrections: t } = useTexts(decisionTexts);
  return (
    <>
      <h3>{t.parts[change.part]}</h3>
      <p>{t.before}</p>
      <blockquote lang="sv">
        <Lines text={change.before} />
      </blockquote>
      <p>{t.after}</p>
      <blockquote lang="sv">
        <Lines text={change.after} />
      </blockquote>
    </>
  );
}

const Lines = ({ text }: { text: string }) => {
  const { corrections: t } = useTexts(decisionTexts);
  return text === "" ? (
    <p>{t.nothing}</p>
  ) : (
    text.split(/\n+/).map((line) => (
      <p key={line}>
        <bdi>{line}</bdi>
      </p>
    ))
  );
};
