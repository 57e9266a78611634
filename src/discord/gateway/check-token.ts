import type { Logger } from 'pino';
import { readApplication } from '../registration/application.ts';
import { asConnectError } from './client.ts';
import { createRest } from '../rest/rest.ts';

export interface TokenCheck {
  readonly apiUrl: string;
  readonly token: string;
  readonly log: Pick<Logger, 'debug'>;
  readonly signal: AbortSignal;
}

const patienceMs = 5_000;

/**
 * Asks Discord whether it knows the token, before anything else is done. Where it does not answer, connecting finds out.
 *
 * @throws {ConnectError} of the kind `token` when Discord does not accept it.
 */
export async function checkToken({ apiUrl, token, log, signal }: TokenCheck): Promise<void> {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
  try {
    await readApplication(createRest(apiUrl, token), limited);
  } catch (error) {
    const known = asConnectError(error);
    if (known.kind === 'token') throw known;
    log.debug({ err: known }, 'whether Discord accepts the token is not known yet');
  }
}
