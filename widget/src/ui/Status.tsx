import { useEffect, useRef, useState } from 'preact/hooks';
import { plainText } from '../markdown';
import type { EventOf } from '../protocol';
import { visibleText, type Item, type Timeline } from '../timeline';
import type { ReadAloud } from './chat';
import { useChat } from './context';
import { away } from './Queue';
import { t } from './strings';

/** Longer answers are read by their beginning. */
const LONG = 500;
const QUEUE_MS = 30_000;

/** How much of an answer has been said while it grew. */
interface Said {
  readonly turn: string | undefined;
  readonly sentences: number;
}

/**
 * What a screen reader says. The log itself is silent, because letters that arrive one by one make
 * noise; here a finished answer comes as a whole, once.
 */
export function Status({ timeline }: { timeline: Timeline }) {
  const words = useWords(timeline);
  return (
    <p class="nd-hidden" role="status">
      {words}
    </p>
  );
}

function useWords(timeline: Timeline): string {
  const chat = useChat();
  const [words, setWords] = useState('');
  // Of a conversation just begun everything is news; of others, what comes after their history.
  const past = timeline.loaded ? timeline.lastSeq : -1;
  const said = useRef(chat.hasHistory(timeline.conversation) ? past : 0);
  const growth = useRef<Said>({ turn: undefined, sentences: 0 });
  const mode = chat.readAloud.value;

  useEffect(() => {
    if (!timeline.loaded) return;
    if (said.current < 0) said.current = timeline.lastSeq;
    const fresh = timeline.items.filter((item) => item.seq > said.current);
    said.current = timeline.lastSeq;
    const spoken = fresh.map((item) => wordsFor(item, mode, growth.current)).filter(Boolean);
    if (spoken.length > 0) setWords(spoken.join(' '));
  }, [timeline.lastSeq, timeline.loaded]);

  const writing = timeline.answer?.turn;
  useEffect(() => {
    if (writing === undefined) return;
    growth.current = { turn: writing, sentences: 0 };
    if (mode !== 'off') setWords(t('isTyping', { name: chat.site.value.assistantName }));
  }, [writing]);

  const growing = mode === 'sentences' && timeline.answer ? visibleText(timeline.answer) : '';
  useEffect(() => {
    if (growing === '') return;
    const whole = sentencesOf(plainText(growing)).slice(0, -1);
    const fresh = whole.slice(growth.current.sentences);
    if (fresh.length === 0) return;
    growth.current = { turn: writing, sentences: whole.length };
    setWords(fresh.join(' '));
  }, [growing]);

  const typing = timeline.typing?.author.name;
  useEffect(() => {
    if (typing !== undefined) setWords(t('isTyping', { name: typing }));
  }, [typing]);

  const notice = chat.notice.value;
  useEffect(() => {
    if (notice !== null) setWords(notice);
  }, [notice]);

  const willAsk = chat.willAsk(timeline.conversation);
  useEffect(() => {
    if (willAsk) setWords(t('willAsk'));
  }, [willAsk]);

  useQueueWords(timeline, setWords);
  useConnectionWords(setWords);
  return words;
}

/** The place in line now and then, and once what is promised where nobody is there. */
function useQueueWords(timeline: Timeline, say: (words: string) => void) {
  const chat = useChat();
  const position = timeline.queue?.position ?? null;
  const nobody = timeline.queue?.agentsOnline === 0;
  const placeSaidAt = useRef(0);
  const promised = useRef(false);
  useEffect(() => {
    const words: string[] = [];
    if (position !== null && Date.now() - placeSaidAt.current >= QUEUE_MS) {
      placeSaidAt.current = Date.now();
      words.push(t('position', { position }));
    }
    if (nobody && !promised.current) {
      const field = chat.contact(timeline.conversation) === null ? t('contactLabel') : '';
      words.push(`${away(timeline, chat)} ${field}`.trim());
    }
    promised.current = nobody;
    if (words.length > 0) say(words.join('. '));
  }, [position, nobody]);
}

function useConnectionWords(say: (words: string) => void) {
  const chat = useChat();
  const state = chat.connection.value;
  const lost = state.kind === 'connecting' && chat.now.value - state.since > 4_000;
  const told = useRef(false);
  useEffect(() => {
    if (lost) {
      told.current = true;
      say(`${t('reconnecting')} ${t('nothingLost')}`);
    } else if (told.current && state.kind === 'live') {
      told.current = false;
      say(t('connected'));
    }
  }, [lost, state.kind]);
}

function wordsFor(item: Item, mode: ReadAloud, growth: Said): string {
  if (item.type === 'owner') {
    if (item.owner === 'queue') return t('connecting');
    if (item.owner === 'agent') return t('joined', { name: item.agent?.name ?? '' });
    return item.owner === 'closed' ? t('ended') : '';
  }
  if (item.type === 'note' || item.author.kind === 'visitor') return '';
  if (item.author.kind === 'assistant' && mode === 'off') return '';
  const sources = item.citations.length;
  return [
    ...(item.author.kind === 'assistant' && mode === 'sentences'
      ? rest(item, growth)
      : summary(item)),
    sources > 0 ? `${t('sourceCount', { count: sources })}.` : '',
  ].join(' ');
}

/** What has not been said while it grew: all of a quotation, for it does not grow. */
function rest({ turn, author, text }: EventOf<'message'>, growth: Said): string[] {
  const said = turn === growth.turn ? growth.sentences : 0;
  const left = sentencesOf(plainText(text)).slice(said);
  return said > 0 ? left : [`${author.name}:`, ...left];
}

function summary({ author, text }: EventOf<'message'>): string[] {
  const plain = plainText(text);
  const long = plain.length > LONG;
  return [`${author.name}:`, long ? `${beginning(text)} ${t('fullAnswer')}` : plain];
}

/** The first two sentences. */
function beginning(text: string): string {
  return sentencesOf(text).slice(0, 2).join(' ').slice(0, LONG);
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?…])\s+/u);
}
