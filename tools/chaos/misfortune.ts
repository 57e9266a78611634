import type { ChannelHandle, Discord, Fault, FaultRequest } from 'discord-sandbox';
import type { Chance } from './chance.ts';
import { createDeck } from './deck.ts';

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

/** In which part of the rounds each of them is asked for. */
const rate = 0.15;

/** What makes Discord misbehave, and counts how often it did. */
export interface Misfortunes {
  /** How many of each kind befell a request. */
  readonly counts: Readonly<Record<string, number>>;
  strike(): void;
  /** Ends them all: what was revoked is given back. What befell nobody yet may do so while the bot catches up. */
  heal(): void;
}

export function createMisfortunes(
  discord: Discord,
  channels: readonly ChannelHandle[],
  { rounds, chance }: { readonly rounds: number; readonly chance: Chance },
): Misfortunes {
  const rates = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, rate]));
  const deck = createDeck({ ...rates, disconnects: 0.2, revocations: 0.2 }, { rounds, chance });
  const asked: { readonly kind: string; readonly fault: Fault }[] = [];
  let latest: typeof asked = [];
  const revoked = new Set<ChannelHandle>();
  let disconnects = 0;
  let revocations = 0;

  const countsOf = () => {
    const counts = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, 0]));
    for (const { kind, fault } of asked) counts[kind] = (counts[kind] ?? 0) + fault.hits;
    return counts;
  };
  const ask = (kind: string, route: string, times: number) => {
    const fault = kinds[kind]?.(chance);
    if (fault) latest.push({ kind, fault: discord.fail({ ...fault, route, times }) });
  };
  const give = () => {
    for (const channel of revoked) channel.setPermissions({});
    revoked.clear();
  };
  return {
    get counts() {
      return { ...countsOf(), disconnects, revocations };
    },
    strike: () => {
      // What befell nobody is over: else ever more would pile up, until nothing is answered at all.
      discord.clearFaults();
      const missed = new Set(latest.filter(({ fault }) => fault.hits === 0).map(({ kind }) => kind));
      for (const kind of missed) deck.again(kind);
      latest = [];
      const dealt = deck.deal();
      for (const kind of dealt) {
        const route = missed.has(kind) || chance.happens(0.6) ? routes[0] : chance.of(routes);
        ask(kind, route, chance.between(1, 2));
      }
      asked.push(...latest);
      if (dealt.has('disconnects')) {
        discord.gateway.disconnect({ resumable: chance.happens(0.7) });
        disconnects += 1;
      }
      if (chance.happens(0.5)) give();
      if (dealt.has('revocations')) {
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
      latest = [];
      for (const [kind, hits] of Object.entries(countsOf())) if (hits === 0) ask(kind, routes[0], 1);
      asked.push(...latest);
    },
  };
}
