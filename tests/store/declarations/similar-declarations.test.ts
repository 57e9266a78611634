import { describe, expect, test } from 'vitest';
import type { DeclarationRecord } from '../../../src/assembly/record.ts';
import { declarationByNumber } from '../../../src/store/declarations/declarations.ts';
import { declarations, declarationTopics, texts } from '../../../src/store/db/schema.ts';
import { similarDeclarations } from '../../../src/store/declarations/similar-declarations.ts';
import { alike, similarity } from '../../../src/classify/similarity/similarity.ts';
import { refreshCounters } from '../../../src/store/stats/refresh-counters.ts';
import { useDatabase } from '../../support/database.ts';
import { other, same, type Labelled, type Pair } from '../support/similar-pairs.ts';

const db = useDatabase();
const words = (list: string) => (list === '' ? [] : list.split(' '));

/** Stores no more of a declaration than what it is compared by. */
async function hold(
  number: number,
  [title, concerns, topics]: Labelled,
  { language = 'en', paragraphs = [] }: { language?: 'en' | 'fr'; paragraphs?: string[] } = {},
): Promise<DeclarationRecord> {
  await db()
    .insert(declarations)
    .values({
      id: number,
      number,
      document: 14_000 + number,
      tabledOn: '2020-01-01',
      date: '2020-01-01',
      signatoryCount: 20,
      concerns: words(concerns),
    })
    .onConflictDoNothing();
  await db().insert(texts).values({ declarationId: number, language, title, paragraphs });
  const about = words(topics).map((topic) => ({ declarationId: number, topic, language, evidence: [topic] }));
  if (about.length > 0) await db().insert(declarationTopics).values(about);
  await db().transaction((tx) => refreshCounters(tx, [number]));
  const held = await declarationByNumber(db(), number, language);
  if (!held) throw new Error(`No. ${number} was not stored.`);
  return held;
}

const numbers = async (record: DeclarationRecord, limit?: number) =>
  (await similarDeclarations(db(), record, 'en', limit)).map(({ number }) => number);

async function found({ earlier, later, language }: Pair): Promise<number[]> {
  await hold(1, earlier, { language });
  return numbers(await hold(2, later, { language }));
}

const named = (pairs: readonly Pair[]) =>
  pairs.map((pair) => [pair.earlier[0], pair.later[0], pair] as const);

describe('earlier on the same subject', () => {
  test.each(named(same))('“%s” is shown with “%s”', async (_earlier, _later, pair) => {
    expect(await found(pair)).toEqual([1]);
  });

  test.each(named(other))('“%s” is not shown with “%s”', async (_earlier, _later, pair) => {
    expect(await found(pair)).toEqual([]);
  });
});

const khojaly = (title: string): Labelled => [title, 'AZ AM', 'memory'];

describe('what is shown', () => {
  test('is held under lower numbers only, the most similar first and of those the newest', async () => {
    await hold(1, khojaly('Remembrance of the victims of Khojaly'));
    await hold(2, khojaly('The massacre of civilians at Khojaly'));
    await hold(3, khojaly('The massacre of civilians at Khojaly'));
    const asked = await hold(4, khojaly('25th anniversary of the massacre of civilians at Khojaly'));
    await hold(5, khojaly('The massacre of civilians at Khojaly'));
    expect(await numbers(asked)).toEqual([3, 2, 1]);
    expect(await numbers(asked, 2)).toEqual([3, 2]);
  });

  test('is what a text names by number, before all, whatever it is about', async () => {
    await hold(1, khojaly('The Khojaly massacre'));
    await hold(2, ['Whaling', '', 'environment']);
    await hold(3, ['Seal hunting', '', 'environment']);
    const asked = await hold(4, khojaly('Anniversary of the Khojaly massacre'), {
      paragraphs: ['Recalling Written declaration No. 2 and Doc. 14003, we bow our heads.'],
    });
    expect(await numbers(asked)).toEqual([3, 2, 1]);
  });

  test('is compared within one language and listed in the reader’s', async () => {
    await hold(1, ['Poisoning of Alexei Navalny', 'RU', 'political-prisoners']);
    await hold(1, ['L’empoisonnement d’Alexeï Navalny', 'RU', ''], { language: 'fr' });
    await hold(2, ['La santé d’Alexeï Navalny', 'RU', 'political-prisoners'], { language: 'fr' });
    const asked = await declarationByNumber(db(), 2, 'en');
    expect(await similarDeclarations(db(), asked!, 'en')).toMatchObject([
      { number: 1, title: 'Poisoning of Alexei Navalny' },
    ]);
    await hold(3, ['The health of Alexei Navalny', 'RU', 'political-prisoners']);
    expect(await numbers((await declarationByNumber(db(), 3, 'fr'))!)).toEqual([1]);
  });

  test('is found among many of the same countries and topics', async () => {
    await hold(1, ['The blockade of Berdyansk', 'UA RU', 'armed-conflict']);
    for (let number = 2; number < 230; number += 1) {
      await hold(number, [`Statement no. ${number} on the front`, 'UA RU', 'armed-conflict']);
    }
    expect(
      await numbers(await hold(400, ['Berdyansk: the blockade goes on', 'UA', 'armed-conflict'])),
    ).toEqual([1]);
  });

  test.each([
    ['a title that says nothing', ['!!', '', ''] as const],
    [
      'a title with signs that queries are made of',
      ["Peace' & !war:* | <-> (now)", 'UA', 'armed-conflict'] as const,
    ],
  ])('does not fail on %s', async (_kind, label) => {
    await hold(1, label);
    expect(await numbers(await hold(2, ['Peace', 'UA', 'armed-conflict']))).toEqual([]);
    await numbers(await hold(3, label));
  });
});

describe('similarity', () => {
  const subject = (title: Record<string, number>, concerns = '', topics = '') => ({
    concerns: words(concerns),
    topics: words(topics),
    words: new Map(Object.entries(title)),
  });
  const sets = [
    [subject({ mine: 1 }, 'UA RU', 'memory'), subject({ theirs: 1 }, 'UA RU', 'memory')],
    [
      subject({ mine: 1, day: 0.25, ukrain: 0 }, 'UA', ''),
      subject({ theirs: 1, day: 0.25, ukrain: 0 }, 'UA', ''),
    ],
  ] as const;

  test.each(sets)('of no word that few have stays below the threshold', (a, b) => {
    expect(similarity(a, b)).toBeLessThan(alike);
  });

  test('is the same both ways', () => {
    for (const { earlier, later } of [...same, ...other]) {
      const [a, b] = [earlier, later].map(([title, concerns, topics]) =>
        subject(
          Object.fromEntries(
            title
              .toLowerCase()
              .split(' ')
              .map((word) => [word, 1]),
          ),
          concerns,
          topics,
        ),
      );
      expect(similarity(a!, b!)).toBeCloseTo(similarity(b!, a!));
    }
  });

  test('falls when each is about a country that the other is not about', () => {
    const troops = { troop: 1, withdraw: 1 };
    expect(similarity(subject(troops, 'RU'), subject(troops, 'RU MD'))).toBeGreaterThan(alike);
    expect(similarity(subject(troops, 'RU GE'), subject(troops, 'RU MD'))).toBeLessThan(alike);
  });
});
