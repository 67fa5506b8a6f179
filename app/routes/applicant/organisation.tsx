import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { localDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { formatOrganisationNumber } from "#app/rooms/people/organisation.ts";
import { organisationFor } from "#app/rooms/people/people.server.ts";
import { peopleTexts } from "#app/rooms/people/people.texts.ts";
import { teamTexts } from "#app/rooms/people/team.texts.ts";
import { commonTexts } from "#app/texts/common.texts.ts";
import { formatDate, formatInstant } from "#app/texts/format.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading, Section } from "#app/ui/layout.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params }) => ({
  ...found(await organisationFor(actor, params.id)),
  me: actor.personId,
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name} – Drum` }];

/** An organisation as its own people see it: facts, who belongs to it, and who has been asked. */
export default function Organisation() {
  const { me, ...organisation } = useLoaderData<typeof loader>();
  const room = useTexts(peopleTexts);
  const mine = useTexts(applicationTexts).mine;
  const common = useTexts(commonTexts);
  const language = useLanguage();
  const t = room.organisation;
  const team = useTexts(teamTexts);
  const { id } = organisation;
  const signatory = organisation.role === "signatory";
  return (
    <>
      <PageHeading title={<bdi>{organisation.name}</bdi>} back={{ href: paths.mine(), label: mine.title }} />
      <Section title={t.facts}>
        <SummaryList
          rows={[
            { label: t.number, value: formatOrganisationNumber(organisation.number) },
            { label: t.legalForm, value: room.legalForms[organisation.legalForm] },
            { label: t.municipality, value: organisation.municipality ?? t.outside },
            { label: t.address, value: organisation.address || "–" },
          ]}
        />
      </Section>
      <Section title={team.team} lead={team.teamLead}>
        <SummaryList
          rows={organisation.team.map((person) => ({
            label: person.personId === me ? `${person.name} (${team.you})` : person.name,
            value: (
              <>
                {common.membership[person.role]}
                <br />
                <Muted>{team.since(formatDate(localDate(person.since), language))}</Muted>
              </>
            ),
            ...(signatory
              ? { action: { href: paths.organisationMember(id, person.personId), label: team.change, about: person.name } }
              : {}),
          }))}
        />
        {signatory ? <LinkButton href={paths.organisationInvite(id)}>{team.invite}</LinkButton> : <p>{team.onlySignatory}</p>}
      </Section>
      {organisation.invitations.length > 0 && (
        <Section title={team.waiting}>
          <SummaryList
            rows={organisation.invitations.map((invitation) => ({
              label: invitation.email,
              value: (
                <>
                  {common.membership[invitation.role]}
                  <br />
                  <Muted>{team.invitedBy(invitation.invitedBy, formatInstant(invitation.expiresAt, language))}</Muted>
                </>
              ),
              action: {
                href: paths.organisationInvitation(id, invitation.id),
                label: team.takeBack,
                about: invitation.email,
              },
            }))}
          />
        </Section>
      )}
      <p>
        <a href={paths.organisationLeaving(id)}>{team.leave}</a>
      </p>
    </>
  );
}
