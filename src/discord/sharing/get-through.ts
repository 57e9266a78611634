import { once } from 'node:events';
import { Routes, type APIGatewayBotInfo, type REST } from 'discord.js';
import { WebSocket } from 'undici';
import { troubleIn } from '../rest/trouble.ts';

/** Longer than this no try takes. */
const withinMs = 15_000;

/**
 * Whether Discord is reached, both ways: asks where its gateway is, connects to it, hears the greeting and goes. No session is begun.
 * Never rejects.
 */
export async function getsThrough(rest: Pick<REST, 'get'>, signal: AbortSignal): Promise<boolean> {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(withinMs)]);
  try {
    const { url } = (await rest.get(Routes.gatewayBot(), { signal: limited })) as APIGatewayBotInfo;
    return await isGreeted(url, limited);
  } catch (error) {
    // Whoever is refused has been heard.
    return troubleIn(error).who === 'refused';
  }
}

/** The first thing that a gateway says is Hello, before anybody says who they are (Discord's documentation of the gateway). */
async function isGreeted(address: string, signal: AbortSignal): Promise<boolean> {
  const socket = new WebSocket(`${address}/?v=10&encoding=json`);
  const over = new AbortController();
  const ended = AbortSignal.any([signal, over.signal]);
  const greeted = once(socket, 'message', { signal: ended }).then(() => true);
  // What ends before has said nothing; one that was never opened does not say that it is closed.
  const failed = ['close', 'error'].map((event) => once(socket, event, { signal: ended }).then(() => false));
  for (const one of [greeted, ...failed]) one.catch(() => undefined);
  try {
    return await Promise.race([greeted, ...failed]);
  } finally {
    over.abort();
    socket.close();
  }
}
