// socket.io and pg. With RECOVERY=1 what a reader missed comes from its connection state recovery,
// which lives in the server's memory; otherwise from the table, as with ws.
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { store } from './store.mjs';

const log = store();
const recovery = process.env.RECOVERY === '1';
const http = createServer();
const io = new Server(http, {
  transports: ['websocket'],
  perMessageDeflate: false,
  ...(recovery ? { connectionStateRecovery: { maxDisconnectionDuration: 120_000 } } : {}),
});

async function post(socket, frame, done) {
  try {
    const seq = await log.append(frame);
    done({ seq });
    socket.to(frame.conversation).emit('event', { seq, text: frame.text });
  } catch (error) {
    done({ refused: error.message });
  }
}

io.on('connection', (socket) => {
  socket.on('join', async ({ conversation, after }, done) => {
    socket.join(conversation);
    done({ missed: recovery || after === null ? [] : await log.after(conversation, after) });
  });
  const under = (socket.data.under = new Set());
  socket.on('send', async (frame, done) => {
    const work = post(socket, frame, done);
    under.add(work);
    await work;
    under.delete(work);
  });
});
// Told to end: takes nobody more, lets each go when its message is written, and ends.
process.on('SIGTERM', () => {
  http.close(() => process.exit(0));
  for (const socket of io.sockets.sockets.values()) {
    Promise.all(socket.data.under).then(() => socket.disconnect(true));
  }
});
http.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'));
