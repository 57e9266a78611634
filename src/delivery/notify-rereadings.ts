import { nextUntold, noteTelling, type Untold } from '../store/subscriptions/reread/rereadings.ts';
import type { Context } from '../context.ts';
import type { Courier, Posting } from './courier.ts';
import { nonceFrom } from './nonce.ts';

/**
 * Tells each channel, once, of a subscription whose words mean something else since they are read by the language of words.
 * What may have been posted before a crash is looked for before it is posted again.
 *
 * @returns how many were told now.
 */
export async function notifyRereadings(
  context: Context & { readonly courier: Pick<Courier, 'post' | 'find'>; readonly signal: AbortSignal },
): Promise<number> {
  const { db, now, signal, log } = context;
  let told = 0;
  while (!signal.aborted) {
    const next = await nextUntold(db);
    if (next === null) break;
    const outcome = await tell(next, context);
    if (outcome === 'later') break;
    if (outcome === 'told') told += 1;
    await noteTelling(db, next.subscription, { toldAt: now() });
  }
  if (told > 0) log.info({ told }, 'channels were told that their words are read in another way');
  return told;
}

/** `done`: nothing can be posted there. */
async function tell(
  { subscription, place, typed, filter, tryingSince }: Untold,
  {
    db,
    now,
    courier,
    signal,
  }: Context & { readonly courier: Pick<Courier, 'post' | 'find'>; readonly signal: AbortSignal },
): Promise<'told' | 'done' | 'later'> {
  const posting: Posting = {
    place: { ...place, roleId: null },
    nonce: nonceFrom(`reread:${subscription}`),
    content: { kind: 'reread', subscription, typed, words: filter.words ?? typed },
  };
  if (tryingSince === null) await noteTelling(db, subscription, { tryingSince: now() });
  else {
    const found = await courier.find(posting, tryingSince, signal);
    if (found.kind === 'found') return 'told';
    if (found.kind === 'retry') return 'later';
    // Where nobody can look, one message too few is better than one too many.
    if (found.kind !== 'absent') return 'done';
  }
  const posted = await courier.post(posting, signal);
  if (posted.kind === 'sent') return 'told';
  if (posted.kind !== 'retry') return 'done';
  if (!posted.unsure) await noteTelling(db, subscription, { tryingSince: null });
  return 'later';
}
