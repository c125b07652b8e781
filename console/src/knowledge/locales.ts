/** Languages the search knows how to stem, besides others that an article may already have. */
export const LOCALES: readonly string[] = ['en', 'de'];
