export const legalForms = [
  "ideell-forening",
  "ekonomisk-forening",
  "stiftelse",
  "kommun",
  "kommunalt-bolag",
  "kommunalforbund",
  "region",
  "larosate",
  "aktiebolag",
  "other",
] as const;
export type LegalForm = (typeof legalForms)[number];

export type Organisation = {
  readonly id: string;
  /** ten digits */
  readonly number: string;
  readonly name: string;
  readonly legalForm: LegalForm;
  readonly municipalityCode: string | null;
  readonly address: string;
  readonly demo: boolean;
};

/**
 * Ten digits of an organisation number, or null. The third digit of a legal person's number is at least 2 (a sole trader's number is a
 * person number, which Drum does not collect), and the last is a Luhn check digit (Skatteverket SKV 709).
 */
export function organisationNumber(text: string): string | null {
  const digits = text.replace(/[\s-]/g, "").replace(/^16(?=\d{10}$)/, "");
  if (!/^\d{10}$/.test(digits) || Number(digits[2]) < 2) return null;
  const checksum = [...digits].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return checksum % 10 === 0 ? digits : null;
}

/** "802501-1234" */
export const formatOrganisationNumber = (digits: string): string => `${digits.slice(0, 6)}-${digits.slice(6)}`;

/**
 * KL 2:8 forbids individual support to businesses without exceptional reasons, yet real owners include a municipal company, a foundation
 * and a university: the form raises a question for the case officer and never rejects by itself.
 */
export const raisesQuestion = (form: LegalForm): boolean => form === "aktiebolag" || form === "other";
