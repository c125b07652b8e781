// The one script of an embedding page. It draws the launcher and, once somebody wants it, a frame
// with the chat. Every byte counts here: functions instead of classes, because their names shrink.
import { ENVELOPE, isEnvelope, type Command, type Preview, type Report } from '../bridge/bridge';
import { button, element, icon } from './dom';
import css from './loader.css?inline';
import { wordsOf } from './words';

const CHAT =
  'M10 3.2c4 0 7 2.7 7 6.2s-3 6.2-7 6.2c-.9 0-1.8-.1-2.6-.4L3.8 16.6l.9-3.2A5.8 5.8 0 0 1 3 9.4c0-3.5 3-6.2 7-6.2z';
const DOWN = 'M4.5 7.5L10 13l5.5-5.5';
const CROSS = 'M5 5l10 10M15 5L5 15';
const SMALL = '(max-width:479px),(max-height:479px)';
/** The frame reports as soon as its document has come; silence means that it was blocked. */
const BLOCKED_MS = 5_000;
/** Remembers on the host page that this browser has had a chat. */
const VISITED = 'nightdesk.visited';

type Call = ArrayLike<unknown>;
type Api = ((...call: unknown[]) => void) & { q?: Call[]; up?: boolean };

declare global {
  interface Window {
    Nightdesk?: Api;
  }
}

const warn = (text: string) => {
  // oxlint-disable-next-line no-console -- the one place where a site owner can see it
  console.warn('Nightdesk: ' + text);
};

