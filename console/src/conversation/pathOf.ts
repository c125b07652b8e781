/** A page's address without its host, which is the shop's own. */
export function pathOf(page: string): string {
  try {
    return new URL(page).pathname;
  } catch {
    return page;
  }
}
