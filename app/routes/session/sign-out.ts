import { z } from "zod";
import { accept } from "#app/kernel/result.ts";
import { paths } from "#app/paths.ts";
import { signOut } from "#app/rooms/people/people.server.ts";
import { cookie, sessionCookie } from "#app/web/context.server.ts";
import { noParams, publicCommand } from "#app/web/doors.server.ts";
import { goSignedOut } from "#app/web/session-cookie.server.ts";

export const action = publicCommand({
  params: noParams,
  form: z.object({}),
  run: async ({ request }) => {
    await signOut(cookie(request, sessionCookie) ?? "");
    return accept(null);
  },
  done: () => goSignedOut(paths.home()),
});
