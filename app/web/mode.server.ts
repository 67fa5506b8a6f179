import { env } from "#app/platform/env.server.ts";

export const isDemo = () => env().demo;
/** Cookies travel over TLS only when the public address does. */
export const isSecure = () => env().PUBLIC_URL?.startsWith("https://") ?? false;
