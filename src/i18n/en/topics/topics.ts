import { alternatives, count, list, number } from '../words.ts';

export const topics = {
  title: 'Topics',
  lead: (first: number, last: number) =>
    `What the written declarations on record are about: how many on each topic, year by year from ${first} to ${last}, and the latest.`,
  none: (names: readonly string[]) => `None yet on ${list(names)}.`,
  empty: (names: readonly string[]) =>
    `I have not read any written declaration yet; \`/status\` shows whether I can reach the sources. You can already follow these topics: ${list(names)}.`,
  ownTitle: 'This server’s own topics',
  own: (name: string) => `★ ${name} (this server)`,
  hint: '`/topics topic:` shows one of them, and `/subscribe topic:` follows it.',
  figures: (all: number, lastYear: number) =>
    `${count(all, 'written declaration', 'written declarations')}, ${lastYear === 0 ? 'none' : number(lastYear)} in the last 12 months`,
  noneHeld: 'No written declaration on this topic so far.',
  years: (first: number, last: number, counts: readonly string[]) =>
    `From ${first} to ${last}: ${counts.join(', ')}`,
  latest: 'The latest',
  follow: (name: string) => `To follow it: \`/subscribe topic:\` ${name}`,
  unknown: (typed: string, near: readonly string[]) =>
    `I found no topic called ${typed}. ${near.length === 0 ? '`/topics` shows them all.' : `Did you mean ${alternatives(near)}?`}`,
};
