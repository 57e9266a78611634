import type { Context } from '../../context.ts';
import { saveToldCause, toldCauses, type ToldCause } from '../../store/ops/told-causes.ts';
import { causeOf, type Operator, type OperatorChannel, type OperatorNews, type Telling } from './news.ts';

type Due = NonNullable<ToldCause['due']>;

/** What did not arrive is not tried again within this time, however many ask for it. */
const pauseMs = 5_000;
/** Words that name a server's channel are not kept for longer, as of a server that is gone nothing is. */
const wordsKeptMs = 7 * 24 * 60 * 60_000;

/**
 * Tells the operator of each cause once, across restarts and changes of the leader: what is to be said is stored in its words
 * before it is sent, and looked for in the channel where it may stand there already. A cause that is over
 * is forgotten when that was told, so it is told again when it comes back. For the leader: nobody else may tell meanwhile.
 */
export function createOperatorDesk({ db, log, now }: Context, channel: OperatorChannel): Operator {
  let known: Promise<Map<string, ToldCause>> | null = null;
  let line: Promise<unknown> = Promise.resolve();
  /** What the database did not take. */
  const unsaved = new Set<string>();

  const causes = () => {
    known ??= toldCauses(db).catch((error: unknown) => {
      known = null;
      throw error;
    });
    return known;
  };
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = line.then(work);
    line = done.catch(() => undefined);
    return done;
  };

  async function save(key: string, told: ToldCause | null): Promise<void> {
    const all = await causes();
    if (told === null) all.delete(key);
    else all.set(key, told);
    unsaved.add(key);
    await writeUnsaved();
  }

  /** A database that takes no writes is itself something to tell: what could not be written is kept in memory until it can. */
  async function writeUnsaved(): Promise<void> {
    const all = await causes();
    for (const key of unsaved) {
      try {
        await saveToldCause(db, key, all.get(key) ?? null);
        unsaved.delete(key);
      } catch (error) {
        log.debug({ err: error }, 'what the operator was told could not be stored');
        return;
      }
    }
  }

  const arrived = ({ state }: Due) => (state === null ? null : { state, at: now(), due: null });

  /** Whether an attempt that nobody is sure of arrived after all; `unknown` as long as nobody can say. */
  async function settle(key: string, { due, ...told }: ToldCause): Promise<'settled' | 'unknown'> {
    if (due?.isUnsure !== true) return 'settled';
    const found = await channel.find(due.content, due.at);
    if (found === 'unknown') return 'unknown';
    await save(key, found === 'found' ? arrived(due) : { ...told, due: { ...due, isUnsure: false } });
    return 'settled';
  }

  async function send(key: string, due: Due): Promise<Telling> {
    const told = (await causes()).get(key) ?? { state: null, at: due.at };
    // Noted before it is sent: a process that dies in between leaves word of it.
    await save(key, { ...told, due: { ...due, isUnsure: true } });
    const became = await channel.post(due.content, `${key}:${due.state ?? ''}:${due.at.toISOString()}`);
    log.info({ cause: key.split(':')[0], state: due.state ?? 'over', became }, 'the operator is told');
    if (became === 'arrived') await save(key, arrived(due));
    else if (became === 'unsent') await save(key, { ...told, due: { ...due, isUnsure: false } });
    return became === 'arrived' ? 'told' : 'untold';
  }

  async function tell(news: OperatorNews): Promise<Telling> {
    const { key, state } = causeOf(news);
    const before = (await causes()).get(key);
    const since = before?.due?.state === state ? before.due?.at.getTime() : undefined;
    if (since !== undefined && now().getTime() - since < pauseMs) return 'untold';
    if (before && (await settle(key, before)) === 'unknown') return 'untold';
    const told = (await causes()).get(key);
    if ((told?.state ?? null) === state) {
      // What was to be told meanwhile is over before it could be.
      if (told?.due) await save(key, told.state === null ? null : { ...told, due: null });
      return 'known';
    }
    const due = told?.due?.state === state ? told.due : null;
    const content = channel.word(news, told?.at ?? null);
    return send(key, due ?? { state, content, at: now(), isUnsure: false });
  }

  async function retry(): Promise<void> {
    await writeUnsaved();
    for (const [key, told] of await causes()) {
      if (told.due && now().getTime() - told.due.at.getTime() > wordsKeptMs) {
        await save(key, told.state === null ? null : { ...told, due: null });
        continue;
      }
      if ((await settle(key, told)) === 'unknown') continue;
      const due = (await causes()).get(key)?.due;
      if (due) await send(key, due);
    }
  }

  return {
    tell: (news) =>
      inTurn(() => tell(news)).catch((error: unknown): Telling => {
        log.warn({ err: error, news: news.kind }, 'the operator could not be told');
        return 'untold';
      }),
    told: async (beginning) =>
      [...(await causes())].flatMap(([key, { state }]) =>
        state !== null && key.startsWith(beginning) ? [key.slice(beginning.length)] : [],
      ),
    retry: () => inTurn(retry),
  };
}
