import fc from 'fast-check';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { declarationById } from '../../../src/store/declarations/declarations.ts';
import { rows } from '../../../src/store/db/database.ts';
import { createPeopleList } from '../../../src/store/subscriptions/own/people-lists.ts';
import { createServerTopic } from '../../../src/store/subscriptions/own/server-topics.ts';
import { countMatches } from '../../../src/store/subscriptions/subscriptions.ts';
import { explainChannel } from '../../../src/store/subscriptions/explain.ts';
import {
  conditionKeys,
  type ConditionKey,
  type ConditionValues,
} from '../../../src/subscriptions/conditions.ts';
import { canonical, type Filter } from '../../../src/subscriptions/filter.ts';
import { archive } from '../../../tools/assembly-sandbox/archive.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep, noon } from '../../support/declarations/declarations.ts';
import { alerted, enqueue, follow } from '../../support/delivery/enqueue.ts';

const db = useDatabase();

/** Values of every condition, of which some declarations of the archive meet each; one is held in both languages. */
async function situation() {
  const ids: number[] = [];
  for (const { number } of archive.filter(({ language }) => language === 'en')) {
    ids.push((await keep(db(), archived(number))).id);
  }
  await keep(db(), archived(572, 'fr'));
  const people = rows<{ id: number; name: string; delegation: string }>(
    await db().execute(sql`select id, name, delegation from signatories order by id limit 40`),
  );
  const known = people.map((one) => one.id);
  const lists: number[] = [];
  for (const some of [known.slice(0, 3), known.slice(20, 30), []]) {
    const asked = { signatories: some, newcomers: ['IT:Nemo Nessuno'] };
    const created = await createPeopleList(db(), {
      guildId: '1',
      name: `List ${lists.length}`,
      people: asked,
    });
    if (created.kind === 'created') lists.push(created.id);
  }
  const topics: number[] = [];
  for (const [words, language] of [
    ['kazakhstan OR cyprus', null],
    ['rights -poland', 'en'],
    ['solution OR droits', 'fr'],
    ['-russia', null],
  ] as const) {
    const created = await createServerTopic(db(), { guildId: '1', name: words, words, language });
    if (created.kind === 'created') topics.push(created.id);
  }
  const single = {
    signatory: fc.constantFrom(...people.map(({ id }) => id)),
    list: fc.constantFrom(...lists),
    newcomer: fc.constantFrom(
      ...people.slice(0, 12).map(({ name, delegation }) => `${delegation}:${name}`),
      'IT:Nemo Nessuno',
    ),
    delegation: fc.constantFrom('IT', 'UA', 'CY', 'IS', 'CA', 'RU'),
    group: fc.constantFrom('SOC', 'EPP/CD', 'ECPA', 'UEL', 'FDG'),
    concerns: fc.constantFrom('KZ', 'UA', 'CY', 'RU', 'PL'),
    topic: fc.constantFrom('elections', 'armed-conflict', 'migration', 'institution', 'media-freedom'),
    serverTopic: fc.constantFrom(...topics),
    words: fc.constantFrom(
      'rights',
      'kazakhstan OR cyprus',
      '"council of europe"',
      '-russia',
      'rights -poland',
      'solution pacifique',
      '(kazakhstan OR cyprus) -"human rights"',
      'elect* OR cypr*',
      '-EU',
      'co-operation',
    ),
    minimum: fc.constantFrom(20, 31, 32, 33, 40),
    declaration: fc.constantFrom(...archive.map(({ number }) => number)),
  };
  const several = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 3 });
  const values: { readonly [K in ConditionKey]: fc.Arbitrary<ConditionValues[K]> } = {
    signatory: several(single.signatory),
    list: several(single.list),
    newcomer: several(single.newcomer),
    delegation: several(single.delegation),
    group: several(single.group),
    concerns: several(single.concerns),
    topic: several(single.topic),
    serverTopic: several(single.serverTopic),
    words: single.words,
    minimum: single.minimum,
    notSignatory: several(single.signatory),
    notList: several(single.list),
    notDelegation: several(single.delegation),
    notGroup: several(single.group),
    notConcerns: several(single.concerns),
    notTopic: several(single.topic),
    notServerTopic: several(single.serverTopic),
    declaration: several(single.declaration),
  };
  return { ids, values };
}

test('in memory, over the filters and over the declarations a filter is judged alike', async () => {
  const { ids, values } = await situation();
  const tried = new Map(conditionKeys.map((key) => [key, { met: 0, unmet: 0 }]));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record<Filter>(values, { requiredKeys: [] }), { minLength: 1, maxLength: 9 }),
      async (asked) => {
        await db().execute(sql`truncate subscriptions, deliveries, channels, filters cascade`);
        const filters = new Map(asked.map((filter) => [canonical(filter), filter]));
        for (const [channel, filter] of filters) {
          await follow(db(), channel, filter);
          await follow(db(), 'all', filter);
        }
        const inMemory = new Map<string, number>();
        for (const id of ids) {
          const declaration = await declarationById(db(), id, 'en');
          if (!declaration) throw new Error(`No declaration has the id ${id}.`);
          const examined = await explainChannel(db(), { guildId: '1' }, 'all', declaration);
          expect(examined).toHaveLength(filters.size);
          for (const finding of examined.flatMap(({ findings }) => findings)) {
            const [about] = finding.isMet ? finding.reasons : [finding.missing];
            const count = about && tried.get(keyOf(about));
            if (count) count[finding.isMet ? 'met' : 'unmet'] += 1;
          }
          const matching = examined.filter(({ matches }) => matches).map(({ filter }) => canonical(filter));
          for (const channel of matching) inMemory.set(channel, (inMemory.get(channel) ?? 0) + 1);
          const expected = new Set([...matching, ...(matching.length > 0 ? ['all'] : [])]);
          await db().execute(sql`truncate deliveries cascade`);
          await enqueue(db(), id);
          expect(new Set(await alerted(db()))).toEqual(expected);
        }
        for (const [channel, filter] of filters) {
          const { count } = await countMatches(db(), filter, 'en', noon);
          expect([channel, count]).toEqual([channel, inMemory.get(channel) ?? 0]);
        }
      },
    ),
    { numRuns: 8 },
  );
  // A condition that was never met, or always, was not tried.
  for (const [key, { met, unmet }] of tried) expect([key, met > 0, unmet > 0]).toEqual([key, true, true]);
});

const keyOf = ({ kind }: { readonly kind: string }) => kind as ConditionKey;
