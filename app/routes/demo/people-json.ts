import { demoPeople } from "#app/rooms/people/people.server.ts";
import { file, found, noParams } from "#app/web/doors.server.ts";
import { isDemo } from "#app/web/mode.server.ts";

/** Read by the start screen. */
export const loader = file(noParams, "public", async () => {
  const people = found(isDemo() ? await demoPeople() : null);
  return Response.json(
    people.map(({ id, name, title, organisation, roles, email }) => ({ id, name, title, organisation, roles, email })),
  );
});
