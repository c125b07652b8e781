import { transport } from './transport';

// Whatever holds for a client holds for one whose network lets no WebSocket through.
transport.socketsBlocked = true;
await import('./chatClient.test');
