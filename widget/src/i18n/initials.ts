/** First letters of the first and the last word of a name, in place of a portrait. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return words
    .filter((_, at) => at === 0 || at === words.length - 1)
    .map(([letter = '']) => letter)
    .join('')
    .toLocaleUpperCase();
}
