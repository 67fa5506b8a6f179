import type { Moment } from "./types.ts";

/** What the controller has booked for the projects of the history call: halves of the first year, and a little that came back. */
export type WorldPayment = {
  applicationKey: string;
  what: "pay" | "return" | "reuse";
  amountKr: number;
  on: string;
  at: Moment;
  voucher: string;
  note: string;
};

const half = (applicationKey: string, amountKr: number, on: string, voucher: string, note: string): WorldPayment => ({
  applicationKey,
  what: "pay",
  amountKr,
  on,
  at: { at: `${on}T14:20` },
  voucher,
  note,
});

export const payments: readonly WorldPayment[] = [
  half("sma-verkstader", 275_000, "2025-06-16", "2025-0412", "Rekvisition 1, första halvåret 2025"),
  half("mat-fran-sjuharad", 155_000, "2025-06-18", "2025-0419", "Rekvisition 1, första halvåret 2025"),
  half("vagen-tillbaka", 120_000, "2025-07-02", "2025-0447", "Rekvisition 1, första halvåret 2025"),
  half("sma-verkstader", 275_000, "2025-12-12", "2025-0903", "Rekvisition 2, andra halvåret 2025"),
  half("mat-fran-sjuharad", 155_000, "2025-12-15", "2025-0911", "Rekvisition 2, andra halvåret 2025"),
  {
    applicationKey: "mat-fran-sjuharad",
    what: "return",
    amountKr: 18_400,
    on: "2026-02-11",
    at: { at: "2026-02-11T09:40" },
    voucher: "2026-0087",
    note: "Provet med transporter blev billigare än budgeten för 2025",
  },
  {
    applicationKey: "mat-fran-sjuharad",
    what: "reuse",
    amountKr: 18_400,
    on: "2026-03-02",
    at: { at: "2026-03-02T10:05" },
    voucher: "2026-0121",
    note: "Åter till potten för hållbar miljö 2025",
  },
];
