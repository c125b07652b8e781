import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ComponentType } from 'preact';
import { useChat } from './context';
import { Home } from './Home';

/** The view of a conversation comes a moment after home, which most visitors see first. */
const view = signal<ComponentType<{ id: string }> | null>(null);
const RETRY_MS = 3_000;

/** Gets the rest of the program, so that it is there when the server is not. */
export async function loadLater(): Promise<void> {
  try {
    view.value = (await import('./Conversation')).Conversation;
    await import('./MenuList');
  } catch {
    setTimeout(() => void loadLater(), RETRY_MS);
  }
}

/** The panel: home, or one conversation. */
export function App() {
  const chat = useChat();
  const screen = chat.screen.value;
  const Conversation = view.value;
  useEscape();
  if (screen === null) return <Home />;
  return Conversation === null ? (
    <div class="nd nd-panel" />
  ) : (
    <Conversation key={screen} id={screen} />
  );
}

/** Escape stops an answer, else it closes the panel. Menus and cards keep it for themselves. */
function useEscape() {
  const chat = useChat();
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      const screen = chat.screen.peek();
      const timeline = screen === null ? null : chat.timeline(screen).shown.peek();
      const state = timeline?.answer?.state;
      if (timeline && (state === 'queued' || state === 'running')) chat.stop(timeline);
      else chat.close();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}
