import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Chat } from './chat';

export interface Surroundings {
  chat: Chat;
  /** Address of the site's logo on this server. */
  logo: string | null;
}

export const Surroundings = createContext<Surroundings | null>(null);

export function useChat(): Chat {
  return useSurroundings().chat;
}

export function useSurroundings(): Surroundings {
  const surroundings = useContext(Surroundings);
  if (surroundings === null) throw new Error('Rendered outside of Surroundings');
  return surroundings;
}
