import type { ReactNode } from "react";
import type { Language } from "#app/texts/language.ts";
import { useLanguage, useTexts } from "./language.tsx";
import { type NavItem, NavLinks } from "./layout.tsx";
import lostNetwork from "./lost-network.js?url&no-inline";
import { Notice } from "./notice.tsx";
import { uiTexts } from "./ui.texts.ts";

/** The mark: a drum seen from a little above. The skin is the accent colour. */
function DrumMark() {
  return (
    <svg className="wordmark__mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
      <path className="wordmark__drum" d="M2 10.500v11C2 26.200 8.300 29.500 16 29.500s14-3.300 14-8v-11Z" fill="#14513f" />
      <ellipse className="wordmark__skin" cx="16" cy="10.500" rx="14" ry="7" fill="#d79a2b" />
    </svg>
  );
}

export type PageProps = {
  organisation: string;
  home: string;
  nav?: readonly NavItem[];
  person?: { name: string; roles?: readonly string[]; href?: string };
  /** Address of the sign-in page, shown when nobody is signed in. */
  signIn?: string;
  /** Where the sign-out form is posted. */
  signOut?: string;
  languageSwitch?: { action: string; returnTo: string };
  demo?: ReactNode;
  /** What is written in the page's forms outlives a lost network: by the page's own scripts or, under a nonce, by one small one. */
  keepsWords?: { readonly nonce: string | undefined } | "own-scripts" | undefined;
  footer: { links: readonly NavItem[]; contact?: ReactNode; about?: ReactNode };
  children: ReactNode;
};

function LostNetwork({ by }: { by: NonNullable<PageProps["keepsWords"]> }) {
  const t = useTexts(uiTexts);
  const own = by === "own-scripts";
  return (
    <>
      <div data-words="no-network" className="lost-network" hidden>
        <Notice tone="warning" title={t.noNetwork}>
          {t.noNetworkLead}
        </Notice>
      </div>
      <div data-words="slow-network" className="lost-network" hidden>
        <Notice tone="warning" title={t.slowNetwork}>
          {t.slowNetworkLead}
        </Notice>
      </div>
      <div data-words="unanswered" data-asleep={own ? "" : undefined} className="lost-network" hidden>
        <Notice tone="warning" title={t.unanswered}>
          {t.unansweredLead}
        </Notice>
      </div>
      {!own && <script type="module" src={lostNetwork} nonce={by.nonce} />}
    </>
  );
}

const other: Record<Language, Language> = { sv: "en", en: "sv" };

export function Page({
  organisation,
  home,
  nav,
  person,
  signIn,
  signOut,
  languageSwitch,
  demo,
  keepsWords,
  footer,
  children,
}: PageProps) {
  const language = useLanguage();
  const t = useTexts(uiTexts);
  return (
    <>
      <a className="skip-link" href="#main">
        {t.skip}
      </a>
      <header className="site-header">
        {demo && (
          <div className="demo-banner">
            <div className="wrap">{demo}</div>
          </div>
        )}
        <div className="wrap site-header__bar">
          <a className="wordmark" href={home}>
            <DrumMark />
            <span className="wordmark__name">Drum</span>
            <span className="wordmark__organisation">{organisation}</span>
          </a>
          <div className="site-tools">
            {person && (
              <div className="site-tools__person">
                <span className="hidden-text">{t.signedInAs}</span>
                {person.href ? (
                  <a className="site-tools__name" href={person.href}>
                    {person.name}
                  </a>
                ) : (
                  <span className="site-tools__name">{person.name}</span>
                )}
                {person.roles && person.roles.length > 0 && <span className="site-tools__roles">{person.roles.join(", ")}</span>}
              </div>
            )}
            {languageSwitch && (
              <form method="post" action={languageSwitch.action}>
                <input type="hidden" name="returnTo" value={languageSwitch.returnTo} />
                <button type="submit" className="text-button" name="language" value={other[language]} lang={other[language]}>
                  {t.otherLanguage}
                </button>
              </form>
            )}
            {signOut && person && (
              <form method="post" action={signOut}>
                <button type="submit" className="text-button">
                  {t.signOut}
                </button>
              </form>
            )}
            {signIn && !person && (
              <a className="button button--secondary site-tools__sign-in" href={signIn}>
                {t.signIn}
              </a>
            )}
          </div>
        </div>
        {nav && nav.length > 0 && (
          <nav className="site-nav wrap" aria-label={t.mainNav}>
            <NavLinks items={nav} />
          </nav>
        )}
      </header>
      <main className="wrap site-main" id="main" tabIndex={-1}>
        {children}
      </main>
      {keepsWords && <LostNetwork by={keepsWords} />}
      <footer className="site-footer">
        <div className="wrap">
          <div className="site-footer__about">
            <span className="site-footer__name">{organisation}</span>
            {footer.about}
          </div>
          <div className="site-footer__contact">
            {footer.contact && (
              <>
                <h2 className="site-footer__title">{t.contact}</h2>
                {footer.contact}
              </>
            )}
          </div>
          <nav aria-label={t.footerLinks}>
            <ul className="site-footer__links">
              {footer.links.map((link) => (
                <li key={link.href}>
                  <a href={link.href} aria-current={link.current ? "page" : undefined}>
                    {link.label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </footer>
    </>
  );
}
