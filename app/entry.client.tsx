import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition, useEffect } from "react";
import { hydrateRoot } from "react-dom/client";
import { noteWhatIsWritten } from "#app/ui/written-early.ts";

const giveBackWhatWasWritten = noteWhatIsWritten();

/** Its effect runs after those of every page inside it. */
function Page() {
  useEffect(giveBackWhatWasWritten, []);
  return <RemixBrowser />;
}

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <Page />
    </StrictMode>,
  );
});
