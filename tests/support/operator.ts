import type { Database } from '../../src/store/db/database.ts';
import { createOperatorDesk } from '../../src/ops/operator/desk.ts';
import type { Operator, OperatorChannel, OperatorNews } from '../../src/ops/operator/news.ts';
import { quiet } from './log.ts';

export interface OperatorsEar {
  /** As a process has it that starts now: nothing is remembered but what is stored. */
  desk(now: () => Date): Operator;
  /** What stands in the channel. */
  readonly heard: readonly OperatorNews[];
  /** How often something was tried. */
  readonly attempts: number;
}

/** A channel in which the operator reads what arrives, as one process after another tells it. */
export function listening(
  db: Database,
  becomes: (nth: number) => Awaited<ReturnType<OperatorChannel['post']>> | 'lost answer' = () => 'arrived',
): OperatorsEar {
  const worded = new Map<string, OperatorNews>();
  const heard: OperatorNews[] = [];
  const ids = new Set<string>();
  let attempts = 0;
  const channel: OperatorChannel = {
    word: (news, toldAt) => {
      const content = JSON.stringify({ news, toldAt });
      worded.set(content, news);
      return content;
    },
    post: async (content, id) => {
      attempts += 1;
      const became = becomes(attempts);
      const news = worded.get(content);
      if (became === 'unsent' || became === 'unsure' || !news) return became === 'unsent' ? became : 'unsure';
      // As long as Discord knows it.
      if (!ids.has(id)) heard.push(news);
      ids.add(id);
      return became === 'lost answer' ? 'unsure' : became;
    },
    find: async (content) => {
      const news = worded.get(content);
      return news && heard.includes(news) ? 'found' : 'absent';
    },
  };
  return {
    heard,
    get attempts() {
      return attempts;
    },
    desk: (now) => createOperatorDesk({ db, log: quiet, now }, channel),
  };
}
