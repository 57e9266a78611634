import { messagesFor } from '../../src/i18n/messages.ts';
import { type ChannelHandle, ChannelTypes } from 'discord-sandbox';
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
  const each = channels.map((channel) => tallyOne(channel, published));
  const sum = (of: (one: Tally) => number) => each.reduce((total, one) => total + of(one), 0);
  return {
    expected: sum(({ expected }) => expected),
    once: sum(({ once }) => once),
    inLine: sum(({ inLine }) => inLine),
    lost: each.flatMap(({ lost }) => lost),
    doubled: each.flatMap(({ doubled }) => doubled),
    outdated: each.flatMap(({ outdated }) => outdated),
  };
}

function tallyOne(channel: ChannelHandle, published: readonly Published[]): Tally {
  const { told, unnamed } = toldIn(channel);
  const name = (number: number) => `#${channel.name}: No. ${number}`;
  const named = (some: readonly Published[]) => some.map(({ number }) => name(number));
  const times = ({ number }: Published) => (told.get(number)?.alerts ?? 0) + (told.get(number)?.lines ?? 0);
  const untold = published.filter((one) => times(one) === 0);
  const twice = published.filter((one) => {
    const additions = told.get(one.number)?.additions.values() ?? [];
    return times(one) > 1 || [...additions].some((count) => count > 1);
  });
  // A long line names some and counts the others: as many as nobody has told by name.
  const surplus = unnamed - untold.length;
  return {
    expected: published.length,
    once: published.filter((one) => times(one) === 1).length + Math.min(unnamed, untold.length),
    inLine: unnamed + published.filter(({ number }) => (told.get(number)?.lines ?? 0) > 0).length,
    lost: named(untold.slice(unnamed)),
    doubled: [
      ...named(twice),
      ...(surplus > 0 ? [`#${channel.name}: ${surplus} counted in a line and told besides`] : []),
    ],
    outdated: named(
      published.filter(({ number, signatories }) => {
        const one = told.get(number);
        return one?.alerts === 1 && one.signatories !== signatories;
      }),
    ),
  };
}

function toldIn(channel: ChannelHandle): { told: Map<number, Told>; unnamed: number } {
  const told = new Map<number, Told>();
  let unnamed = 0;
  const of = (number: number): Told => {
    const known = told.get(number) ?? { alerts: 0, lines: 0, additions: new Map(), signatories: 0 };
    told.set(number, known);
    return known;
  };
  for (const { content, embeds } of messagesIn(channel)) {
    const description = embeds[0]?.description ?? '';
    const number = Number(/^No\. (\d+)/u.exec(embeds[0]?.title ?? '')?.[1] ?? Number.NaN);
    if (Number.isNaN(number)) {
      const named = [...description.matchAll(/^\*\*\[?No\. (\d+)/gmu)];
      for (const [, one] of named) of(Number(one)).lines += 1;
      const total = /^([\d,]+) more written declarations? that/u.exec(content)?.[1];
      unnamed += total === undefined ? 0 : Number(total.replaceAll(',', '')) - named.length;
    } else if (/\/channels\/\d+\/\d+\/\d+/u.test(description) || !followsAll(embeds[0])) {
      const edition = /Edition (\d+)/u.exec(description)?.[1] ?? '1';
      const { additions } = of(number);
      additions.set(edition, (additions.get(edition) ?? 0) + 1);
    } else {
      const one = of(number);
      one.alerts += 1;
      one.signatories = Number(/(\d+) signator/u.exec(description)?.[1] ?? 0);
    }
  }
  return { told, unnamed };
}

/**
 * Every channel follows everything, and its first alert says so. What comes for another reason is about a later
 * edition, of a declaration that a line had named: there is no message then that it could link to.
 */
function followsAll(embed: Message['embeds'][number] | undefined): boolean {
  return embed?.description?.includes(everything) === true;
}

const { everything } = messagesFor('en').reasons;
const { test } = messagesFor('en').telling;

/** Alerts only: no answers to commands, and no notices. In a forum each post has one. */
function messagesIn(channel: ChannelHandle): Message[] {
  // A thread under a text channel is a channel of its own.
  const posts = channel.state.type === ChannelTypes.forum ? channel.threads : [];
  return [channel, ...posts]
    .flatMap(({ messages }) => messages)
    .filter(({ interaction, content }) => interaction === null && !content.includes(test));
}
