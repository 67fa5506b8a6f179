import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { sectionSlugs, sectionsWith } from "#app/rooms/applications/application.ts";
import { applicationForTeam } from "#app/rooms/applications/applications.server.ts";
import { attachmentTexts } from "#app/rooms/applications/attachment.texts.ts";
import { faultWords } from "#app/rooms/applications/check.texts.ts";
import { confirmationTexts } from "#app/rooms/applications/confirmation.texts.ts";
import { sealedConfirmations } from "#app/rooms/applications/confirmation.ts";
import { paperTexts } from "#app/rooms/applications/paper.texts.ts";
import { sketchTexts } from "#app/rooms/applications/sketch.texts.ts";
import { ApplicationView } from "#app/rooms/applications/ui/application-view.tsx";
import { formatKronor } from "#app/texts/format.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { fieldId } from "#app/ui/field-names.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { HiddenText, PageHeading, Section, Stack } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params, language }) => {
  const application = found(await applicationForTeam(actor, params.id));
  const { id, title, faults, sections, names, may, around, attachments, attachmentFaults, confirmations, confirmationFaults } =
    application;
  return {
    heading: applicationTexts[language].check.title,
    id,
    title,
    faults,
    attachmentFaults,
    confirmationFaults,
    confirmations: sealedConfirmations(confirmations),
    pending: confirmations.filter((one) => one.state === "asked").length,
    waiting: attachments.some((one) => one.state === "waiting"),
    sections,
    names,
    parts: sectionsWith(around.rules),
    editable: may.includes("save-section"),
    first: application.step === "sketch",
    enters: may.includes("seal-paper"),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.title} – Drum` }];

/** Everything that keeps the application from being submitted, at once, and the way to each; then the application as it reads. */
export default function Check() {
  const {
    id,
    title,
    faults,
    attachmentFaults,
    confirmationFaults,
    confirmations,
    pending,
    waiting,
    sections,
    names,
    editable,
    first,
    enters,
    parts,
  } = useLoaderData<typeof loader>();
  const promised = useTexts(confirmationTexts);
  const files = useTexts(attachmentTexts);
  const paper = useTexts(paperTexts);
  const sketch = useTexts(sketchTexts).check;
  const left = faults.length + attachmentFaults.length + confirmationFaults.length;
  const room = useTexts(applicationTexts);
  const language = useLanguage();
  const t = room.check;
  const address = (section: (typeof parts)[number], field: string) =>
    `${paths.applicationSection(id, sectionSlugs[section])}?kontroll=1#${fieldId(field)}`;
  return (
    <>
      <PageHeading
        title={first ? sketch.title : t.title}
        caption={<bdi>{title}</bdi>}
        back={{ href: paths.application(id), label: room.section.back }}
      />
      {waiting && <Notice>{files.waitingText}</Notice>}
      {pending > 0 && (
        <Notice>
          <a href={paths.confirmations(id)}>{promised.pending(pending)}</a>
        </Notice>
      )}
      {left > 0 && enters && <Notice title={paper.mark}>{paper.entry.text}</Notice>}
      {left === 0 ? (
        <Notice tone="success" title={enters ? paper.entry.whole : first ? sketch.ready : t.ready}>
          {!enters && <p>{first ? sketch.readyText : t.readyText}</p>}
          <LinkButton href={first ? paths.sketch(id) : paths.applicationSubmission(id)}>
            {enters ? paper.entry.seal : first ? sketch.goOn : t.goOn}
          </LinkButton>
        </Notice>
      ) : (
        <Section title={enters ? paper.entry.missing(left) : t.faults(left)} lead={enters ? paper.entry.checkHint : t.faultsLead}>
          <Stack>
            {parts
              .filter((key) => faults.some((fault) => fault.section === key))
              .map((key) => (
                <div key={key} className="fault-group">
                  <h3>{room.sections[key].title}</h3>
                  <ul>
                    {faults
                      .filter((fault) => fault.section === key)
                      .map((fault) => (
                        <li key={`${fault.field} ${fault.key}`}>
                          <a href={address(key, fault.field)}>{faultWords(fault, language)}</a>
                        </li>
                      ))}
                  </ul>
                </div>
              ))}
            {confirmationFaults.length > 0 && (
              <div className="fault-group">
                <h3>{promised.title}</h3>
                <ul>
                  {confirmationFaults.map((fault) => (
                    <li key={fault.row}>
                      <a href={paths.confirmations(id, `?fraga=${encodeURIComponent(fault.row)}`)}>
                        {promised.fault(fault.name, formatKronor(fault.amount, language))}
                      </a>
                    </li>
                  ))}
                </ul>
              </div>
            )}
            {attachmentFaults.length > 0 && (
              <div className="fault-group">
                <h3>{files.title}</h3>
                <ul>
                  {attachmentFaults.map((fault) => (
                    <li key={`${fault.annex} ${fault.key} ${fault.name}`}>
                      <a href={`${paths.attachments(id)}#${fieldId(`file.${fault.annex}`)}`}>
                        {files.faults[fault.key](fault.name)}
                      </a>
                    </li>
                  ))}
                </ul>
              </div>
            )}
          </Stack>
        </Section>
      )}
      <Section title={t.preview}>
        <ApplicationView
          sections={sections}
          names={names}
          confirmations={confirmations}
          level={3}
          action={(key) =>
            editable ? (
              <a href={paths.applicationSection(id, sectionSlugs[key])}>
                {t.change}
                <HiddenText> {room.sections[key].title}</HiddenText>
              </a>
            ) : null
          }
        />
      </Section>
    </>
  );
}
