import type { Courier, Posted, Posting } from '../../../src/delivery/courier.ts';

const unexpected = (what: string) => async (): Promise<never> => {
  throw new Error(`Nobody expected the courier to ${what}.`);
};

/** A courier that does what a test says, and nothing that it does not. */
export function courierThat(does: Partial<Courier>): Courier {
  return {
    post: unexpected('post'),
    find: unexpected('look for a message'),
    toldSince: unexpected('read what was told'),
    lastSaidAt: () => null,
    edit: unexpected('edit'),
    crosspost: unexpected('publish'),
    isMember: () => null,
    check: unexpected('check a channel'),
    tellAdministrator: unexpected('tell an administrator'),
    ...does,
  };
}

/** A courier that answers from a script and remembers what it was given. */
export function scripted(
  answer: (posting: Posting, nth: number) => Posted,
  others: Partial<Courier> = {},
): Courier & { readonly posted: Posting[] } {
  const posted: Posting[] = [];
  const post = async (posting: Posting) => {
    posted.push(posting);
    return answer(posting, posted.length);
  };
  return { ...courierThat({ ...others, post }), posted };
}

export const sent = (messageId: string): Posted => ({ kind: 'sent', messageId, threadId: null });

export const retry = (afterMs: number | null = null, unsure = false): Posted => ({
  kind: 'retry',
  reason: { code: 'timeout' },
  afterMs,
  unsure,
});

/** The numbers a posting tells of. */
export function numbersIn({ content }: Posting): number[] {
  if (content.kind === 'archive' || content.kind === 'surname') return [];
  if (content.kind === 'reread') return [];
  if (content.kind === 'report') return content.report.entries.map(({ number }) => number);
  return 'declaration' in content
    ? [content.declaration.number]
    : content.kind === 'digest'
      ? content.entries.map(({ declaration }) => declaration.number)
      : content.entries.map(({ number }) => number);
}
