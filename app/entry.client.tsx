import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition, useEffect } from "react";
import { hydrateRoot } from "react-dom/client";
import "#app/ui/lost-network.js";
import { freeLoneSpaces } from "#app/ui/lone-spaces.ts";
import { noteWhatIsWritten } from "#app/ui/written-early.ts";

const giveBackWhatWasWritten = noteWhatIsWritten();

/** Its effect runs after those of every page inside it: from then on the scripts answer, not the browser's own forms, and the page says so. */
function Page() {
  useEffect(() => {
    giveBackWhatWasWritten();
    freeLoneSpaces(document);
    document.documentElement.dataset.awake = "";
    dispatchEvent(new Event("awake"));
  }, []);
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
