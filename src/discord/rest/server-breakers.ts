import { DiscordAPIError, type REST } from 'discord.js';
import type { Logger } from 'pino';
import { CircuitOpenError, createCircuitBreaker, type CircuitBreaker } from './circuit-breaker.ts';

/** What the courier asks Discord with. */
export type Requests = Pick<REST, 'get' | 'post' | 'patch'>;

/** Nothing is sent to one server: it refused too much in the last minutes. */
export class ServerCircuitOpenError extends CircuitOpenError {}

export interface BreakerSettings {
  readonly log?: Pick<Logger, 'info' | 'warn'>;
  /** Answers of 403 in a window that open the circuit of a server; far below what stops everybody. */
  readonly most?: number;
  readonly windowMs?: number;
  readonly now?: () => number;
}

/**
 * A circuit breaker for each server: one whose channels are refused over and over, whatever its permissions look
 * like, waits by itself, long before its refusals add up to what stops the bot everywhere.
 *
 * @returns a REST for what concerns a server. It throws {@link ServerCircuitOpenError} while the circuit is open.
 */
export function serverBreakers(
  rest: Requests,
  { log, most = 25, windowMs = 600_000, now }: BreakerSettings = {},
): (guildId: string) => Requests {
  const breakers = new Map<string, CircuitBreaker>();
  const brakeOf = (guildId: string): CircuitBreaker => {
    const known = breakers.get(guildId);
    if (known) return known;
    const circuitBreaker = createCircuitBreaker({
      most,
      windowMs,
      ...(now && { now }),
      onBraked: (retryAfterMs) =>
        log?.warn({ guild: guildId, retryAfterMs }, 'Discord refuses what is sent to a server: it waits'),
      onReleased: () => log?.info({ guild: guildId }, 'sending to the server again'),
    });
    breakers.set(guildId, circuitBreaker);
    return circuitBreaker;
  };
  return (guildId) => {
    // A direct message has a server of nobody else's.
    if (guildId === '') return rest;
    const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
      try {
        breakers.get(guildId)?.check();
      } catch (error) {
        throw error instanceof CircuitOpenError ? new ServerCircuitOpenError(error.retryAfterMs) : error;
      }
      try {
        return await work();
      } catch (error) {
        if (error instanceof DiscordAPIError && error.status === 403) brakeOf(guildId).count();
        throw error;
      }
    };
    return {
      get: (...args) => guarded(() => rest.get(...args)),
      post: (...args) => guarded(() => rest.post(...args)),
      patch: (...args) => guarded(() => rest.patch(...args)),
    };
  };
}
