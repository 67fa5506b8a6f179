const drawings = {
  "arrow-left": "M15.5 10h-11M9 4.5 3.5 10 9 15.5",
  "arrow-right": "M4.5 10h11M11 4.5l5.5 5.5-5.5 5.5",
  chevron: "M7.5 4.5 13 10l-5.5 5.5",
  check: "M4 10.5 8 14.5 16 5.5",
  close: "M5 5l10 10M15 5 5 15",
  info: "M10 9v5M10 6.2v.1M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15Z",
  success: "M6.5 10.3 9 12.8l4.6-5.3M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15Z",
  warning: "M10 8v3.6M10 14v.1M10 3 2.2 16.6h15.6L10 3Z",
  danger: "M10 6v4.8M10 13.6v.1M6.9 2.5h6.2l4.4 4.4v6.2l-4.4 4.4H6.9l-4.4-4.4V6.9l4.4-4.4Z",
  file: "M5 2.5h6.5L15.5 6.5v11H5v-15ZM11.2 2.7v4h4",
  download: "M10 3v9.5M5.8 8.6 10 12.8l4.2-4.2M3.5 16.8h13",
  clock: "M10 5.8V10l3 1.8M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15Z",
  calendar: "M3.5 5h13v12h-13V5ZM3.5 8.6h13M7 3v3.4M13 3v3.4",
  search: "M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM13.2 13.2l3.8 3.8",
  lock: "M5 9h10v8H5V9ZM7 9V6.5a3 3 0 0 1 6 0V9",
  person: "M10 10a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6ZM3.8 17c.5-3.2 3-5 6.2-5s5.700 1.800 6.200 5",
  plus: "M10 4v12M4 10h12",
  empty: "M3 11.500 5.500 4.500h9L17 11.500v4.500H3v-4.500ZM3 11.500h4l1 2h4l1-2h4",
} as const;

export type IconName = keyof typeof drawings;

/** Decoration beside words that already say it; never the only carrier of a meaning. */
export function Icon({ name, size }: { name: IconName; size?: "small" | "large" }) {
  return (
    <svg
      className={size ? `icon icon--${size}` : "icon"}
      viewBox="0 0 20 20"
      width="20"
      height="20"
      aria-hidden="true"
      focusable="false"
    >
      <path d={drawings[name]} />
    </svg>
  );
}
