import { type ClientLoaderFunctionArgs, isRouteErrorResponse, useRevalidator } from "@remix-run/react";
import { type RefObject, useEffect, useRef, useState } from "react";
import { askServer } from "./patience.ts";

/** How often an open page asks whether anything has happened, in milliseconds. */
const every = 2_000;

/** `unsent`: a form was pressed while the server could not be reached, and stands as it was written. */
export type Following = "following" | "lost" | "behind" | "unsent";

/**
 * Keeps a page in step with what others do, without reloading it: asks for the stamp of what it shows, and reads the page anew when it is
 * another. `holds` says that somebody is writing in it: then the page only tells that it is behind.
 */
export function useFollowing({ stamp, pulseAt, holds }: { stamp: string; pulseAt: string; holds: () => boolean }): Following {
  const { revalidate } = useRevalidator();
  const [standing, setStanding] = useState<Following>("following");
  const now = useRef({ stamp, holds, revalidate });
  now.current = { stamp, holds, revalidate };
  useEffect(() => {
    let timer: number | undefined;
    let asking = false;
    let stopped = false;
    const look = async (): Promise<Following> => {
      const headers = { "if-none-match": `"${now.current.stamp}"` };
      const answer = await askServer(pulseAt, { headers, redirect: "manual" });
      if (answer.status === 304) return "following";
      if (answer.status >= 500 || answer.status === 429) return "lost";
      if (answer.ok && ((await answer.json()) as { stamp: string }).stamp === now.current.stamp) return "following";
      // Something new, or a door that has been shut: the page's own reading says which, in words.
      if (now.current.holds()) return "behind";
      now.current.revalidate();
      return "following";
    };
    const ask = async () => {
      if (asking || stopped) return;
      asking = true;
      window.clearTimeout(timer);
      const found = document.visibilityState === "visible" ? await look().catch(() => "lost" as const) : null;
      asking = false;
      if (stopped) return;
      if (found) setStanding(found);
      timer = window.setTimeout(() => void ask(), every);
    };
    const seen = () => void ask();
    timer = window.setTimeout(seen, every);
    window.addEventListener("online", seen);
    document.addEventListener("visibilitychange", seen);
    return () => {
      stopped = true;
      window.clearTimeout(timer);
      window.removeEventListener("online", seen);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [pulseAt]);
  return standing;
}

/**
 * What is written in a part of the page is not lost on its way: the server is asked whether it is there before a form is sent, and
 * whoever leaves without sending, while the page holds something (`holds`), is asked first. Answers whether a form stands unsent.
 */
export function useSentSurely(part: RefObject<HTMLElement | null>, pulseAt: string, holds: () => boolean): boolean {
  const [unsent, setUnsent] = useState(false);
  const held = useRef(holds);
  held.current = holds;
  useEffect(() => {
    let standing: "still" | "asking" | "sent" = "still";
    const send = (event: SubmitEvent) => {
      const { target: form, submitter } = event;
      if (standing === "sent" || !(form instanceof HTMLFormElement) || !part.current?.contains(form)) return;
      event.preventDefault();
      // Pressed twice, sent once.
      if (standing === "asking") return;
      standing = "asking";
      void askServer(pulseAt, { redirect: "manual", cache: "no-store" }).then(
        () => {
          standing = "sent";
          form.requestSubmit(submitter);
        },
        () => {
          standing = "still";
          setUnsent(true);
        },
      );
    };
    const ask = (event: BeforeUnloadEvent) => {
      if (standing !== "sent" && held.current()) event.preventDefault();
    };
    document.addEventListener("submit", send);
    window.addEventListener("beforeunload", ask);
    return () => {
      document.removeEventListener("submit", send);
      window.removeEventListener("beforeunload", ask);
    };
  }, [part, pulseAt]);
  return unsent;
}

/** For a page that reads itself anew: where the network is lost in the middle of it, what was last read stays on the screen. */
export function keptWhenLost<Data>() {
  let last: Data | undefined;
  return {
    keep: (data: Data) => {
      last = data;
    },
    read: async ({ serverLoader }: ClientLoaderFunctionArgs): Promise<Data> => {
      try {
        return (await serverLoader()) as Data;
      } catch (fault) {
        const answered = fault instanceof Response || (isRouteErrorResponse(fault) && fault.status < 500);
        if (answered || last === undefined) throw fault;
        return last;
      }
    },
  };
}
