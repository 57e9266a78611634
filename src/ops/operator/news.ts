import type { PostingReason } from '../../assembly/delivery/posting-reason.ts';
import type { Verdict } from '../../crawl/verdict.ts';

/** What the operator is told, once for each cause and once when it is over. */
export type OperatorNews =
  | {
      readonly kind: 'failing';
      readonly source: string;
      readonly outcome: 'blocked' | 'unreachable' | 'broken';
      readonly detail: string | null;
      readonly since: Date;
    }
  | { readonly kind: 'recovered'; readonly source: string }
  /** A declaration's page shows fewer names than are held, which cannot be withdrawn: believed when it stays so. */
  | {
      readonly kind: 'shorter';
      readonly number: number;
      readonly names: number;
      readonly held: number;
      readonly since: Date;
    }
  /** Which list is right is settled. */
  | { readonly kind: 'shorter-over'; readonly number: number; readonly held: number }
  /** The database takes no writes, or does again (`null`). */
  | { readonly kind: 'database'; readonly trouble: 'full' | 'read-only' | null }
  /** The database is an older copy of the one that was in use: what was told since was read back from Discord. */
  | {
      readonly kind: 'older-copy';
      readonly since: Date;
      /** Messages that it did not know of. */
      readonly messages: number;
      /** Channels that could not be read. */
      readonly hidden: number;
    }
  /** A time zone that is set and that the database does not know: digests and daily limits go by another. */
  | { readonly kind: 'zone'; readonly zone: string; readonly instead: string; readonly owners: number }
  /** The database knows it again, or nobody has it set any more. */
  | { readonly kind: 'zone-over'; readonly zone: string }
  /** Discord's gateway delivers nothing over a connection that is open, or delivers again. */
  | { readonly kind: 'gateway'; readonly isDeaf: boolean }
  /** What is older than the walk's beginning can be read, if that is wanted. */
  | { readonly kind: 'archive'; readonly before: number; readonly days: number }
  /** Pages that hold less than a declaration, many or for long; `count` is 0 when that is over. */
  | {
      readonly kind: 'pages';
      readonly count: number;
      readonly oldest: Date | null;
      readonly files: readonly number[];
    }
  /** Whether a new declaration would be found changed. */
  | {
      readonly kind: 'verdict';
      readonly verdict: Verdict;
      /** When it was last sure that one would be. */
      readonly unseenSince: Date;
      /** A file of the Assembly's that a person can look at. */
      readonly address: string;
    }
  /** An alert that is lost unless somebody looks: malformed by us, or perhaps posted and perhaps not. */
  | {
      readonly kind: 'delivery';
      readonly reason: PostingReason;
      readonly number: number;
      readonly channelId: string;
    }
  /** The same of a report that is sent by schedule. */
  | {
      readonly kind: 'report';
      readonly reason: PostingReason;
      readonly channelId: string;
      /** `YYYY-MM-DD`: the last day of its period. */
      readonly to: string;
    };

/** What news are about: the same cause in the same state is told once, however it is worded. */
export interface Cause {
  readonly key: string;
  /** `null`: it is over, which is worth a word only to who was told of it. */
  readonly state: string | null;
}

export function causeOf(news: OperatorNews): Cause {
  switch (news.kind) {
    case 'failing':
      return { key: `source:${news.source}`, state: 'failing' };
    case 'recovered':
      return { key: `source:${news.source}`, state: null };
    case 'shorter':
      return { key: `shorter:${news.number}`, state: news.since.toISOString() };
    case 'shorter-over':
      return { key: `shorter:${news.number}`, state: null };
    case 'database':
      return { key: 'database', state: news.trouble };
    case 'older-copy':
      return { key: `older-copy:${news.since.toISOString()}`, state: 'told' };
    case 'zone':
      return { key: `zone:${news.zone}`, state: 'unknown' };
    case 'zone-over':
      return { key: `zone:${news.zone}`, state: null };
    case 'gateway':
      return { key: 'gateway', state: news.isDeaf ? 'deaf' : null };
    case 'archive':
      return { key: 'archive', state: 'told' };
    case 'pages':
      return { key: 'pages', state: news.count === 0 ? null : 'waiting' };
    case 'verdict':
      return { key: 'verdict', state: news.verdict.kind === 'seeing' ? null : news.verdict.kind };
    case 'delivery':
      return { key: `delivery:${news.number}:${JSON.stringify(news.reason)}`, state: 'told' };
    case 'report':
      return { key: `report:${news.to}:${JSON.stringify(news.reason)}`, state: 'told' };
  }
}

/** `told` now; `known` before, or nothing that anybody was told of is over; `untold`: it is told again later. */
export type Telling = 'told' | 'known' | 'untold';

/** The one way to whoever runs the service. */
export interface Operator {
  tell(news: OperatorNews): Promise<Telling>;
  /** What stands in the keys of the causes that were told and are not over, after this beginning. */
  told(beginning: string): Promise<string[]>;
  /** Tells what did not arrive, by this process or another. */
  retry(): Promise<void>;
}

/** A channel that the operator reads. */
export interface OperatorChannel {
  /** @param toldAt when the operator was told of what is over now. */
  word(news: OperatorNews, toldAt: Date | null): string;
  /**
   * @param id the same for every attempt at one message.
   * @returns `unsure`: it may stand there.
   */
  post(content: string, id: string): Promise<'arrived' | 'unsent' | 'unsure'>;
  /** Whether the bot said this there since; `unknown`: nobody can say just now. */
  find(content: string, since: Date): Promise<'found' | 'absent' | 'unknown'>;
}
