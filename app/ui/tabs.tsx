import { type NavItem, NavLinks } from "./layout.tsx";

/** Tabs that are pages: each has an address, so they are links and not a widget. */
export function Tabs({ label, items }: { label: string; items: readonly NavItem[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      <NavLinks items={items} />
    </nav>
  );
}
