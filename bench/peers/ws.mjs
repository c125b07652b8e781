// ws and pg: rooms by hand, an ack after the commit, replay from a position.
import { WebSocketServer } from 'ws';
import { store } from './store.mjs';

const log = store();
const rooms = new Map();
const server = new WebSocketServer({ host: '127.0.0.1', port: Number(process.env.PORT) });

server.on('connection', (socket) => {
  let room = null;
  const say = (frame) => socket.send(JSON.stringify(frame));
  socket.on('message', async (bytes) => {
    const frame = JSON.parse(bytes);
    if (frame.type === 'join') {
      if (!rooms.has(frame.conversation)) rooms.set(frame.conversation, new Set());
      room = rooms.get(frame.conversation);
      room.add(socket);
      const missed = frame.after === null ? [] : await log.after(frame.conversation, frame.after);
      say({ type: 'joined', missed });
      return;
    }
    try {
      const seq = await log.append(frame);
      say({ type: 'ack', id: frame.id, seq });
      const event = JSON.stringify({ type: 'event', seq, text: frame.text });
      for (const other of rooms.get(frame.conversation) ?? []) {
        if (other !== socket && other.readyState === 1) other.send(event);
      }
    } catch (error) {
      say({ type: 'nack', id: frame.id, reason: error.message });
    }
  });
  socket.on('close', () => room?.delete(socket));
  socket.on('error', () => {});
});
server.on('listening', () => console.log('ready'));
