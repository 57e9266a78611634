import type { Misbehaviour } from '../assembly/misbehaviour.ts';
import type { Chance } from './chance.ts';
import type { Stage } from './stage.ts';

/** How far the bot's clock may be from the world's, either way. */
const skewsMs = [-10, -5, 5, 10].map((minutes) => minutes * 60_000);

/** What the site shows instead of what was asked for, with status 200. */
const pages = ['maintenance', 'soft 404', 'empty'] as const satisfies readonly Misbehaviour[];

/** What goes wrong beside Discord's answers: the clock, the Assembly's site, a server that leaves, an outage. */
export interface Troubles {
  readonly counts: Readonly<Record<string, number>>;
  /** While the bot is down. Returns by how much its clock is wrong when it starts. */
  whileDown(): number;
  /** As the bot starts. */
  atStart(): void;
  strike(): void;
  /** Ends them all. Returns a clock that is behind nothing that was written. */
  heal(): number;
}

export function createTroubles({ assembly, guilds, test }: Stage, chance: Chance): Troubles {
  const counts: Record<string, number> = {
    'a wrong clock': 0,
    'pages that show something else': 0,
    'feeds that show something else': 0,
    'a server that left and returned while down': 0,
    'a server that left for longer': 0,
    'an outage at the start': 0,
    'tests asked for': 0,
  };
  const count = (what: string) => {
    counts[what] = (counts[what] ?? 0) + 1;
  };
  const timers = new Set<NodeJS.Timeout>();
  let gone = false;
  let out = false;
  const mend: (() => void)[] = [];

  const comeBack = () => {
    if (gone || out) guilds.elsewhere.restore();
    gone = false;
    out = false;
  };
  return {
    counts,
    whileDown: () => {
      if (chance.happens(0.5)) comeBack();
      const fate = gone || out ? 1 : chance.next();
      if (fate < 0.15) {
        guilds.elsewhere.remove();
        gone = true;
        if (chance.happens(0.6)) {
          comeBack();
          count('a server that left and returned while down');
        } else count('a server that left for longer');
      } else if (fate < 0.3) {
        guilds.elsewhere.remove({ unavailable: true });
        out = true;
        count('an outage at the start');
      }
      if (chance.happens(0.7)) return 0;
      count('a wrong clock');
      return chance.of(skewsMs);
    },
    atStart: () => {
      if (!gone && !out) return;
      const timer = setTimeout(comeBack, chance.between(0, 4_000));
      timers.add(timer);
    },
    strike: () => {
      if (chance.happens(0.5)) for (const undo of mend.splice(0)) undo();
      if (chance.happens(0.2)) {
        mend.push(assembly.misbehave('pages', chance.of(pages)));
        count('pages that show something else');
      }
      if (chance.happens(0.2)) {
        mend.push(assembly.misbehave('feed', chance.of(pages)));
        count('feeds that show something else');
      }
      if (chance.happens(0.3)) {
        test(chance);
        count('tests asked for');
      }
    },
    heal: () => {
      for (const timer of timers) clearTimeout(timer);
      for (const undo of mend.splice(0)) undo();
      comeBack();
      return Math.max(...skewsMs);
    },
  };
}
