import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { personRolesForm } from "#app/rooms/people/role.forms.ts";
import { roleTexts } from "#app/rooms/people/role.texts.ts";
import { changeRoles, personPage } from "#app/rooms/people/roles.server.ts";
import { RoleFields } from "#app/rooms/people/ui/role-fields.tsx";
import { commonTexts } from "#app/texts/common.texts.ts";
import { formatDate } from "#app/texts/format.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Choice, Field } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

const sayings = { tillagd: "added", roll: "given", avslutad: "ended" } as const;

export const loader = page(idParams, { roles: ["admin"] }, async ({ actor, params, url }) => {
  const said = (Object.keys(sayings) as (keyof typeof sayings)[]).find((key) => url.searchParams.has(key));
  return { person: found(await personPage(actor, params.id)), said: said ? sayings[said] : null };
});
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.person.name || data?.person.email} – Drum` }];

export const action = command({
  params: idParams,
  form: personRolesForm,
  roles: ["admin"],
  run: ({ actor, params, form }) => changeRoles({ actor, id: params.id, form }),
  done: ({ params, form }) => paths.person(params.id, form.command === "give-role" ? "?roll" : "?avslutad"),
});

/** One person's roles: which are held, from which day to which; one more, or an end to one. */
export default function Person() {
  const { person, said } = useLoaderData<typeof loader>();
  const t = useTexts(roleTexts);
  const names = useTexts(commonTexts).roles;
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(t);
  const ending = unaccepted.values?.command === "end-role";
  const open = person.held.filter(({ standing }) => standing !== "ended");
  const municipality = (code: string | null) => person.municipalities.find((one) => one.code === code)?.name ?? "";
  return (
    <>
      <PageHeading
        title={person.name || person.email}
        lead={person.name ? person.email : undefined}
        back={{ href: paths.people(), label: t.back }}
      />
      <Answer message={message} code={code} />
      {said && !message && (
        <Notice tone="success" title={t[said]} live>
          {said === "given" ? null : t[`${said}Text`]}
        </Notice>
      )}
      {person.held.length === 0 ? (
        <p>{t.noRoles}</p>
      ) : (
        <DataTable
          caption={t.held}
          rows={person.held}
          rowKey={({ role }) => role}
          columns={[
            { key: "role", label: t.role, rowHeader: true, cell: (held: (typeof person.held)[number]) => names[held.role] },
            { key: "municipality", label: t.municipality, cell: (held) => municipality(held.municipality) },
            {
              key: "days",
              label: t.days,
              cell: ({ from, to }) =>
                to ? t.until(formatDate(from, language), formatDate(to, language)) : t.furtherNotice(formatDate(from, language)),
            },
            { key: "standing", label: t.state, cell: ({ standing }) => t.standing[standing] },
          ]}
        />
      )}
      {person.may.length === 0 ? (
        <p>
          <Muted>{t.own}</Muted>
        </p>
      ) : (
        <>
          <Section title={t.give} rule>
            <CommandForm hidden={{ command: "give-role" }} {...(ending ? {} : unaccepted)}>
              <RoleFields today={person.today} municipalities={person.municipalities} />
              <Button>{t.giveButton}</Button>
            </CommandForm>
          </Section>
          {open.length > 0 && (
            <Section title={t.end} rule>
              <CommandForm hidden={{ command: "end-role" }} {...(ending ? unaccepted : {})}>
                <Choice name="ended" label={t.endRole} options={open.map(({ role }) => ({ value: role, label: names[role] }))} />
                <Field
                  name="lastDay"
                  label={t.lastDay}
                  hint={t.lastDayHint}
                  type="date"
                  width="medium"
                  defaultValue={person.today}
                />
                <Button kind="secondary">{t.endButton}</Button>
              </CommandForm>
            </Section>
          )}
        </>
      )}
    </>
  );
}
