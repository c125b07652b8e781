// chat.v1 over POSTs, made to look like a WebSocket of the package ws to a `Link`.
import { EventEmitter } from 'node:events';

export class PostWire extends EventEmitter {
  constructor(response) {
    super();
    this.response = response;
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.on('close', () => this.emit('close'));
    response.flushHeaders();
  }

  send(text) {
    if (!this.response.writableEnded) this.response.write(`data: ${text}\n\n`);
  }

  close(code = 1000, reason = '') {
    if (this.response.writableEnded) return;
    this.response.end(`event: close\ndata: ${JSON.stringify({ code, reason })}\n\n`);
  }

  terminate() {
    this.response.destroy();
  }
}
