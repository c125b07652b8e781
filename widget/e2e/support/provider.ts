import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

const WORD_MS = 150;
/** Words that an answer still has to say where it is held. */
const HELD = 20;
const ANSWER = [...Array.from({ length: 40 }, (_, at) => ` Word${at}.`), ' [p1]'];
const VERDICT = JSON.stringify({ sufficiency: 'full', missing: '' });

/**
 * A language model that speaks the OpenAI wire format and always says the same: forty numbered sentences of a word
 * that rest on the first passage, as our prompts ask for it to be said. Who asks for a judgement gets one at once: the
 * product waits with the answer for that.
 */
export class Provider {
  /** While set, no answer gets beyond its middle. */
  holds = false;
  #server: Server | null = null;

  async start(): Promise<string> {
    this.#server = createServer(async (request, response) => {
      const judges = (await text(request)).includes('You judge whether passages');
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      const words = judges ? [VERDICT] : [...ANSWER];
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
        if (this.holds && words.length === HELD) return;
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
