import { createContext } from "react";

/** The request's CSP nonce; empty in the browser, where scripts have already run. */
export const NonceContext = createContext<string | undefined>(undefined);
