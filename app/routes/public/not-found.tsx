import { noParams, notFound, publicPage } from "#app/web/doors.server.ts";

/** Every address that leads nowhere; the root's words for it are shown. */
export const loader = publicPage(noParams, () => {
  throw notFound();
});

export default function NotFound() {
  return null;
}
