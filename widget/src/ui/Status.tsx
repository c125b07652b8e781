import { useEffect, useRef, useState } from 'preact/hooks';
import { plainText } from '../markdown';
import { visibleText, type Item, type Timeline } from '../timeline';
import { useChat } from './context';
import { t } from './strings';

/** Longer answers are read by their beginning. */
const LONG = 500;
const QUEUE_MS = 30_000;

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
  const said = useRef(timeline.loaded ? timeline.lastSeq : -1);
  const queueSaidAt = useRef(0);
  const sentences = useRef(0);
  const mode = chat.readAloud.value;

  useEffect(() => {
    if (!timeline.loaded) return;
    if (said.current < 0) said.current = timeline.lastSeq;
    const fresh = timeline.items.filter((item) => item.seq > said.current);
    said.current = timeline.lastSeq;
    const spoken = fresh.map((item) => wordsFor(item, mode === 'finished')).filter(Boolean);
    if (spoken.length > 0) setWords(spoken.join(' '));
  }, [timeline.lastSeq, timeline.loaded]);

  const writing = timeline.answer?.turn;
  useEffect(() => {
    sentences.current = 0;
    if (writing === undefined || mode === 'off') return;
    setWords(t('isTyping', { name: chat.site.value.assistantName }));
  }, [writing]);

  const growing = mode === 'sentences' && timeline.answer ? visibleText(timeline.answer) : '';
  useEffect(() => {
    if (growing === '') return;
    const whole = plainText(growing).match(/[^.!?]+[.!?]+(?=\s)/g) ?? [];
    const fresh = whole.slice(sentences.current);
    if (fresh.length === 0) return;
    sentences.current = whole.length;
    setWords(fresh.join(' ').trim());
  }, [growing]);

  const position = timeline.queue?.position ?? null;
  useEffect(() => {
    if (position === null || Date.now() - queueSaidAt.current < QUEUE_MS) return;
    queueSaidAt.current = Date.now();
    setWords(t('position', { position }));
  }, [position]);

  const typing = timeline.typing?.author.name;
  useEffect(() => {
    if (typing !== undefined) setWords(t('isTyping', { name: typing }));
  }, [typing]);

  const notice = chat.notice.value;
  useEffect(() => {
    if (notice !== null) setWords(notice);
  }, [notice]);

  useConnectionWords(setWords);
  return words;
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

function wordsFor(item: Item, answers: boolean): string {
  if (item.type === 'owner') {
    if (item.owner === 'queue') return t('connecting');
    if (item.owner === 'agent') return t('joined', { name: item.agent?.name ?? '' });
    return item.owner === 'closed' ? t('ended') : '';
  }
  if (item.type === 'note' || item.author.kind === 'visitor') return '';
  if (item.author.kind === 'assistant' && !answers) return '';
  const text = plainText(item.text);
  const sources = item.citations.length;
  return [
    `${item.author.name}:`,
    text.length > LONG ? `${beginning(text)} ${t('fullAnswer')}` : text,
    sources > 0 ? `${t('sourceCount', { count: sources })}.` : '',
  ].join(' ');
}

/** The first two sentences. */
function beginning(text: string): string {
  return (text.match(/[^.!?]+[.!?]+/g) ?? [text.slice(0, LONG)]).slice(0, 2).join('').trim();
}
