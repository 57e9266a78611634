import type { Misbehaviour } from '../assembly-sandbox/misbehaviour.ts';
import type { SmallDisk } from '../faults/small-disk.ts';
import type { Chance } from './chance.ts';
import { createDeck } from './deck.ts';
import type { Stage } from './stage.ts';

/** How far the bot's clock may be from the world's, either way. */
const skewsMs = [5, 10].map((minutes) => minutes * 60_000);

/** What the site shows instead of what was asked for. */
const pages = {
  pages: ['maintenance', 'soft 404', 'empty', 'challenge', 'home'],
  feed: ['maintenance', 'empty', 'challenge', 'unchanged'],
} as const satisfies Readonly<Record<string, readonly Misbehaviour[]>>;
const misbehaviours = (['pages', 'feed'] as const).flatMap((place) =>
  pages[place].map((page) => ({ name: `${place}: ${page}`, place, page })),
);

/** In which part of the rounds each comes: while the bot is down, and while it runs. */
const downRates = {
  'a server that left and returned while down': 0.1,
  'a server that left for longer': 0.1,
  'an outage at the start': 0.15,
  'a clock that is ahead': 0.15,
  'a clock that is behind': 0.15,
};
const inDoubt = 'a test while an alert is in doubt';
const upRates = { 'tests asked for': 0.3, [inDoubt]: 0.15 };
export const fullDisk = 'a full disk';

/** What goes wrong beside Discord's answers: the clock, the disk, the Assembly's site, a server that leaves, an outage. */
export interface Troubles {
  readonly counts: Readonly<Record<string, number>>;
  /** While the bot is down. Returns by how much its clock is wrong when it starts. */
  whileDown(): number;
  /** As the bot starts. */
  atStart(): void;
  strike(): void;
  /** Ends them all; a test while an alert is in doubt that never came may do so yet. Returns a clock that is behind nothing that was written. */
  heal(): number;
}

export function createTroubles(
  { assembly, discord, channels, guilds, test }: Stage,
  {
    rounds,
    chance,
    disk,
  }: {
    readonly rounds: number;
    readonly chance: Chance;
    /** On which the embedded database is; without it no disk is full. */
    readonly disk?: SmallDisk | undefined;
  },
): Troubles {
  const own: Record<string, number> = {};
  for (const kind of [...Object.keys(downRates), ...Object.keys(upRates), fullDisk]) own[kind] = 0;
  const count = (what: string) => {
    own[what] = (own[what] ?? 0) + 1;
  };
  const countsOf = (): Record<string, number> => ({
    ...own,
    ...Object.fromEntries(misbehaviours.map(({ name }) => [name, assembly.misbehaviours[name] ?? 0])),
  });
  const down = createDeck(downRates, { rounds, chance });
  const up = createDeck(
    {
      ...upRates,
      [fullDisk]: disk ? 0.15 : 0,
      ...Object.fromEntries(misbehaviours.map(({ name }) => [name, 0.1])),
    },
    { rounds, chance },
  );
  const timers = new Set<NodeJS.Timeout>();
  const soon = (work: () => void, mostMs: number) =>
    void timers.add(setTimeout(work, chance.between(0, mostMs)));
  const shown = new Map<string, number>();
  const mend = new Map<string, () => void>();
  let gone = false;
  let out = false;
  let isFull = false;
  let waiting: NodeJS.Timeout | undefined;

  const comeBack = () => {
    if (gone || out) guilds.elsewhere.restore();
    gone = false;
    out = false;
  };
  const makeRoom = () => {
    if (isFull) disk?.makeRoom();
    isFull = false;
  };
  const behave = () => {
    for (const undo of mend.values()) undo();
    mend.clear();
  };
  const noMoreWaiting = () => {
    if (waiting) up.again(inDoubt);
    clearInterval(waiting);
    waiting = undefined;
  };
  /** The alert stands in the channel, the bot does not know, and a test comes beside it. */
  const testInDoubt = () => {
    const [channel] = channels;
    if (!channel) return;
    const route = `/channels/${channel.id}/messages`;
    const fault = discord.fail({ how: 'hang-after', method: 'POST', route });
    waiting = setInterval(() => {
      if (fault.hits === 0) return;
      clearInterval(waiting);
      waiting = undefined;
      test(chance);
      count(inDoubt);
    }, 25).unref();
  };
  return {
    get counts() {
      return countsOf();
    },
    whileDown: () => {
      const dealt = down.deal();
      if (chance.happens(0.5)) comeBack();
      if (dealt.has('a server that left and returned while down')) {
        comeBack();
        guilds.elsewhere.remove();
        gone = true;
        comeBack();
        count('a server that left and returned while down');
      }
      if (dealt.has('a server that left for longer')) {
        comeBack();
        guilds.elsewhere.remove();
        gone = true;
        count('a server that left for longer');
      }
      if (dealt.has('an outage at the start')) {
        if (gone) down.again('an outage at the start');
        else if (!out) guilds.elsewhere.remove({ unavailable: true });
        if (!gone) {
          out = true;
          count('an outage at the start');
        }
      }
      if (chance.happens(0.5)) makeRoom();
      const way = ['a clock that is ahead', 'a clock that is behind'].find((one) => dealt.has(one));
      if (way === undefined) return 0;
      if (way === 'a clock that is ahead' && dealt.has('a clock that is behind'))
        down.again('a clock that is behind');
      count(way);
      return chance.of(skewsMs) * (way === 'a clock that is ahead' ? 1 : -1);
    },
    atStart: () => {
      if (gone || out) soon(comeBack, 4_000);
      if (isFull) soon(makeRoom, 4_000);
    },
    strike: () => {
      noMoreWaiting();
      // What nobody asked for since befell nobody.
      for (const [name, before] of shown) if (countsOf()[name] === before) up.again(name);
      shown.clear();
      if (chance.happens(0.5)) behave();
      const dealt = up.deal();
      for (const place of ['pages', 'feed'] as const) {
        const due = misbehaviours.filter((each) => each.place === place && dealt.has(each.name));
        if (due.length === 0) continue;
        // A place shows one thing at a time.
        const one = chance.of(due);
        for (const each of due) if (each !== one) up.again(each.name);
        mend.get(place)?.();
        mend.set(place, assembly.misbehave(place, one.page));
        shown.set(one.name, countsOf()[one.name] ?? 0);
      }
      if (dealt.has('tests asked for')) {
        test(chance);
        count('tests asked for');
      }
      if (dealt.has(inDoubt)) testInDoubt();
      if (dealt.has(fullDisk)) {
        disk?.makeRoom();
        disk?.fill(0);
        isFull = true;
        count(fullDisk);
        if (chance.happens(0.5)) soon(makeRoom, 3_000);
      }
    },
    heal: () => {
      for (const timer of timers) clearTimeout(timer);
      clearInterval(waiting);
      waiting = undefined;
      if (own[inDoubt] === 0) testInDoubt();
      behave();
      comeBack();
      makeRoom();
      return Math.max(...skewsMs);
    },
  };
}
