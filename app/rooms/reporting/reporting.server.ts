export { type AwardImport, importAwards } from "#app/rooms/reporting/award-import.store.server.ts";
