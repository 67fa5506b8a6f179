import upright from "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url";
import type { LinksFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  type MetaFunction,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunction,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { useContext } from "react";
import documentStyles from "#app/documents/document.css?url";
import type { Actor } from "#app/gate/actor.ts";
import { paths } from "#app/paths.ts";
import { installation } from "#app/platform/installation.ts";
import { peopleTexts } from "#app/rooms/people/people.texts.ts";
import { commonTexts } from "#app/texts/common.texts.ts";
import { rootTexts } from "#app/texts/root.texts.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Hidden } from "#app/ui/fields.tsx";
import { LanguageProvider } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { Page } from "#app/ui/page.tsx";
import styles from "#app/ui/styles.css?url";
import { Unsaved } from "#app/ui/unsaved-words.tsx";
import { noParams, publicPage } from "#app/web/doors.server.ts";
import { type Frame as FrameData, frameOf } from "#app/web/frame.server.ts";
import { NonceContext } from "#app/web/nonce.ts";
import { isUnsent } from "#app/web/unsent.ts";

export const links: LinksFunction = () => [
  // Asked for beside the style sheet and not after it: it is there when the first line is drawn.
  { rel: "preload", href: upright, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
  { rel: "stylesheet", href: styles },
  { rel: "stylesheet", href: documentStyles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const loader = publicPage(noParams, ({ actor, language }) => frameOf(actor, language));
/** A page that reads itself anew keeps its frame: half the questions, and no page is lost where the network goes in the middle of them. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentUrl, nextUrl }) => currentUrl.pathname !== nextUrl.pathname;

/** The frame as it was read with the page or, where a form was refused and nothing was read, as it came with the refusal. */
function useFrame(): FrameData | undefined {
  const read = useRouteLoaderData("root") as FrameData | undefined;
  const fault = useRouteError();
  return read ?? (isRouteErrorResponse(fault) ? fault.data?.frame : undefined);
}

export const meta: MetaFunction = () => [{ title: `Drum – ${installation.shortName}` }];

/** JavaScript is sent only to pages that ask for it with `handle = { interactive: true }` and have sent their data. */
const useInteractive = () =>
  useMatches().some((match) => (match.handle as { interactive?: boolean } | undefined)?.interactive && !isUnsent(match.data));

export function Layout({ children }: { children: ReactNode }) {
  const root = useFrame();
  const interactive = useInteractive();
  const nonce = useContext(NonceContext);
  const language = root?.language ?? "sv";
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        <LanguageProvider language={language}>
          <Frame root={root}>{children}</Frame>
        </LanguageProvider>
        {interactive && (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  );
}

function Frame({ root, children }: { root: FrameData | undefined; children: ReactNode }) {
  const { pathname, search } = useLocation();
  const t = rootTexts[root?.language ?? "sv"];
  const people = peopleTexts[root?.language ?? "sv"];
  const roleNames = commonTexts[root?.language ?? "sv"].roles;
  const reader = root?.reader;
  const nonce = useContext(NonceContext);
  const interactive = useInteractive();
  const secret = useMatches().some((match) => (match.handle as { keepsWords?: boolean } | undefined)?.keepsWords);
  const has = (...wanted: string[]) => wanted.some((role) => reader?.roles.includes(role as Actor["roles"][number]));
  const entries = [
    { href: paths.calls(), label: t.nav.calls, show: true },
    { href: paths.mine(), label: t.nav.mine, show: reader?.applicant, also: ["/ansokningar", "/organisationer"] },
    { href: paths.assessments(), label: t.nav.assessments, show: has("assessor") },
    {
      href: paths.office(),
      label: t.nav.office,
      show: has("officer", "controller", "auditor", "secretary"),
      // What came on paper is entered in the applicants' form, by somebody who is no applicant.
      also: [
        "/scenarier",
        ...(has("preparation-chair", "preparation-member") ? [] : ["/beredning"]),
        ...(reader?.applicant ? [] : ["/ansokningar"]),
      ],
    },
    {
      href: paths.preparations(),
      label: t.nav.preparations,
      show: has("preparation-chair", "preparation-member"),
    },
    {
      href: paths.meetings(),
      label: t.nav.meetings,
      show: has("secretary", "board-member", "board-chair", "board-substitute", "adjunct", "officer"),
    },
    { href: paths.people(), label: t.nav.admin, show: has("admin") },
    { href: paths.register(), label: t.nav.register, show: true },
    { href: paths.fundingReport(), label: t.nav.reports, show: true },
    { href: paths.noticeBoard(), label: t.nav.noticeBoard, show: !reader },
  ];
  const within = (area: string) => pathname === area || pathname.startsWith(`${area}/`);
  const nav = entries
    .filter((entry) => entry.show)
    .map(({ href, label, also = [] }) => ({ href, label, current: [href, ...also].some(within) }));
  return (
    <Page
      organisation={installation.shortName}
      home={paths.home()}
      nav={nav}
      {...(reader
        ? {
            person: {
              name: reader.name || people.account.title,
              roles: reader.roles.map((role) => roleNames[role]),
              href: paths.account(),
            },
            signOut: paths.signOut(),
          }
        : { signIn: paths.signIn() })}
      keepsWords={reader || secret ? (interactive ? "own-scripts" : { nonce }) : undefined}
      languageSwitch={{ action: paths.language(), returnTo: pathname + search }}
      {...(root?.demo
        ? {
            demo: (
              <>
                {`${people.demo.banner} `}
                <span className="demo-banner__long">{`${people.demo.bannerLong} `}</span>
                <a href={paths.demoPeople()}>{people.demo.title}</a> · <a href={paths.demoMail()}>{people.demo.mailTitle}</a>
              </>
            ),
          }
        : {})}
      footer={{
        links: [
          { href: paths.about(), label: t.footer.about },
          { href: paths.noticeBoard(), label: t.nav.noticeBoard },
          { href: paths.strategies(), label: t.footer.strategies },
          { href: paths.year(), label: t.footer.year },
          { href: paths.openData(), label: t.footer.openData },
          { href: paths.accessibility(), label: t.footer.accessibility },
          { href: paths.privacy(), label: t.footer.privacy },
        ],
        contact: (
          <>
            <strong>{installation.name}</strong>
            <br />
            <a href={`mailto:${installation.contact.email}`}>{installation.contact.email}</a>
          </>
        ),
        about: t.footer.what,
      }}
    >
      {children}
    </Page>
  );
}

export default function App() {
  return <Outlet />;
}

type SignedOut = { readonly again: Readonly<Record<string, string | readonly string[]>>; readonly signIn: string };

export function ErrorBoundary() {
  const fault = useRouteError();
  const root = useFrame();
  const t = rootTexts[root?.language ?? "sv"].faults;
  const status = isRouteErrorResponse(fault) ? fault.status : 500;
  const words = status === 404 ? t.notFound : status === 403 ? t.forbidden : status === 401 ? t.signedOut : t.broken;
  const signedOut = status === 401 && isRouteErrorResponse(fault) ? (fault.data as SignedOut) : null;
  const written: readonly string[] = isRouteErrorResponse(fault) ? (fault.data?.written ?? []) : [];
  return (
    <>
      <PageHeading
        title={words.title}
        lead={words.lead}
        actions={
          signedOut ? undefined : (
            <LinkButton href={root?.reader ? paths.mine() : paths.home()} kind="secondary">
              {t.home}
            </LinkButton>
          )
        }
      />
      {signedOut && (
        <form method="post" className="form">
          <ol>
            <li>
              <a href={signedOut.signIn} target="_blank" rel="noreferrer">
                {t.signedOut.signIn}
              </a>
            </li>
            <li>{t.signedOut.comeBack}</li>
          </ol>
          {Object.entries(signedOut.again).flatMap(([name, values]) =>
            [values].flat().map((value) => <Hidden key={`${name} ${value}`} name={name} value={value} />),
          )}
          <Button>{t.signedOut.again}</Button>
        </form>
      )}
      <Unsaved typed={written.map((text) => ({ text }))} />
    </>
  );
}
