/** What costs the database, or the machine: `look` is whatever costs no more than most. */
export type Cost = 'look' | 'completion' | 'search' | 'export' | 'change';

/** How many at once, and how many a minute after that. */
interface Bucket {
  readonly burst: number;
  readonly perMinute: number;
}

/** More than anybody needs who types, reads or sets something up; a server has many people. */
const limits: Readonly<Record<Cost, { readonly person: Bucket; readonly server: Bucket }>> = {
  look: { person: { burst: 120, perMinute: 60 }, server: { burst: 600, perMinute: 300 } },
  completion: { person: { burst: 120, perMinute: 120 }, server: { burst: 600, perMinute: 600 } },
  search: { person: { burst: 60, perMinute: 20 }, server: { burst: 300, perMinute: 100 } },
  export: { person: { burst: 30, perMinute: 10 }, server: { burst: 120, perMinute: 60 } },
  change: { person: { burst: 60, perMinute: 20 }, server: { burst: 120, perMinute: 40 } },
};

/** Beyond this many the least recently used are forgotten, which gives them a full bucket: only a crowd gains by it. */
const maxKept = 20_000;

export interface Allowance {
  /**
   * Takes one from what a person, and the server they are in, may ask for.
   *
   * @returns how long to wait in milliseconds; 0 when it was taken. Nothing is taken from either when one lacks it.
   */
  take(cost: Cost, who: { readonly userId: string; readonly guildId: string | null }): number;
}

interface Level {
  tokens: number;
  at: number;
}

/** Token buckets by person and by server, in memory: a restart fills them. */
export function createAllowance(now: () => number = () => performance.now()): Allowance {
  const levels = new Map<string, Level>();

  const levelOf = (key: string, { burst, perMinute }: Bucket): Level => {
    const known = levels.get(key);
    const at = now();
    const gained = known === undefined ? burst : (Math.max(0, at - known.at) * perMinute) / 60_000;
    const level = { tokens: Math.min(burst, (known?.tokens ?? 0) + gained), at };
    // Set anew, so that the first in the map is the one that was used longest ago.
    levels.delete(key);
    levels.set(key, level);
    const [oldest] = levels.keys();
    if (levels.size > maxKept && oldest !== undefined) levels.delete(oldest);
    return level;
  };

  return {
    take: (cost, { userId, guildId }) => {
      const { person, server } = limits[cost];
      const asked = [
        { level: levelOf(`${cost} ${userId}`, person), bucket: person },
        ...(guildId === null ? [] : [{ level: levelOf(`${cost} in ${guildId}`, server), bucket: server }]),
      ];
      const waits = asked.map(({ level, bucket }) =>
        level.tokens >= 1 ? 0 : ((1 - level.tokens) * 60_000) / bucket.perMinute,
      );
      const wait = Math.max(...waits);
      if (wait === 0) for (const { level } of asked) level.tokens -= 1;
      return wait;
    },
  };
}
