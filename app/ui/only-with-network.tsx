import { useEffect, useRef, useState } from "react";
import { useTexts } from "./language.tsx";
import { Notice } from "./notice.tsx";
import { uiTexts } from "./ui.texts.ts";

/**
 * On a page that React has taken over: without a network no form is sent, so that what is written stays, and this says so until the network is
 * back. Pages without React have `lost-network.js`.
 */
export function OnlyWithNetwork() {
  const t = useTexts(uiTexts);
  const [tries, setTries] = useState(0);
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const sent = (event: SubmitEvent) => {
      if (event.defaultPrevented || navigator.onLine || (event.target as HTMLFormElement).method !== "post") return;
      event.preventDefault();
      setTries((before) => before + 1);
    };
    const back = () => setTries(0);
    addEventListener("submit", sent);
    addEventListener("online", back);
    return () => {
      removeEventListener("submit", sent);
      removeEventListener("online", back);
    };
  }, []);
  // By keyboard, too, whoever pressed a button far down is brought to why nothing came of it.
  useEffect(() => {
    if (tries > 0) said.current?.focus();
  }, [tries]);
  return (
    <div ref={said} tabIndex={-1} hidden={tries === 0} className="lost-network">
      <Notice tone="warning" title={t.noNetwork}>
        {t.noNetworkLead}
      </Notice>
    </div>
  );
}
