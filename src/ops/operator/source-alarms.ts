import { shownAddress } from '../../source/http/shown-address.ts';
import { sources, type SourceStatus } from '../../store/crawl/source-status.ts';
import { seeingFacts, storeVerdict } from '../../store/crawl/verdicts.ts';
import type { Context } from '../../context.ts';
import { addressToLookAt } from '../seeing.ts';
import { silencePatience, verdictOf, type Verdict } from '../../crawl/verdict.ts';
import type { Operator, OperatorNews } from './news.ts';

/**
 * Tells the operator of sources that began to fail and of those that answer again.
 *
 * @param isBlind nothing at all is seen, of which the operator was told already.
 */
export async function alertOnSourceFailure(
  context: Context,
  operator: Operator,
  isBlind = false,
): Promise<void> {
  const { db, log } = context;
  for (const source of await sources(db)) {
    const shown = shownAddress(source.source);
    const failing = failure(source);
    if (failing && !isBlind) {
      if ((await operator.tell(failing)) !== 'known')
        log.warn({ ...failing, source: shown }, 'a source fails');
    } else if (source.failures === 0) {
      const telling = await operator.tell({ kind: 'recovered', source: source.source });
      if (telling === 'told') log.info({ source: shown }, 'a source answers again');
    }
  }
}

interface Watch extends Context {
  readonly assemblyUrl: string;
}

/**
 * Concludes from what is stored whether a new declaration would be found, and tells the operator when that changed:
 * once per change, however often it is concluded, and again later where the telling failed.
 */
export async function judgeSource(context: Watch, operator: Operator | null): Promise<Verdict> {
  const { db, log, now, assemblyUrl } = context;
  const facts = await seeingFacts(db, assemblyUrl, now());
  const { before } = facts;
  const verdict = verdictOf(facts, now());
  const { kind, since, reason } = verdict;
  if (before?.kind !== kind) {
    log[kind === 'seeing' ? 'info' : 'warn'](
      { verdict: kind, since, ...reason },
      'the verdict on the source',
    );
  }
  const unseenSince = before?.unseenSince ?? (kind === 'seeing' ? null : since);
  // That it sees is worth a word only after another verdict, and the start itself is worth none.
  let isTold = true;
  if (operator !== null && reason.code !== 'starting') {
    const address = await addressToLookAt(db, assemblyUrl);
    const news = { kind: 'verdict', verdict, unseenSince: unseenSince ?? since, address } as const;
    isTold = (await operator.tell(news)) !== 'untold';
  }
  const isOver = kind === 'seeing' && isTold;
  await storeVerdict(db, assemblyUrl, { kind, since, unseenSince: isOver ? null : unseenSince });
  return verdict;
}

function failure(status: SourceStatus): Extract<OperatorNews, { kind: 'failing' }> | null {
  const { source, lastOutcome: outcome, detail, failures, failingSince } = status;
  if (outcome === 'ok' || outcome === 'unchanged' || failingSince === null) return null;
  return failures < silencePatience[outcome]
    ? null
    : { kind: 'failing', source, outcome, detail, since: failingSince };
}
