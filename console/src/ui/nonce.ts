/** What the server allowed this document's libraries to write styles with. */
export const nonce: string =
  document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? '';
