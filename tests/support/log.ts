import { pino, type Logger } from 'pino';

/** For code under test that wants a logger nobody reads. */
export const quiet: Logger = pino({ level: 'silent' });
