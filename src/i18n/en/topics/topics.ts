import { alternatives, count, list, number } from '../words.ts';

export const topics = {
  title: 'Topics',
  lead: (first: number, last: number) =>
    `What the written declarations held here are about: how many there are, year by year from ${first} to ${last}, and the latest.`,
  none: (names: readonly string[]) => `None yet on ${list(names)}.`,
  empty: (names: readonly string[]) =>
    `I hold no written declaration yet; \`/status\` says how the sources are doing. These topics can be followed already: ${list(names)}.`,
  ownTitle: 'This server’s own topics',
  own: (name: string) => `★ ${name} (this server)`,
  hint: '`/topics topic:` shows one of them, and `/subscribe topic:` follows it.',
  figures: (all: number, lastYear: number) =>
    `${count(all, 'written declaration', 'written declarations')}, ${number(lastYear)} of the last 12 months`,
  noneHeld: 'None of the written declarations held here so far.',
  years: (first: number, last: number, counts: readonly string[]) =>
    `From ${first} to ${last}: ${counts.join(', ')}`,
  latest: 'The latest',
  follow: (name: string) => `To follow it: \`/subscribe topic:\` ${name}`,
  unknown: (typed: string, near: readonly string[]) =>
    `I know no topic called ${typed}. ${near.length === 0 ? '`/topics` shows them all.' : `Did you mean ${alternatives(near)}?`}`,
};
