import type { Handlers } from "#app/gate/outbox.server.ts";
import { signInMail } from "#app/reactions/sign-in-mail.server.ts";

/** Everything that follows from something else, by kind. */
export const handlers: Handlers = { ...signInMail };
