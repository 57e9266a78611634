import { describe, expect, test } from 'vitest';
import type { DeclarationRecord } from '../../../src/assembly/record.ts';
import { declarationByNumber } from '../../../src/store/declarations/declarations.ts';
import { declarations, declarationTopics, texts } from '../../../src/store/db/schema.ts';
import { personsIn } from '../../../src/classify/persons/persons.ts';
import { references } from '../../../src/classify/references/references.ts';
import { keepMentions } from '../../../src/store/ingest/keep-mentions.ts';
import { threadOf } from '../../../src/store/declarations/thread.ts';
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
  const text = { title, paragraphs, language, number, document: 14_000 + number };
  await db().transaction(async (tx) => {
    await keepMentions(tx, number, [{ language, persons: personsIn(text), references: references(text) }]);
    await refreshCounters(tx, [number]);
  });
  const held = await declarationByNumber(db(), number, language);
  if (!held) throw new Error(`No. ${number} was not stored.`);
  return held;
}

const numbers = async (record: DeclarationRecord) =>
  (await threadOf(db(), record)).map(({ number }) => number);

async function found({ earlier, later, language }: Pair): Promise<number[]> {
  await hold(1, earlier, { language });
  return numbers(await hold(2, later, { language }));
}

const named = (pairs: readonly Pair[]) =>
  pairs.map((pair) => [pair.earlier[0], pair.later[0], pair] as const);

describe('judged by title, country and topic', () => {
  test.each(named(same))('“%s” is of one thread with “%s”', async (_earlier, _later, pair) => {
    expect(await found(pair)).toEqual([1]);
  });

  test.each(named(other))('“%s” is not of one thread with “%s”', async (_earlier, _later, pair) => {
    expect(await found(pair)).toEqual([]);
  });
});

const khojaly = (title: string): Labelled => [title, 'AZ AM', 'memory'];
const told = async (record: DeclarationRecord) =>
  (await threadOf(db(), record)).map(({ number, reason }) => [number, reason]);

describe('a thread', () => {
  test('holds what is earlier and what is later, by number, each with the words that both titles have', async () => {
    await hold(1, khojaly('Remembrance of the victims of Khojaly'));
    const asked = await hold(4, khojaly('25th anniversary of the massacre of civilians at Khojaly'));
    await hold(5, khojaly('The massacre of civilians at Khojaly'));
    await hold(6, ['Whaling', '', 'environment']);
    expect(await told(asked)).toEqual([
      [1, { kind: 'words', words: ['Khojaly'] }],
      [5, { kind: 'words', words: ['massacre', 'civilians', 'Khojaly'] }],
    ]);
  });

  test('holds what a text names by number and what names it, whatever it is about, and what hangs on these', async () => {
    const first = await hold(1, ['Whaling', '', 'environment'], {
      paragraphs: ['See written declaration No. 3.'],
    });
    const second = await hold(2, ['Fair taxes', '', ''], { paragraphs: ['Recalling Doc. 14001.'] });
    await hold(4, ['Seal hunting', '', 'environment'], { paragraphs: ['As in written declaration No. 2.'] });
    const through = { kind: 'through', number: 2 };
    expect(await told(first)).toEqual([
      [2, { kind: 'named' }],
      [4, through],
    ]);
    expect(await told(second)).toEqual([
      [1, { kind: 'names' }],
      [4, { kind: 'named' }],
    ]);
    // What was named before it was there joins when it comes.
    const third = await hold(3, ['The price of bread', '', 'social-rights']);
    expect(await told(first)).toEqual([
      [2, { kind: 'named' }],
      [3, { kind: 'names' }],
      [4, through],
    ]);
    expect(await told(third)).toEqual([
      [1, { kind: 'named' }],
      [2, { kind: 'through', number: 1 }],
      [4, through],
    ]);
  });

  test('says whom both name, in the reader’s language, where both have it', async () => {
    await hold(1, ['Poisoning of Alexei Navalny', 'RU', 'political-prisoners']);
    await hold(1, ['L’empoisonnement d’Alexeï Navalny', 'RU', ''], { language: 'fr' });
    await hold(2, ['La santé d’Alexeï Navalny', 'RU', 'political-prisoners'], { language: 'fr' });
    await hold(3, ['The health of Alexei Navalny', 'RU', 'political-prisoners']);
    const named = (name: string) => ({ kind: 'persons', names: [name] });
    const french = named('Alexeï Navalny');
    expect(await told((await declarationByNumber(db(), 2, 'fr'))!)).toEqual([
      [1, french],
      [3, french],
    ]);
    expect(await told((await declarationByNumber(db(), 3, 'en'))!)).toEqual([
      [1, named('Alexei Navalny')],
      [2, named('Alexei Navalny')],
    ]);
  });

  test('takes no more than sixty of those that name one', async () => {
    const asked = await hold(1, ['Whaling', '', 'environment']);
    for (let number = 2; number <= 66; number += 1)
      await hold(number, [`Paper ${number}`, '', ''], { paragraphs: ['See written declaration No. 1.'] });
    expect(await numbers(asked)).toHaveLength(60);
  });

  test('counts nobody who is named in a great many', async () => {
    for (let number = 1; number <= 80; number += 1)
      await hold(number, [`Statement ${number}`, 'RU', ''], { paragraphs: ['Mr Oleg Orlov knows.'] });
    const asked = await hold(90, ['The words of Oleg Orlov', 'RU', '']);
    expect(await numbers(asked)).toEqual([]);
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
