import { sqlState } from './database.ts';
import { StoreError } from './errors.ts';

/** In our words, because the library's may repeat parts of the address. */
export function explainConnection(error: unknown, databaseUrl: string): StoreError {
  const { server, database, user } = describeUrl(databaseUrl);
  const say = (kind: 'refused' | 'unreachable', message: string) =>
    new StoreError(kind, `${message} (DATABASE_URL)`, { cause: error });
  const tls = refusedEncryption(error);
  if (tls !== null) return say('refused', `The server ${server} ${tls}`);
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
  if (codeOf(error) === 'ENOTFOUND' || codeOf(error) === 'EAI_AGAIN')
    return say(
      'unreachable',
      `No address is known for the name of the server ${server}: check its spelling and the DNS.`,
    );
  return say(
    'unreachable',
    `The server ${server} cannot be reached: check that it runs, and its host and port.`,
  );
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** What is wrong with the encryption of a connection; `null` when nothing is. */
function refusedEncryption(error: unknown): string | null {
  const message = error instanceof Error ? error.message : '';
  if (/server does not support SSL/iu.test(message))
    return 'speaks no encrypted connection: leave sslmode out of the address, or turn ssl on there.';
  if (sqlState(error) === '28000' && /no encryption|SSL off/iu.test(message))
    return 'wants an encrypted connection: add ?sslmode=verify-full to the address.';
  if (/CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO/u.test(codeOf(error)))
    return `does not prove that it is the one that is meant: its certificate is not valid here (${codeOf(error)}). Name the authority that signed it with sslrootcert in the address, or correct the host.`;
  return null;
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