function load(script: HTMLScriptElement): Api {
  const { dataset } = script;
  const server = new URL(script.src).origin;
  const root = document.documentElement;
  const language = dataset['lang'] ?? (root.lang || navigator.language);
  const [openWord = '', closeWord = '', unreadWord, dismissWord = '', aiWord] = wordsOf(language);
  const name = dataset['label'] ?? openWord;
  const runs: [event: unknown, run: (detail?: unknown) => void][] = [];
  const queue: Command[] = [];
  let frame: HTMLIFrameElement | null = null;
  let ready = false;
  let isOpen = false;
  let unread = 0;
  let preview: Preview | null = null;
  let dismissed = '';

  const badge = element('span', 'badge');
  const picture = icon(CHAT);
  const launcher = button('launcher', '', () => toggle(), picture, badge);
  const bubble = element('div', 'preview');
  const panel = element('div', 'panel');
  const dock = element('div', 'dock', panel, bubble, launcher);
  const host = document.createElement('nightdesk-chat');

  const draw = () => {
    dock.classList.toggle('open', isOpen);
    picture.firstElementChild?.setAttribute('d', isOpen ? DOWN : CHAT);
    launcher.ariaExpanded = String(isOpen);
    badge.hidden = isOpen || !unread;
    badge.textContent = unread > 9 ? '9+' : String(unread);
    launcher.ariaLabel = isOpen ? closeWord : name + (unread ? `, ${unread} ${unreadWord}` : '');
    bubble.hidden = isOpen || !preview || preview.text === dismissed;
    if (preview !== null) drawPreview(preview);
  };

  const drawPreview = ({ kind, name, text }: Preview) => {
    const person = kind === 'agent';
    bubble.replaceChildren(
      element('i', person ? 'person' : '', name.charAt(0)),
      button(
        '',
        '',
        open,
        element('b', '', person ? name : `${name} · ${aiWord}`),
        element('span', '', text),
      ),
      button(
        'dismiss',
        dismissWord,
        () => {
          dismissed = text;
          draw();
        },
        icon(CROSS),
      ),
    );
  };

  /** The chat's address; as a page of its own it has nobody to answer to. */
  const address = (embedded: boolean) => {
    const query = new URLSearchParams(dataset as Record<string, string>);
    query.set('lang', language);
    query.set('page', location.href.split(/[?#]/)[0] ?? '');
    if (embedded) query.set('origin', location.origin);
    return `${server}/frame?${query}`;
  };

  const ensureFrame = () => {
    if (frame !== null) return;
    frame = element('iframe', '');
    frame.title = 'Chat';
    frame.allow = 'clipboard-write';
    frame.src = address(true);
    frame.onload = () => setTimeout(() => ready || blocked(), BLOCKED_MS);
    panel.append(frame);
  };

  /** This page shows no frames of ours: the launcher leads to the chat instead. */
  const blocked = () => {
    close();
    panel.remove();
    const link = element('a', 'launcher', picture);
    link.href = address(false);
    link.target = '_blank';
    link.rel = 'noopener';
    link.ariaLabel = name;
    launcher.replaceWith(link);
    tell('error', { reason: 'blocked' });
  };

  const send = (command: Command) => {
    if (ready) frame?.contentWindow?.postMessage({ ...command, nightdesk: ENVELOPE }, server);
    else queue.push(command);
  };

  const tell = (event: string, detail?: unknown) => {
    for (const [wanted, run] of runs) if (wanted === event) run(detail);
  };

  const open = () => {
    if (isOpen) return;
    ensureFrame();
    isOpen = true;
    draw();
    frame?.focus();
    send({ command: 'open', full: matchMedia(SMALL).matches });
    visited(true);
    tell('open');
  };

  const close = () => {
    if (!isOpen) return;
    const inside = document.activeElement === host;
    isOpen = false;
    draw();
    send({ command: 'close' });
    if (inside) launcher.focus();
    tell('close');
  };

  const toggle = () => (isOpen ? close() : open());

  const hear = ({ source, origin, data }: MessageEvent<unknown>) => {
    if (!frame || source !== frame.contentWindow || origin !== server) return;
    if (!isEnvelope<Report>(data)) return;
    const { report, ...detail } = data;
    if (report === 'close') {
      close();
      return;
    }
    if (report === 'ready') {
      ready = true;
      queue.splice(0).forEach(send);
    }
    if (data.report === 'unread') {
      ({ count: unread, preview } = data);
      draw();
    }
    tell(report, detail);
  };

  const commands: Record<string, (...values: unknown[]) => void> = {
    open,
    close,
    toggle,
    show: () => (launcher.hidden = false),
    hide: () => {
      close();
      launcher.hidden = true;
    },
    shutdown: () => {
      host.remove();
      delete window.Nightdesk;
    },
    prefill: (text) => {
      ensureFrame();
      send({ command: 'prefill', text: String(text) });
    },
    on: (event, run) => {
      runs.push([event, run as () => void]);
      if (ready && event === 'ready') tell(event);
    },
  };

  // The side is physical: it does not follow the direction of the page or of the chat.
  const side = dataset['side'] ?? (root.dir === 'rtl' ? 'left' : 'right');
  dock.classList.add(side);
  dock.style.colorScheme = dataset['scheme'] ?? 'light dark';
  paint(dock, dataset['accent']);
  launcher.hidden = 'hideLauncher' in dataset;
  launcher.onpointerenter = launcher.onfocus = ensureFrame;
  launcher.onkeydown = (event) => {
    if (event.key === 'Escape') close();
  };
  addEventListener('message', hear);
  // A keyboard on the screen leaves this much of a full-screen panel.
  const view = window.visualViewport;
  if (view) view.onresize = () => dock.style.setProperty('--h', view.height + 'px');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  const shadow = host.attachShadow({ mode: 'closed' });
  shadow.adoptedStyleSheets = [sheet];
  shadow.append(dock);
  document.body.append(host);
  draw();
  if (visited()) setTimeout(ensureFrame, 1_500);

  return (command, ...values) => {
    const run = commands[String(command)];
    if (run) run(...values);
    else warn('no command ' + String(command));
  };
}

/** A site's own colour, with white or ink on it, whichever is easier to see. */
function paint({ style }: HTMLElement, accent = ''): void {
  if (!/^#[0-9a-f]{6}$/i.test(accent)) return;
  const colour = Number.parseInt(accent.slice(1), 16);
  const light = (colour >> 16) * 3 + ((colour >> 8) & 255) * 6 + (colour & 255);
  style.setProperty('--accent', accent);
  if (light > 1500) style.setProperty('--on', '#14171f');
}

/** Whether this browser has had a chat here; without storage the frame waits for the first hover. */
function visited(now?: boolean): unknown {
  try {
    if (now) localStorage.setItem(VISITED, '1');
    return localStorage.getItem(VISITED);
  } catch {
    return null;
  }
}

function start(): void {
  const script = document.currentScript as HTMLScriptElement | null;
  const before = window.Nightdesk;
  if (before?.up) warn('embedded twice');
  else if (!script?.dataset['key']) warn('data-key is missing');
  else {
    // Calls before this script, and before there is a body to draw in.
    const early: Call[] = [...(before?.q ?? [])];
    let api: Api | null = null;
    window.Nightdesk = (...call) => (api ? api(...call) : early.push(call));
    window.Nightdesk.up = true;
    const begin = () => {
      api = load(script);
      for (const call of early) api(...Array.from(call));
    };
    if (document.body) begin();
    else document.addEventListener('DOMContentLoaded', begin);
  }
}

start();
