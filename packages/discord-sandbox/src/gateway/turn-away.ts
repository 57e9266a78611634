import type { Duplex } from 'node:stream';

/** Answers one who asks for a WebSocket that there is none now. */
export function turnAway(socket: Duplex): void {
  // HTTP no longer listens to it: that a client breaks off is nobody's error.
  socket.on('error', () => undefined);
  socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
}
