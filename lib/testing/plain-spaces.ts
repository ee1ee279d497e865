/** Dates hold together by spaces that do not break; a test reads them as they are typed. */
export const plainSpaces = (words: string) => words.replaceAll("\u00a0", " ");
