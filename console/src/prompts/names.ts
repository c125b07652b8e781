/** `answer/grounded` as people say it: "Answer: grounded". */
export function promptName(key: string): string {
  const [first = key, ...rest] = key.split('/').map((part) => part.replaceAll(/[-_]/g, ' '));
  const name = first.charAt(0).toUpperCase() + first.slice(1);
  return rest.length === 0 ? name : `${name}: ${rest.join(', ')}`;
}
