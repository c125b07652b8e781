import type { Preview, Report } from '../bridge/bridge';
import type { EventOf } from '../protocol';
import { unreadAfter, type Timeline } from '../timeline';

type Message = EventOf<'message'>;

const PREVIEW_LENGTH = 140;

/**
 * How many messages nobody has seen, and the newest of them.
 *
 * @param readUpTo the `seq` up to which a conversation has been read
 */
export function unread(
  timelines: readonly Timeline[],
  readUpTo: (conversation: string) => number,
): Report {
  const each = timelines.map((it) => unreadAfter(it, readUpTo(it.conversation)));
  const newest = each
    .flatMap((messages) => messages.slice(-1))
    .reduce<Message | null>((last, it) => (last === null || it.at > last.at ? it : last), null);
  return { report: 'unread', count: each.flat().length, preview: newest && preview(newest) };
}

function preview({ author, text }: Message): Preview | null {
  if (author.kind === 'visitor') return null;
  return {
    kind: author.kind,
    name: author.name,
    text: withoutMarks(text).slice(0, PREVIEW_LENGTH),
  };
}

/** Good enough for two lines of preview. */
function withoutMarks(text: string): string {
  return text
    .replaceAll(/\[\d+\]|\]\([^)]*\)|[*_`#>[\]|]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
