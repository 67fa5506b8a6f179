import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { formatOrganisationNumber } from "#app/rooms/people/organisation.ts";
import { acceptInvitation, invitationByToken } from "#app/rooms/people/people.server.ts";
import { teamTexts } from "#app/rooms/people/team.texts.ts";
import { commonTexts } from "#app/texts/common.texts.ts";
import { formatInstant } from "#app/texts/format.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, ButtonGroup, LinkButton } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section, Stack } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, noParams, publicPage } from "#app/web/doors.server.ts";

const params = z.object({ token: z.string().min(20).max(100) });

export const loader = publicPage(params, async ({ actor, params: { token }, language }) => {
  const { id: _id, ...invitation } = found(await invitationByToken(actor, token));
  return {
    title: teamTexts[language].invitation.title(invitation.organisation),
    invitation,
    here: paths.invitation(token),
    reader: actor && { staff: actor.roles.length > 0 },
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title} – Drum` },
  { name: "robots", content: "noindex" },
];

export const action = command({
  params,
  form: noParams,
  run: ({ actor, params: { token } }) => acceptInvitation({ actor, token }),
  done: ({ value }) => (value ? paths.organisation(value.organisationId) : paths.mine()),
});

/** What a link leads to is said before it is accepted; opening it does nothing, since mail scanners open links. */
export default function Invitation() {
  const { invitation, here, reader } = useLoaderData<typeof loader>();
  const room = useTexts(teamTexts);
  const common = useTexts(commonTexts);
  const language = useLanguage();
  const { message, code } = useUnaccepted(room);
  const t = room.invitation;
  const { standing, mine, member } = invitation;
  const heading = <PageHeading title={t.title(invitation.organisation)} lead={t.lead(invitation.invitedBy)} />;
  if (member || standing !== "open")
    return (
      <>
        {heading}
        {member ? (
          <Notice tone="success" title={t.acceptedMine}>
            <a href={paths.organisation(invitation.organisationId)}>{t.open}</a>
          </Notice>
        ) : (
          <Notice tone="warning" title={t.over}>
            <p>
              {standing !== "open" && t[standing]} {t.askAgain}
            </p>
          </Notice>
        )}
      </>
    );
  if (reader && !mine)
    return (
      <>
        {heading}
        <Notice tone="warning" title={t.otherTitle}>
          {t.otherText}
        </Notice>
      </>
    );
  return (
    <>
      {heading}
      <Answer message={message} code={code} />
      <Section title={t.means}>
        <Stack>
          <SummaryList
            rows={[
              {
                label: t.organisation,
                value: (
                  <>
                    <bdi>{invitation.organisation}</bdi>, {formatOrganisationNumber(invitation.number)}
                  </>
                ),
              },
              { label: t.role, value: common.membership[invitation.role] },
              { label: t.may, value: room.roleHints[invitation.role] },
              { label: t.until, value: formatInstant(invitation.expiresAt, language) },
            ]}
          />
          <p>{t.seen}</p>
          {reader?.staff && (
            <Notice tone="warning" title={t.conflictTitle}>
              {t.conflictText}
            </Notice>
          )}
        </Stack>
      </Section>
      {reader ? (
        <CommandForm>
          <ButtonGroup>
            <Button>{t.accept}</Button>
            <a href={paths.mine()}>{t.decline}</a>
          </ButtonGroup>
        </CommandForm>
      ) : (
        <Stack>
          <p>{t.signInLead}</p>
          <LinkButton href={paths.signIn(here)}>{t.signIn}</LinkButton>
        </Stack>
      )}
    </>
  );
}
