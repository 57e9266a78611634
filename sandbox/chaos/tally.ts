import type { ChannelHandle } from '../discord/discord.ts';
import { ChannelTypes } from '../discord/model.ts';
import type { Published } from './publisher.ts';

/** What became of every declaration in every channel that follows it. */
export interface Tally {
  /** Pairs of a channel and a declaration. */
  readonly expected: number;
  readonly once: number;
  /** Of those, named in a line together with others, as after a suspension. */
  readonly inLine: number;
  /** As "#channel: No. N". */
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** Messages that do not show the newest edition. */
  readonly outdated: readonly string[];
}

interface Told {
  alerts: number;
  lines: number;
  /** By edition: short alerts about a later one. */
  additions: Map<string, number>;
  signatories: number;
}

type Message = ChannelHandle['messages'][number];

/** Reads what stands in the channels, and holds it against what was published. */
export function tally(channels: readonly ChannelHandle[], published: readonly Published[]): Tally {
  const pairs = channels.flatMap((channel) => {
    const told = toldIn(channel);
    return published.map((one) => ({
      ...one,
      name: `#${channel.name}: No. ${one.number}`,
      told: told.get(one.number),
    }));
  });
  const times = (told: Told | undefined) => (told?.alerts ?? 0) + (told?.lines ?? 0);
  const isDoubled = (told: Told | undefined) =>
    times(told) > 1 || [...(told?.additions.values() ?? [])].some((count) => count > 1);
  const named = (some: typeof pairs) => some.map(({ name }) => name);
  return {
    expected: pairs.length,
    once: pairs.filter(({ told }) => times(told) === 1).length,
    inLine: pairs.filter(({ told }) => told?.lines === 1).length,
    lost: named(pairs.filter(({ told }) => times(told) === 0)),
    doubled: named(pairs.filter(({ told }) => isDoubled(told))),
    outdated: named(
      pairs.filter(({ told, signatories }) => told?.alerts === 1 && told.signatories !== signatories),
    ),
  };
}

function toldIn(channel: ChannelHandle): Map<number, Told> {
  const told = new Map<number, Told>();
  const of = (number: number): Told => {
    const known = told.get(number) ?? { alerts: 0, lines: 0, additions: new Map(), signatories: 0 };
    told.set(number, known);
    return known;
  };
  for (const message of messagesIn(channel)) {
    const description = message.embeds[0]?.description ?? '';
    const number = Number(/^\*\*Written declaration No\. (\d+)/u.exec(description)?.[1] ?? Number.NaN);
    if (Number.isNaN(number)) {
      for (const [, named] of description.matchAll(/^\*\*\[?No\. (\d+)/gmu)) of(Number(named)).lines += 1;
    } else if (/\/channels\/\d+\/\d+\/\d+/u.test(description)) {
      const edition = /Edition (\d+)/u.exec(description)?.[1] ?? '1';
      const { additions } = of(number);
      additions.set(edition, (additions.get(edition) ?? 0) + 1);
    } else {
      const one = of(number);
      one.alerts += 1;
      one.signatories = Number(/(\d+) signator/u.exec(description)?.[1] ?? 0);
    }
  }
  return told;
}

/** Alerts only: no answers to commands, and no notices. In a forum each post has one. */
function messagesIn(channel: ChannelHandle): Message[] {
  // A thread under a text channel is a channel of its own.
  const posts = channel.state.type === ChannelTypes.forum ? channel.threads : [];
  return [channel, ...posts]
    .flatMap(({ messages }) => messages)
    .filter(({ interaction }) => interaction === null);
}
