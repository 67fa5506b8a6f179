/**
 * Control characters cannot be stored (PostgreSQL has no NUL) and cannot be seen, so nobody meant to type them: they come along when
 * text is pasted from old documents. Tab and line breaks are kept, as are marks of writing direction.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

export const withoutUnseen = (text: string): string => text.replace(unseen, "");
