import type { ChannelHandle, Discord, FaultRequest } from '../discord/discord.ts';
import type { Chance } from './chance.ts';

const routes = [
  '/channels/:channel/messages',
  '/channels/:channel/threads',
  '/channels/:channel/messages/:message',
  '/channels/:channel/messages/:message/crosspost',
] as const;

/** What can happen to a request, by name. */
const kinds: Readonly<Record<string, (chance: Chance) => Omit<FaultRequest, 'route'>>> = {
  'a fault before': () => ({ status: 503 }),
  'a fault after it was done': () => ({ status: 500, how: 'after' }),
  silence: () => ({ how: 'hang' }),
  'silence after it was done': () => ({ how: 'hang-after' }),
  'a cut connection': () => ({ how: 'drop' }),
  'a cut connection after it was done': () => ({ how: 'drop-after' }),
  'a limit of the route': (chance) => ({
    status: 429,
    scope: 'user',
    retryAfter: chance.between(1, 20) / 10,
  }),
  'a limit shared with others': (chance) => ({
    status: 429,
    scope: 'shared',
    retryAfter: chance.between(1, 40) / 10,
  }),
  'the limit of all routes': (chance) => ({
    status: 429,
    scope: 'global',
    retryAfter: chance.between(1, 10) / 10,
  }),
};

/** What makes Discord misbehave, and counts how often it did. */
export interface Misfortunes {
  /** How many of each kind befell a request. */
  readonly counts: Readonly<Record<string, number>>;
  strike(): void;
  /** Ends them all: what was revoked is given back. */
  heal(): void;
}

export function createMisfortunes(
  discord: Discord,
  channels: readonly ChannelHandle[],
  chance: Chance,
): Misfortunes {
  const asked: { readonly kind: string; readonly fault: { readonly hits: number } }[] = [];
  const revoked = new Set<ChannelHandle>();
  let disconnects = 0;
  let revocations = 0;

  const give = () => {
    for (const channel of revoked) channel.setPermissions({});
    revoked.clear();
  };
  return {
    get counts() {
      const counts: Record<string, number> = {};
      for (const { kind, fault } of asked) counts[kind] = (counts[kind] ?? 0) + fault.hits;
      return { ...counts, disconnects, revocations };
    },
    strike: () => {
      // What befell nobody is over: else ever more would pile up, until nothing is answered at all.
      discord.clearFaults();
      for (let left = chance.between(0, 3); left > 0; left -= 1) {
        const kind = chance.of(Object.keys(kinds));
        const fault = kinds[kind]?.(chance);
        const route = chance.happens(0.6) ? routes[0] : chance.of(routes);
        if (fault)
          asked.push({ kind, fault: discord.fail({ ...fault, route, times: chance.between(1, 2) }) });
      }
      if (chance.happens(0.2)) {
        discord.gateway.disconnect({ resumable: chance.happens(0.7) });
        disconnects += 1;
      }
      if (chance.happens(0.5)) give();
      if (chance.happens(0.2)) {
        const channel = chance.of(channels);
        const denied = chance.of(['SendMessages', 'ViewChannel', 'EmbedLinks'] as const);
        channel.setPermissions({ deny: [denied] });
        revoked.add(channel);
        revocations += 1;
      }
    },
    heal: () => {
      discord.clearFaults();
      give();
    },
  };
}
