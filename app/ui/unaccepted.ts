import { useActionData } from "@remix-run/react";
import { commonTexts } from "#app/texts/common.texts.ts";
import { useLanguage } from "#app/ui/language.tsx";

type Saying = string | ((values: Readonly<Record<string, string | number | bigint>>) => string);
type RoomSayings = { readonly errors?: Readonly<Record<string, string>>; readonly refusals?: Readonly<Record<string, Saying>> };

/** What the last post was answered with, in the reader's words. Spread `values` and `errors` into `CommandForm`; show `message` and `code` as `Answer`. */
export function useUnaccepted(room: RoomSayings = {}): {
  values?: Record<string, string | string[]>;
  errors: Record<string, string>;
  message?: string;
  code?: string;
  /** what the refusal carried, such as the stored version of a stale form */
  carried?: Readonly<Record<string, string | number | bigint>>;
} {
  const answer = useActionData() as
    | {
        values?: Record<string, string | string[]>;
        errors?: Record<string, string>;
        refusal?: { code: string; values?: Record<string, string | number | bigint> };
      }
    | undefined;
  const common = commonTexts[useLanguage()];
  if (!answer) return { errors: {} };
  const inWords = (key: string) => room.errors?.[key] ?? (common.errors as Record<string, string>)[key];
  const faults = Object.entries(answer.errors ?? {});
  // What could not be read at all (no version, a choice that was never offered) is nobody's fault at any field: it is said of the whole.
  const unreadable = faults.some(([, key]) => key === "unknown" || inWords(key) === undefined);
  const errors = Object.fromEntries(unreadable ? [] : faults.map(([field, key]) => [field, inWords(key) as string]));
  const { refusal } = answer;
  const saying = refusal
    ? (room.refusals?.[refusal.code] ?? (common.refusals as Record<string, string>)[refusal.code] ?? common.errors.unknown)
    : unreadable
      ? common.errors.unknown
      : undefined;
  return {
    ...(answer.values ? { values: answer.values } : {}),
    errors,
    ...(saying ? { message: typeof saying === "function" ? saying(refusal?.values ?? {}) : saying } : {}),
    ...(refusal ? { code: refusal.code, ...(refusal.values ? { carried: refusal.values } : {}) } : {}),
  };
}
