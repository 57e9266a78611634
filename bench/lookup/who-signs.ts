import { answerTo } from '../../src/discord/queries/answer.ts';
import type { View } from '../../src/discord/render/view-kinds.ts';
import { dayToNumber } from '../../src/period/day-number.ts';
import type { ReportSubject } from '../../src/assembly/report.ts';
import type { Database } from '../../src/store/db/database.ts';
import { makeSearch } from '../../src/store/search/saved-searches.ts';
import { rostersIn } from '../../src/store/people/signing-network.ts';
import { nothingAsked, type SearchFor } from '../../src/store/search/search-for.ts';
import type { SigningBy } from '../../src/store/stats/signing-lines.ts';
import type { LookupSize } from './lookup-data.ts';
import { code, family, personOf, type Work } from './questions.ts';

const topic = (round: number) =>
  ['elections', 'media-freedom', 'migration', 'minorities-racism'][round % 4] ?? 'migration';
const since = (round: number) => `${2000 + (round % 20)}-01-01`;

/** Who signs on what: `/stats` with conditions, `/compare` of subjects, `/report`, networks. */
export function whoSigns(db: Database, { signatories }: LookupSize): Record<string, Work> {
  // A picture is drawn outside the store.
  const asking = { db, language: 'en', sharedBy: null, illustrated: false } as const;
  const show = (view: View) => answerTo(asking, view);
  const stats = async (by: SigningBy, asked: Partial<SearchFor>) => {
    const kept = await makeSearch(db, { ...nothingAsked, ...asked }, 'en', { userId: '1', guildId: null });
    return show({ kind: 'signing', by, id: kept?.id ?? 0, page: 1 });
  };
  const compare = (of: 'country' | 'topic', a: string, b: string, from: string | null = null) =>
    show({
      kind: 'compareSubjects',
      of,
      a,
      b,
      from: from === null ? null : dayToNumber(from),
      to: null,
      who: 'both',
      page: 1,
    });
  const report = (subject: ReportSubject, span: Span, round: number) => {
    const { from, to } = span(2000 + (round % 20), round % 12);
    return show({ kind: 'report', ...subject, from: dayToNumber(from), to: dayToNumber(to) });
  };
  // Who has a tie to whom is worked out outside the store.
  const network = (of: 'delegation' | 'topic', key: string, years: number) =>
    rostersIn(db, { of, code: key, since: years === 0 ? null : `${2025 - years + 1}-01-01` });
  return {
    'stats, who of a delegation signed on a country since 2020': (round) =>
      stats('signatory', { delegation: code(round), country: code(round + 1), from: '2020-01-01' }),
    'stats, who of a delegation signed on a country': (round) =>
      stats('signatory', { delegation: code(round), country: code(round + 1) }),
    'stats, who of a delegation signed on a topic': (round) =>
      stats('signatory', { delegation: code(round), topic: topic(round) }),
    'stats, who of a group signed on a topic since a year': (round) =>
      stats('signatory', { group: family(round), topic: topic(round), from: since(round) }),
    'stats, who of a group signed on a country': (round) =>
      stats('signatory', { group: family(round), country: code(round) }),
    'stats, who of a delegation signed, in a year': (round) =>
      stats('signatory', { delegation: code(round), from: since(round), to: `${2000 + (round % 20)}-12-31` }),
    'stats, who of a delegation signed words': (round) =>
      stats('signatory', { delegation: code(round), words: `word${20 + round}` }),
    'stats, who of a delegation signed at all': (round) => stats('signatory', { delegation: code(round) }),
    'stats, who signed on a country': (round) => stats('signatory', { country: code(round) }),
    'stats, who signed on a topic': (round) => stats('signatory', { topic: topic(round) }),
    'stats, who signed on a topic since a year': (round) =>
      stats('signatory', { topic: topic(round), from: since(round) }),
    'stats, who signed words': (round) => stats('signatory', { words: `word${20 + round}` }),
    'stats, who signed at all': () => stats('signatory', {}),
    ...Object.fromEntries(
      (['delegation', 'group'] as const).flatMap((by): [string, Work][] => [
        [`stats, which ${by}s signed on a country`, (round) => stats(by, { country: code(round) })],
        [`stats, which ${by}s signed on a topic`, (round) => stats(by, { topic: topic(round) })],
        [
          `stats, which ${by}s signed on a topic since a year`,
          (round) => stats(by, { topic: topic(round), from: since(round) }),
        ],
        [
          `stats, which ${by}s signed on a topic and a country`,
          (round) => stats(by, { topic: topic(round), country: code(round) }),
        ],
        [`stats, which ${by}s signed words`, (round) => stats(by, { words: `word${20 + round}` })],
        [
          `stats, which ${by}s signed in a year`,
          (round) => stats(by, { from: since(round), to: `${2000 + (round % 20)}-12-31` }),
        ],
      ]),
    ),
    'stats, which delegations signed on a topic for a group': (round) =>
      stats('delegation', { group: family(round), topic: topic(round) }),
    'stats, on which topics a delegation signed': (round) =>
      stats('topic', { delegation: code(round), from: since(round) }),
    'stats, in which years a group signed on a topic': (round) =>
      stats('year', { group: family(round), topic: topic(round) }),
    'compare countries': (round) => compare('country', code(round), code(round + 1)),
    'compare topics': (round) => compare('topic', topic(round), topic(round + 1)),
    'compare topics since a year': (round) => compare('topic', topic(round), topic(round + 1), since(round)),
    ...Object.fromEntries(
      Object.entries(spans).flatMap(([name, span]): [string, Work][] => [
        [`report of a country, ${name}`, (round) => report({ of: 'country', key: code(round) }, span, round)],
        [`report of a topic, ${name}`, (round) => report({ of: 'topic', key: topic(round) }, span, round)],
        [
          `report of a person, ${name}`,
          (round) => report({ of: 'signatory', key: String(personOf(round, signatories)) }, span, round),
        ],
        [
          `report of a delegation, ${name}`,
          (round) => report({ of: 'delegation', key: code(round) }, span, round),
        ],
        [`report of a group, ${name}`, (round) => report({ of: 'group', key: family(round) }, span, round)],
        [`report of everything, ${name}`, (round) => report({ of: 'all', key: '' }, span, round)],
      ]),
    ),
    'network of a delegation, four years': (round) => network('delegation', code(round), 4),
    'network of a delegation, all years': (round) => network('delegation', code(round), 0),
    'network of a topic, four years': (round) => network('topic', topic(round), 4),
    'network of a topic, all years': (round) => network('topic', topic(round), 0),
  };
}

type Span = (year: number, month: number) => { readonly from: string; readonly to: string };

const spans: Readonly<Record<string, Span>> = {
  'a month': (year, month) => ({
    from: day(year, month, 1),
    to: day(year, month + 1, 0),
  }),
  // Of four months at most, as the part-session of the autumn has them.
  'a part-session': (year, month) => ({
    from: day(year, month - (month % 3), 1),
    to: day(year, month - (month % 3) + 3, 0),
  }),
  'a year': (year) => ({ from: `${year}-01-01`, to: `${year}-12-31` }),
};

const day = (year: number, month: number, date: number) =>
  new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
