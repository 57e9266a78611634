import { expect, test } from 'vitest';
import { once } from '../../src/assembly/once.ts';
import type { Signature } from '../../src/assembly/signatory.ts';

const entry = (
  position: number,
  honorific: string | null,
  name: string,
  delegation = 'IT',
  group: string | null = 'SOC',
): Signature => ({
  position,
  honorific,
  givenName: /^(.+?) /.exec(name)?.[1] ?? null,
  familyName: name.split(' ').at(-1) ?? '',
  name,
  delegation,
  delegationPrinted: delegation,
  group,
  groupPrinted: group,
});
const list = (...entries: [string | null, string, string?, (string | null)?][]) =>
  entries.map(([honorific, name, delegation, group], at) =>
    entry(at + 1, honorific, name, delegation, group),
  );
const said = (entries: readonly Signature[]) =>
  entries.map(({ position, honorific, name, group }) => [position, honorific, name, group]);

test('a name that is printed again is left out, and those after it move up', () => {
  expect(said(once(list(['Mr', 'A RAMPI'], ['Ms', 'B ROY'], ['Mr', 'A Rampi'], ['Mr', 'C SIX'])))).toEqual([
    [1, 'Mr', 'A RAMPI', 'SOC'],
    [2, 'Ms', 'B ROY', 'SOC'],
    [3, 'Mr', 'C SIX', 'SOC'],
  ]);
});

test('another honorific of the same gender, or none, is no other person', () => {
  expect(said(once(list(['Mrs', 'C GILLAN'], ['Dame', 'C GILLAN'], [null, 'C GILLAN'])))).toEqual([
    [1, 'Mrs', 'C GILLAN', 'SOC'],
  ]);
});

test('another delegation, another gender or another spelling is another person', () => {
  const people = list(['Mr', 'A RAMPI'], ['Mr', 'A RAMPI', 'FR'], ['Ms', 'A RAMPI'], ['Mr', 'A. RAMPI']);
  expect(once(people)).toEqual(people);
});

test('a family name alone may be that of two people', () => {
  const people = list([null, 'Smith'], [null, 'Jones'], [null, 'Smith']);
  expect(once(people)).toEqual(people);
});

test('a group that only the second printing has is kept', () => {
  expect(said(once(list(['Mr', 'A RAMPI', 'IT', null], ['Mr', 'A RAMPI', 'IT', 'EC'])))).toEqual([
    [1, 'Mr', 'A RAMPI', 'EC'],
  ]);
});
