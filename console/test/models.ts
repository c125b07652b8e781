import type { Model, Models } from '../src/api/models';

export const MAIN: Model = {
  id: 'm1',
  name: 'Main',
  provider: 'openai',
  url: 'https://api.openai.com/v1',
  model: 'gpt-4.1-mini',
  keyEnding: 'cdef',
  unreadable: false,
  streams: 32,
  enabled: true,
  price: null,
  status: { breaker: 'CLOSED', streams: 3, last: null },
  updatedAt: '2026-11-29T12:00:00Z',
  updatedBy: 'Maria',
};

export const SECOND: Model = { ...MAIN, id: 'm2', name: 'Second' };

export const ALL: Models = {
  revision: 7,
  configured: false,
  canKeepKeys: true,
  models: [MAIN, SECOND],
  orders: { answer: ['m1', 'm2'] },
  providers: [
    { code: 'openai', url: MAIN.url, exampleModel: 'gpt-4.1-mini', needsKey: true },
    { code: 'ollama', url: 'http://localhost:11434', exampleModel: 'llama3.2', needsKey: false },
  ],
  today: { state: 'ENOUGH', spent: 0.42, daily: 10 },
};
