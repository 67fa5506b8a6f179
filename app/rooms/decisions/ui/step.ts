import type { ReactNode } from "react";
import type { ItemPage } from "#app/rooms/decisions/decisions.server.ts";
import type { CommandFormProps } from "#app/ui/command-form.tsx";

/** What every form of a paragraph is given, on a page of its own and on the meeting's one screen. */
export type StepProps<Needs extends keyof ItemPage> = {
  readonly data: Pick<ItemPage, Needs>;
  /** what the last press was answered with */
  readonly unaccepted: Pick<CommandFormProps, "values" | "errors">;
  /** what goes with the form besides its own fields */
  readonly hidden?: Readonly<Record<string, string>>;
  /** inside the form, after the summary of faults and before the first field */
  readonly heading?: ReactNode;
};
