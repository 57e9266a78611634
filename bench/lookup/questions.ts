import { answerTo } from '../../src/discord/queries/answer.ts';
import { exportReply } from '../../src/discord/queries/export.ts';
import { findDeclaration, offerDeclarations } from '../../src/discord/resolve/declarations.ts';
import { suggestPeople } from '../../src/discord/resolve/people.ts';
import type { View } from '../../src/discord/render/view-kinds.ts';
import type { Database } from '../../src/store/db/database.ts';
import { makeSearch } from '../../src/store/search/saved-searches.ts';
import { nothingAsked, type SearchFor } from '../../src/store/search/search-for.ts';
import type { LookupSize } from './lookup-data.ts';

/** One after the other of some, the same in every run. */
export const code = (round: number) => ['IT', 'FR', 'UA', 'MD', 'GB', 'DE', 'TR', 'SM'][round % 8] ?? 'IT';
export const family = (round: number) => ['SOC', 'EPP/CD', 'ALDE', 'ECPA', 'UEL'][round % 5] ?? 'SOC';
/** Every tenth is one of those who sign most. */
export const personOf = (round: number, signatories: number) =>
  round % 10 === 0 ? 1 + round : 1 + ((round * 733) % signatories);

export type Work = (round: number) => Promise<unknown>;

/** Everything that commands and completions ask, but who signs on what. */
export function questionsFor(db: Database, { declarations, signatories }: LookupSize): Record<string, Work> {
  // A picture is drawn outside the store, and once for all who ask.
  const asking = { db, language: 'en', sharedBy: null, illustrated: false } as const;
  const show = (view: View) => answerTo(asking, view);
  const number = (round: number) => 1 + ((round * 7919) % declarations);
  const person = (round: number) => personOf(round, signatories);
  const search = async (asked: Partial<SearchFor>) => {
    const kept = await makeSearch(db, { ...nothingAsked, ...asked }, 'en', { userId: '1', guildId: null });
    return show({ kind: 'search', id: kept?.id ?? 0, page: 1 });
  };
  const letters = ['m', 'ma', 'mar', 'maro', 'marosan'];
  return {
    'declaration show': async (round) => {
      const found = await findDeclaration(db, `No. ${number(round)}`, 'en');
      return show({ kind: 'declaration', number: 'number' in found ? found.number : 0 });
    },
    'declaration show by words': (round) => findDeclaration(db, `word${number(round) % 12000} word3`, 'en'),
    'declaration random': (round) => show({ kind: 'random', seed: round * 104_729 }),
    thread: (round) => show({ kind: 'thread', number: number(round), page: 1 }),
    signatories: (round) =>
      show({
        kind: 'signatories',
        number: number(round),
        page: 1,
        group: null,
        delegation: null,
        added: false,
      }),
    signatory: (round) => show({ kind: 'signatory', id: person(round) }),
    'signatory: all signed, a late page': (round) => show({ kind: 'signed', id: person(round), page: 40 }),
    'signatory: signs with': (round) => show({ kind: 'together', id: person(round), page: 1 }),
    delegation: (round) => show({ kind: 'delegation', code: code(round) }),
    group: (round) => show({ kind: 'group', code: family(round) }),
    members: (round) => show({ kind: 'members', of: 'group', code: family(round), page: 9 }),
    'search, a rare word': (round) => search({ words: `word${9_000 + round}` }),
    'search, two words': (round) => search({ words: `word${200 + round} word${round}` }),
    'search, a word in 1 of 20': (round) => search({ words: `word${20 + round}` }),
    'search, the commonest words': (round) => search({ words: `word${round % 3}` }),
    'search, conditions only': (round) =>
      search({ delegation: code(round), topic: 'elections', from: `${2000 + (round % 20)}-01-01` }),
    'search, words and conditions': (round) =>
      search({ words: `word${20 + round}`, group: family(round), country: code(round) }),
    'search, by signatory': (round) => search({ signatory: person(round), from: '2010-01-01' }),
    'search, next page': (round) => show({ kind: 'search', id: 1 + (round % 50), page: 2 }),
    'compare declarations': (round) =>
      show({ kind: 'compareDeclarations', a: number(round), b: number(round + 1) }),
    'compare signatories': (round) =>
      show({
        kind: 'comparePeople',
        a: person(round),
        b: person(round + 1) === person(round) ? 9 : person(round + 1),
      }),
    stats: (round) =>
      show({
        kind: 'stats',
        by: (['year', 'topic', 'delegation', 'group'] as const)[round % 4] ?? 'year',
        page: 1,
      }),
    'export signatories': (round) => exportReply(asking, { kind: 'declaration', number: number(round) }),
    'completion: number': (round) =>
      offerDeclarations(db, String(number(round)).slice(0, 1 + (round % 5)), 'en'),
    'completion: nothing typed': () => offerDeclarations(db, '', 'en'),
    'completion: title, a letter more each time': (round) =>
      offerDeclarations(db, `word${round}`.slice(0, 1 + (round % 7)), 'en'),
    'completion: two words of a title': (round) => offerDeclarations(db, `word${round} word1`, 'en'),
    'completion: person, nothing typed': () => suggestPeople(db, '', 'en'),
    'completion: person': (round) => suggestPeople(db, letters[round % 5] ?? 'm', 'en'),
    'completion: person, mistyped': (round) =>
      suggestPeople(db, ['marosna', 'velpte', 'zartvo gri'][round % 3] ?? '', 'en'),
  };
}
