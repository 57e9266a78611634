import { expect, test } from 'vitest';
import { archive } from '../../../tools/assembly-sandbox/archive.ts';
import { delegationCode } from '../../../src/assembly/delegation.ts';
import { fold } from '../../../src/assembly/fold.ts';
import { parseName } from '../../../src/assembly/name.ts';
import { samePerson, type PersonName } from '../../../src/assembly/person.ts';
import { signatoryForms, signatures } from '../../../src/store/db/schema.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep } from '../../support/declarations/declarations.ts';
import { onePerson } from '../../support/people/one-person.ts';
import realLists from '../../support/people/real-lists.json' with { type: 'json' };
import { listOf } from '../support/lists.ts';

const db = useDatabase();

test('of names that are transliterated otherwise none is missed', async () => {
  let number = 800;
  for (const [country, ...names] of onePerson) {
    for (const name of names) await keep(db(), listOf((number += 1), '2017-01-26', `${name}, ${country}`));
  }
  const people = new Map<string, Set<number>>();
  const forms = await db().select().from(signatoryForms);
  const missed = onePerson.filter(([country, ...names]) => {
    const code = delegationCode(country);
    const owners = new Set(
      names.map((name) => {
        const { name: own } = parseName(name);
        return forms.find((form) => form.delegation === code && form.folded === fold(own))?.signatoryId;
      }),
    );
    if (owners.size > 1) people.set(names[0] ?? '', owners as Set<number>);
    return owners.size > 1;
  });
  expect(missed).toEqual([]);
});

test('of real lists nobody is merged with another, nobody is two, and no two of one list are one', async () => {
  for (const { number, language } of archive) if (language === 'en') await keep(db(), archived(number));
  for (const { number, date, signatories } of realLists.filter(({ number }) => number < 1000)) {
    await keep(db(), listOf(number + 1000, date, ...signatories));
  }
  const forms = await db().select().from(signatoryForms);
  const people = grouped(forms, ({ signatoryId }) => String(signatoryId));
  const merged = [...people.values()]
    .map((all) => [...new Set(all.map(({ delegation, folded }) => `${delegation} ${folded}`))])
    .filter((all) => all.length > 1);
  // Nobody else in these lists is printed in two ways.
  expect(merged.map((all) => all.toSorted()).toSorted()).toEqual([
    ['GB alexander [the earl of] dundee', 'GB alexander dundee'],
    ['GR george katrougalos', 'GR georgios katrougkalos'],
    ['UA serhii soboliev', 'UA serhiy sobolev'],
  ]);
  const printed = new Set(forms.map(({ delegation, folded }) => `${delegation} ${folded}`));
  expect(people.size).toBe(printed.size - 3);
  expect(people.size).toBeGreaterThan(560);
  const lists = grouped(
    await db().select().from(signatures),
    ({ declarationId, edition }) => `${declarationId} ${edition}`,
  );
  for (const list of lists.values()) {
    const names = new Set(list.map(({ delegation, name }) => `${delegation} ${fold(name)}`));
    expect(new Set(list.map(({ signatoryId }) => signatoryId)).size).toBe(names.size);
  }
});

test('no two members of one real list could be taken for one', () => {
  const lists = [
    ...archive.map(({ signatories }) =>
      signatories.map(([honorific, name, place]) => `${honorific ?? ''} ${name}, ${place}`),
    ),
    ...realLists.map(({ signatories }) => signatories),
  ].map((entries) => entries.map(personOf));
  const pairs = lists.flatMap((list) =>
    list.flatMap((one, at) =>
      list
        .slice(at + 1)
        .filter((other) => fold(nameOf(one)) !== fold(nameOf(other)) && samePerson(one, other)),
    ),
  );
  expect(pairs).toEqual([]);
});

function personOf(entry: string): PersonName {
  const [name = '', place = ''] = entry.split(', ');
  return { delegation: delegationCode(place) ?? place, ...parseName(name) };
}

const nameOf = ({ givenName, familyName }: PersonName) => `${givenName ?? ''} ${familyName}`;

function grouped<T>(all: readonly T[], by: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(by(one), [...(groups.get(by(one)) ?? []), one]);
  return groups;
}
