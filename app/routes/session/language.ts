import { accept } from "#app/kernel/result.ts";
import { languageForm } from "#app/rooms/people/people.forms.ts";
import { insidePath, noParams, publicCommand } from "#app/web/doors.server.ts";
import { goInLanguage } from "#app/web/session-cookie.server.ts";

export const action = publicCommand({
  params: noParams,
  form: languageForm,
  run: async ({ form }) => accept(form.language),
  done: ({ form, value }) => goInLanguage(insidePath(form.returnTo, "/"), value),
});
