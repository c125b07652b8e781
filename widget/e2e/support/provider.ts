import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const WORD_MS = 80;

/**
 * A language model that speaks the OpenAI wire format and always says the same: forty numbered sentences of a word
 * that rest on the first passage, as our prompts ask for it to be said.
 */
export class Provider {
  #server: Server | null = null;

  async start(): Promise<string> {
    this.#server = createServer((request, response) => {
      request.resume();
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      const words = Array.from({ length: 40 }, (_, at) => ` Word${at}.`);
      words.push(' [p1]');
      const send = (delta: object, finish: string | null) =>
        response.write(
          `data: ${JSON.stringify({
            id: 'x',
            object: 'chat.completion.chunk',
            model: 'test',
            choices: [{ index: 0, delta, finish_reason: finish }],
          })}\n\n`,
        );
      send({ role: 'assistant', content: '' }, null);
      const timer = setInterval(() => {
        const word = words.shift();
        if (word !== undefined) {
          send({ content: word }, null);
          return;
        }
        clearInterval(timer);
        send({}, 'stop');
        response.end('data: [DONE]\n\n');
      }, WORD_MS);
      response.on('close', () => clearInterval(timer));
    });
    await new Promise<void>((resolve) => this.#server?.listen(0, '127.0.0.1', resolve));
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/v1`;
  }

  stop(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }
}
