interface Event {
  seq: number;
  type: string;
}

interface StubConversation {
  id: string;
  name: string;
  events: Event[];
}

interface Desk {
  say(one: StubConversation, author: object, text: string): void;
  answer(one: StubConversation, text: string): void;
  move(one: StubConversation, owner: string, by: object, more?: object): void;
}

export class StubServer {
  url: string;
  product: {
    desk: Desk;
    failing: string | null;
    sessions: Map<string, object>;
    prompts: { draft: object | null }[];
    suggested: { what: string; turn: string; message?: string }[];
    article(id: string): object;
    reset(): void;
  };
  sockets: {
    cut(down: boolean): void;
    turnAway(): void;
    typing(one: StubConversation, active: boolean): void;
  };
  start(port?: number): Promise<StubServer>;
  stop(): Promise<void>;
  signIn(email?: string): { name: string; value: string; url: string };
  of(visitor: string): StubConversation;
}
