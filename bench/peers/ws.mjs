// ws and pg: rooms by hand, an ack after the commit, replay from a position.
import { WebSocketServer } from 'ws';
import { store } from './store.mjs';

const log = store();
const rooms = new Map();
const writing = new WeakMap();
const server = new WebSocketServer({ host: '127.0.0.1', port: Number(process.env.PORT) });

const say = (socket, frame) => socket.send(JSON.stringify(frame));

async function post(socket, frame) {
  try {
    const seq = await log.append(frame);
    say(socket, { type: 'ack', id: frame.id, seq });
    const event = JSON.stringify({ type: 'event', seq, text: frame.text });
    for (const other of rooms.get(frame.conversation) ?? []) {
      if (other !== socket && other.readyState === 1) other.send(event);
    }
  } catch (error) {
    say(socket, { type: 'nack', id: frame.id, reason: error.message });
  }
}

server.on('connection', (socket) => {
  let room = null;
  const under = new Set();
  writing.set(socket, under);
  socket.on('message', async (bytes) => {
    const frame = JSON.parse(bytes);
    if (frame.type === 'join') {
      if (!rooms.has(frame.conversation)) rooms.set(frame.conversation, new Set());
      room = rooms.get(frame.conversation);
      room.add(socket);
      const missed = frame.after === null ? [] : await log.after(frame.conversation, frame.after);
      say(socket, { type: 'joined', missed });
      return;
    }
    const work = post(socket, frame);
    under.add(work);
    await work;
    under.delete(work);
  });
  socket.on('close', () => room?.delete(socket));
  socket.on('error', () => {});
});
// Told to end: takes nobody more, lets each go when its message is written, and ends.
process.on('SIGTERM', () => {
  server.close(() => process.exit(0));
  for (const socket of server.clients) {
    Promise.all(writing.get(socket)).then(() => socket.close(1001));
  }
});
server.on('listening', () => console.log('ready'));
