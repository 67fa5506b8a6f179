/** For the few changes that have no lifecycle (a session, an account, a refused attempt): still one transaction, and still journaled. */
export { transaction as inOneTransaction } from "#app/platform/database.server.ts";
