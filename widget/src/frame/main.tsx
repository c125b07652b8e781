import { render } from 'preact';
import { accentOf } from '../bridge/accent';
import {
  ChatClient,
  onWake,
  safeStorage,
  VisitorApi,
  type KeyValue,
  type Session,
} from '../client';
import { App, loadLater } from '../ui/App';
import { Chat } from '../ui/chat';
import { Surroundings } from '../ui/context';
import { speak, language } from '../ui/strings';
import { LoaderHost } from './loaderHost';
import { readParameters, rememberedSite, type Parameters } from './parameters';
import '../styles/tokens.css';
import '../styles/widget.css';

const SDK = 'nightdesk-widget/0.1.0';
const TICK_MS = 1_000;

const parameters = readParameters(location, window.parent !== window);
const storage = safeStorage(() => localStorage, `nightdesk.${parameters.siteKey}.`);
const host = new LoaderHost(parameters.origin);

void main();

async function main(): Promise<void> {
  look(parameters);
  await speak(parameters.languages);
  document.documentElement.lang = language.value.locale;
  const chat = makeChat(parameters, storage);
  listen(chat);
  const place = document.getElementById('app');
  if (place !== null) {
    render(
      <Surroundings.Provider value={{ chat, logo: parameters.logo }}>
        <App />
      </Surroundings.Provider>,
      place,
    );
  }
  host.tell({ report: 'ready' });
  if (!host.embedded) chat.opened(false);
  void loadLater();
  await chat.start();
}

function makeChat({ siteKey, page, attributes }: Parameters, storage: KeyValue): Chat {
  const api = new VisitorApi('', siteKey);
  api.token = storage.get('token');
  let session: Session | null = null;
  const client = new ChatClient({
    url: `${location.origin.replace(/^http/, 'ws')}/socket`,
    sdk: SDK,
    posts: true,
    outbox: `nightdesk-outbox-${siteKey}`,
    token: async () => {
      if (session === null) {
        session = await api.startSession(language.value.locale, attributes);
        storage.set('token', session.token);
        chat.begun(session);
      }
      return session.token;
    },
    tokenExpired: () => (session = null),
    open: async (conversation) => {
      await api.openConversation(conversation, language.value.locale, page);
      chat.created(conversation);
    },
  });
  const tabs =
    typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`nightdesk-${siteKey}`);
  const chat = new Chat({
    client,
    api,
    storage,
    host,
    tabs,
    site: rememberedSite(storage.get('site')),
  });
  return chat;
}

function listen(chat: Chat): void {
  const { signal } = new AbortController();
  onWake(() => chat.client.wake(), signal);
  const network = () => (chat.online.value = navigator.onLine);
  addEventListener('online', network);
  addEventListener('offline', network);
  setInterval(() => {
    if (chat.shown.value) chat.now.value = Date.now();
  }, TICK_MS);
  host.onCommand((command) => {
    switch (command.command) {
      case 'open':
        chat.opened(command.full);
        break;
      case 'close':
        chat.closed();
        break;
      case 'prefill':
        chat.prefill.value = command.text;
        break;
      default:
        command satisfies never;
    }
  });
}

function look({ scheme, accent }: Parameters): void {
  const root = document.documentElement;
  if (scheme !== null) root.dataset['scheme'] = scheme;
  const own = accentOf(accent);
  if (own === null) return;
  root.style.setProperty('--accent', own.accent);
  root.style.setProperty('--on-accent', own.onAccent);
}
