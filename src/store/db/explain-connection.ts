import { sqlState } from './database.ts';
import { StoreError } from './errors.ts';

/** In our words, because the library's may repeat parts of the address. */
export function explainConnection(error: unknown, databaseUrl: string): StoreError {
  const { server, database, user } = describeUrl(databaseUrl);
  const say = (kind: 'refused' | 'unreachable', message: string) =>
    new StoreError(kind, `${message} (DATABASE_URL)`, { cause: error });
  switch (sqlState(error)) {
    case '28P01':
    case '28000':
      return say(
        'refused',
        `The server ${server} does not let user ${user} in: check the name and the password.`,
      );
    case '3D000':
      return say(
        'refused',
        `The server ${server} has no database ${database}: create it with CREATE DATABASE, or correct its name.`,
      );
    case '42501':
      return say(
        'refused',
        `User ${user} may not connect to database ${database} on ${server}: grant CONNECT on it.`,
      );
    case '53300':
      return say(
        'unreachable',
        `The server ${server} has no connection to spare: raise max_connections or stop something else.`,
      );
    case '57P03':
      return say(
        'unreachable',
        `The server ${server} is starting up or shutting down: try again in a moment.`,
      );
  }
  return say(
    'unreachable',
    `The server ${server} cannot be reached: check that it runs, and its host and port.`,
  );
}

function describeUrl(databaseUrl: string): { server: string; database: string; user: string } {
  try {
    const { host, pathname, username } = new URL(databaseUrl);
    return {
      server: host || 'on this machine',
      database: decodeURIComponent(pathname.slice(1)) || '(not named)',
      user: decodeURIComponent(username) || '(not named)',
    };
  } catch {
    return { server: 'named there', database: '(not named)', user: '(not named)' };
  }
}
