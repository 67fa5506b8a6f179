import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { startForm } from "#app/rooms/applications/application.forms.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { sectionSlugs } from "#app/rooms/applications/application.ts";
import {
  applicationsOfTeam,
  callToApplyTo,
  newApplicationId,
  startApplication,
} from "#app/rooms/applications/applications.server.ts";
import { copyingTexts } from "#app/rooms/applications/copying.texts.ts";
import { sketchTexts } from "#app/rooms/applications/sketch.texts.ts";
import { callNewsTexts } from "#app/rooms/calls/call-news.texts.ts";
import { invitedTo } from "#app/rooms/calls/calls.server.ts";
import { organisationsOf } from "#app/rooms/people/people.server.ts";
import { formatInstant } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, ButtonGroup, LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Details } from "#app/ui/details.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Choice, Field, Hidden } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, page } from "#app/web/doors.server.ts";

const slugParams = z.object({ slug: z.string().max(200) });

export const loader = page(slugParams, {}, async ({ actor, params, language }) => {
  const {
    id: callId,
    kind,
    sketchClosesAt,
    slug,
    title,
    opensAt,
    closesAt,
    phase,
  } = found(await callToApplyTo(params.slug, actor));
  const [own, invited, before] = await Promise.all([
    organisationsOf(actor),
    kind === "limited" ? invitedTo(callId) : null,
    applicationsOfTeam(actor),
  ]);
  const organisations = own.filter(({ number }) => invited?.some((one) => one.number === number) ?? true);
  return {
    title: applicationTexts[language].start.title,
    id: newApplicationId(),
    call: { slug, title, opensAt, closesAt, twoSteps: sketchClosesAt !== null },
    phase,
    organisations: organisations.filter((one) => one.role !== "reader").map(({ id, name }) => ({ id, name })),
    invited: invited?.map((one) => one.name) ?? null,
    earlier: before
      .filter(
        ({ organisationId, stage }) =>
          stage !== "withdrawn" && organisations.some(({ id, role }) => id === organisationId && role !== "reader"),
      )
      .map(({ id, number, title, callTitle }) => ({ id, number, title, callTitle })),
    readerOnly: organisations.length > 0 && organisations.every((one) => one.role === "reader"),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title} – Drum` }];

export const action = command({
  params: slugParams,
  form: startForm,
  run: ({ actor, params, form }) => startApplication({ actor, slug: params.slug, ...form }),
  done: ({ value }) => paths.applicationSection(value.id, sectionSlugs.project),
});

export default function Start() {
  const { call, phase, organisations, readerOnly, invited, earlier, id } = useLoaderData<typeof loader>();
  const room = useTexts(applicationTexts);
  const news = useTexts(callNewsTexts);
  const copying = useTexts(copyingTexts);
  const sketch = useTexts(sketchTexts);
  const language = useLanguage();
  const { values, errors, message, code } = useUnaccepted(room);
  const t = room.start;
  const heading = (
    <PageHeading
      title={t.title}
      {...(phase === "open" ? { lead: t.lead } : {})}
      back={{ href: paths.call(call.slug), label: inLanguage(call.title, language) }}
    />
  );
  if (phase !== "open") {
    return (
      <>
        {heading}
        <Notice title={t.notOpen}>
          {phase === "coming" ? t.opens(formatInstant(call.opensAt, language)) : t.closed(formatInstant(call.closesAt, language))}
        </Notice>
        <LinkButton href={paths.calls()} kind="secondary">
          {t.toCalls}
        </LinkButton>
      </>
    );
  }
  if (invited && organisations.length === 0 && !readerOnly) {
    return (
      <>
        {heading}
        <Notice title={news.limitedTitle}>
          <p>{news.limitedText(invited.join(", "))}</p>
          <p>{news.notInvited}</p>
        </Notice>
        <LinkButton href={paths.calls()} kind="secondary">
          {t.toCalls}
        </LinkButton>
      </>
    );
  }
  if (organisations.length === 0) {
    return (
      <>
        {heading}
        <EmptyState
          title={t.none}
          action={
            <LinkButton href={`${paths.newOrganisation()}?till=${encodeURIComponent(paths.startApplication(call.slug))}`}>
              {room.mine.addOrganisation}
            </LinkButton>
          }
        >
          {readerOnly ? t.readerOnly : room.mine.noOrganisationText}
        </EmptyState>
      </>
    );
  }
  return (
    <CommandForm {...(values ? { values } : {})} errors={errors}>
      {heading}
      <Answer message={message} code={code} />
      <Callout
        label={call.twoSteps ? sketch.team.closes : room.overview.closes}
        value={formatInstant(call.closesAt, language)}
        note={room.overview.inclusive}
      />
      <Hidden name="id" {...(values?.id ? {} : { value: id })} />
      {organisations.length === 1 ? (
        <>
          <Hidden name="organisationId" value={(organisations[0] as { id: string }).id} />
          <p>
            {t.organisation} <strong>{organisations[0]?.name}</strong>
          </p>
        </>
      ) : (
        <Choice
          name="organisationId"
          label={t.organisation}
          options={organisations.map((one) => ({ value: one.id, label: <bdi>{one.name}</bdi> }))}
        />
      )}
      <Field name="title" label={t.project} hint={t.projectHint} width="long" autoComplete="off" />
      <ButtonGroup>
        <Button>{t.begin}</Button>
      </ButtonGroup>
      {earlier.length > 0 && (
        <Details summary={copying.useOfCall}>
          <p>{copying.useOfCallLead}</p>
          <ul>
            {earlier.map((one) => (
              <li key={one.id}>
                <a href={paths.applicationCopy(one.id, call.slug)}>
                  <bdi>{one.title}</bdi>
                </a>{" "}
                <Muted>{[one.number, inLanguage(one.callTitle, language)].filter(Boolean).join(" · ")}</Muted>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </CommandForm>
  );
}
