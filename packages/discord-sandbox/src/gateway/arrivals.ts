import type { Guild } from '../world/model.ts';

/** The guilds that sessions have not been told of yet: after READY they come one by one. */
export class Arrivals {
  /** Between two guilds; 0 tells of all at once, `Infinity` of none until `release`. */
  everyMs = 0;
  private readonly waiting = new Map<string, Map<string, Guild>>();
  private readonly tellers = new Map<string, (guild: Guild) => void>();
  private readonly timers = new Map<string, NodeJS.Timeout>();

  begin(sessionId: string, guilds: readonly Guild[], tell: (guild: Guild) => void): void {
    if (this.everyMs === 0) {
      for (const guild of guilds) tell(guild);
      return;
    }
    const line = new Map(guilds.map((guild) => [guild.id, guild]));
    this.waiting.set(sessionId, line);
    this.tellers.set(sessionId, tell);
    if (Number.isFinite(this.everyMs))
      this.timers.set(
        sessionId,
        setInterval(() => this.next(sessionId), this.everyMs),
      );
  }

  isWaiting(sessionId: string, guildId: string | undefined): boolean {
    return guildId !== undefined && this.waiting.get(sessionId)?.has(guildId) === true;
  }

  /** Tells of everything that is still to come. */
  release(): void {
    for (const sessionId of this.waiting.keys()) while (this.next(sessionId));
  }

  end(sessionId: string): void {
    clearInterval(this.timers.get(sessionId));
    this.timers.delete(sessionId);
    this.waiting.delete(sessionId);
    this.tellers.delete(sessionId);
  }

  close(): void {
    for (const sessionId of this.waiting.keys()) this.end(sessionId);
  }

  private next(sessionId: string): boolean {
    const line = this.waiting.get(sessionId);
    const [guild] = line?.values() ?? [];
    if (line === undefined || guild === undefined) {
      this.end(sessionId);
      return false;
    }
    line.delete(guild.id);
    this.tellers.get(sessionId)?.(guild);
    return true;
  }
}
