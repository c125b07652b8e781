import { expect, test, vi } from 'vitest';
import { Chat, type ChatParts } from '../src/ui/chat';

vi.stubGlobal('navigator', { onLine: true });

/** A chat that shows a conversation and whose requests succeed. */
function chat() {
  const done = () => Promise.resolve();
  const client = { wake: vi.fn(), create: done };
  const parts = {
    client,
    api: { askForPerson: done, backToAssistant: done, rateAnswer: done },
    storage: { get: () => null, set: () => {} },
    tabs: null,
  };
  const shown = new Chat(parts as unknown as ChatParts);
  shown.screen.value = 'c';
  return { shown, wake: client.wake };
}

test.each([
  ['asks for a person', (shown: Chat) => shown.askForPerson()],
  ['goes back to the assistant', (shown: Chat) => shown.backToAssistant()],
  ['rates an answer', (shown: Chat) => shown.rate('c', 1, 'up')],
])('whoever %s makes sure of the connection that tells of it', async (_, act) => {
  const { shown, wake } = chat();

  await act(shown);

  expect(wake).toHaveBeenCalledOnce();
});
