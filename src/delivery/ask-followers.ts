import {
  markAsked,
  nextSurnameQuestion,
  noteSurnameQuestions,
  type SurnameQuestion,
} from '../store/people/surname-questions.ts';
import type { Context } from '../context.ts';
import type { Courier } from './courier.ts';
import { nonceFrom } from './nonce.ts';

interface AskContext extends Context {
  readonly courier: Pick<Courier, 'post'>;
  readonly signal: AbortSignal;
}

/**
 * Asks who follows somebody whether another, who signs under another surname now, is the same person. Each is asked once: where
 * nobody knows whether a question has arrived, one too few is better than one too many.
 *
 * @returns how many were asked now.
 */
export async function askFollowers(context: AskContext): Promise<number> {
  const { db, now, signal } = context;
  await noteSurnameQuestions(db, now());
  let asked = 0;
  while (!signal.aborted) {
    const question = await nextSurnameQuestion(db);
    if (question === null) break;
    const outcome = await ask(question, context);
    if (outcome === 'later') break;
    if (outcome === 'asked') asked += 1;
  }
  return asked;
}

async function ask(
  { place, before, after }: SurnameQuestion,
  { db, now, courier, signal }: AskContext,
): Promise<'asked' | 'never' | 'later'> {
  const { channelId } = place;
  const key = { channelId, before: before.id, after: after.id };
  await markAsked(db, key, now());
  const posted = await courier.post(
    {
      place: { ...place, roleId: null },
      nonce: nonceFrom(`surname:${channelId}:${before.id}:${after.id}`),
      content: { kind: 'surname', before, after },
    },
    signal,
  );
  if (posted.kind === 'sent') return 'asked';
  if (posted.kind !== 'retry') return 'never';
  if (!posted.unsure) await markAsked(db, key, null);
  return 'later';
}
