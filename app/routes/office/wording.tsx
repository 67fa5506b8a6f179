import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { Result } from "#app/kernel/result.ts";
import { paths } from "#app/paths.ts";
import { wordingForm } from "#app/rooms/decisions/wording.forms.ts";
import { wordingTexts } from "#app/rooms/decisions/wording.texts.ts";
import { usedIn, wordingKinds } from "#app/rooms/decisions/wording.ts";
import { restoreWording, saveWording, wordingPage } from "#app/rooms/decisions/wordings.server.ts";
import { formatInstant } from "#app/texts/format.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Details } from "#app/ui/details.tsx";
import { TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading, Panel, Section, Stack } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, page } from "#app/web/doors.server.ts";

const params = z.object({ key: z.string().max(40) });

export const loader = page(params, { roles: ["officer", "secretary"] }, async ({ actor, params: { key }, url, language }) => {
  const asked = url.searchParams;
  const written = asked.has("sv") ? { sv: asked.get("sv") ?? "", en: asked.get("en") ?? "" } : {};
  const wording = found(await wordingPage(actor, key, written));
  const said = asked.has("sparad") ? ("saved" as const) : asked.has("aterstalld") ? ("restored" as const) : null;
  return { ...wording, written, said, heading: wordingTexts[language].names[wording.key] };
});
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export const action = command({
  params,
  form: wordingForm,
  run: ({ actor, params: { key }, form }): Promise<Result<unknown, string>> =>
    form.do === "save"
      ? saveWording({ actor, key, version: form.version, sv: form.sv, en: form.en })
      : restoreWording({ actor, key, version: form.version }),
  done: ({ params: { key }, form }) => paths.wording(key, form.do === "save" ? "?sparad" : "?aterstalld"),
});

export default function WordingOne() {
  const { key, languages, now, isOwn, written, said, versions } = useLoaderData<typeof loader>();
  const t = useTexts(wordingTexts);
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(t);
  const { needs, may } = wordingKinds[key];
  const hint = usedIn(key) === "minutes" ? t.that : key === "agreement-undertakes" ? t.lines : null;
  return (
    <>
      <PageHeading
        title={t.names[key]}
        caption={t.uses[usedIn(key)]}
        lead={isOwn ? t.own(now.version) : t.shipped}
        back={{ href: paths.wordings(), label: t.back }}
      />
      {said && !message && (
        <Notice tone="success" live>
          {t[said]}
        </Notice>
      )}
      <Answer message={message} code={code} />
      <Stack gap="large">
        <CommandForm version={now.version} hidden={{ do: "save" }} {...unaccepted}>
          {languages.map((one) => (
            <TextArea
              key={one}
              name={one}
              label={t[one]}
              rows={one === "sv" && languages.length === 1 ? 3 : 6}
              defaultValue={written[one] ?? now[one]}
              {...(hint ? { hint } : {})}
            />
          ))}
          <ButtonGroup>
            <Button>{t.save}</Button>
            <button className="button button--secondary" type="submit" formMethod="get" formNoValidate>
              {t.preview}
            </button>
          </ButtonGroup>
        </CommandForm>
        <Tried />
        <Section title={t.places}>
          <ul className="plain-list">
            {[...needs, ...may].map((name) => (
              <li key={name}>
                <code>{`{${name}}`}</code> {t.placeNames[name]}{" "}
                <Muted>({needs.some((one) => one === name) ? t.needed : t.optional})</Muted>
              </li>
            ))}
          </ul>
        </Section>
        {isOwn && (
          <Details summary={t.restoreTitle}>
            <p>{t.restoreLead}</p>
            <CommandForm version={now.version} hidden={{ do: "restore" }}>
              <Button kind="danger">{t.restore}</Button>
            </CommandForm>
          </Details>
        )}
        {versions.length > 0 && (
          <Section title={t.versions}>
            {versions.map((one) => (
              <Panel
                key={one.version}
                title={t.versionLine(one.version, formatInstant(one.savedAt, language), one.savedBy)}
                level={3}
              >
                <p lang="sv">{one.sv ?? t.shippedAgain}</p>
                {one.en && <p lang="en">{one.en}</p>}
              </Panel>
            ))}
          </Section>
        )}
      </Stack>
    </>
  );
}

/** What the words become with the facts of a case that has been decided. */
function Tried() {
  const { tried, number } = useLoaderData<typeof loader>();
  const t = useTexts(wordingTexts);
  return (
    <Section title={t.previewTitle} lead={number === null ? t.previewExample : t.previewOf(number)}>
      {tried.map((one) => (
        <Panel key={one.language} tone="sunken">
          {one.fault ? (
            <Notice tone="danger">
              {one.fault === "required" || one.fault === "tooLong" ? t.refusals["faulty-wording"] : t.errors[one.fault]}
            </Notice>
          ) : (
            <p className="written" lang={one.language}>
              {one.text}
            </p>
          )}
        </Panel>
      ))}
    </Section>
  );
}
