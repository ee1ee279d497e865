/** The pages speak English: a German date inside an English sentence reads as a mistake, an American one does not. */
export const wordsLocale = (locale: string) => (/^en-/.test(locale) ? locale : "en-GB");
