import installationData from "#data/installation.json";

/** Whose Drum this is: name, address, board and court are data, since the next region has others. */
export const installation = installationData;
