import type { TextLanguage } from '../../assembly/declaration.ts';
import { formsOf } from './inflections.ts';
import compounds from './places/compounds.json' with { type: 'json' };
import countryData from './places/countries.json' with { type: 'json' };
import dependData from './places/depends.json' with { type: 'json' };
import eventData from './places/events.json' with { type: 'json' };
import lookAlikes from './places/look-alikes.json' with { type: 'json' };
import persons from './places/persons.json' with { type: 'json' };
import territoryData from './places/territories.json' with { type: 'json' };

type Both<T> = Readonly<Record<TextLanguage, T>>;

/** A list a reader of JSON may leave empty, and that the compiler would take for a list of nothing. */
type Names = readonly string[];

const countries: readonly ({ readonly code: string } & Both<{
  readonly names: Names;
  readonly people: Names;
  readonly places: Names;
}>)[] = countryData;
const territories: readonly ({ readonly leadsTo: Names } & Both<{
  readonly names: Names;
  readonly people: Names;
}>)[] = territoryData;
const events: readonly ({ readonly leadsTo: Names; readonly onlyAlone: boolean } & Both<Names>)[] = eventData;
const depends: readonly ({
  readonly with: Both<Names>;
  readonly leadsTo: Names;
  readonly otherwise: Names;
} & Both<Names>)[] = dependData;

/** What a name in a text says. */
export interface PlaceMeaning {
  readonly kind: 'none' | 'name' | 'people' | 'place' | 'beginning';
  /** The states it leads to, the first one first of all. */
  readonly codes: Names;
  /** Counts only when the title names no country. */
  readonly onlyAlone?: boolean;
  /** Leads to `codes` only beside one of these words. */
  readonly condition?: { readonly words: Names; readonly otherwise: Names };
}

interface Entry {
  readonly text: string;
  readonly meaning: PlaceMeaning;
}

/** What countries are called and which places they have, in both languages, by ISO 3166 alpha-2 code. */
export function placeNames(): ReadonlyMap<string, { readonly names: Names; readonly places: Names }> {
  return new Map(
    countries.map(({ code, en, fr }) => [
      code,
      { names: [...en.names, ...fr.names], places: [...en.places, ...fr.places] },
    ]),
  );
}

/** Everything the files in `places/` say of one language; of two entries with one text the first one holds. */
export function entriesOf(language: TextLanguage): readonly Entry[] {
  const all = (texts: Names, meaning: PlaceMeaning): Entry[] => texts.map((text) => ({ text, meaning }));
  const people = (names: Names, codes: Names): Entry[] =>
    names.flatMap((name) => all(formsOf(name, language), { kind: 'people', codes }));
  return [
    ...depends.flatMap((entry) =>
      all(entry[language], {
        kind: 'name',
        codes: entry.leadsTo,
        condition: { words: entry.with[language], otherwise: entry.otherwise },
      }),
    ),
    ...all(lookAlikes[language], { kind: 'none', codes: [] }),
    ...events.flatMap(({ leadsTo, onlyAlone, [language]: texts }) =>
      all(texts, { kind: 'name', codes: leadsTo, onlyAlone }),
    ),
    ...persons.flatMap(({ leadsTo, names }) => all(names, { kind: 'name', codes: leadsTo })),
    ...territories.flatMap(({ leadsTo, [language]: named }) => [
      ...all(named.names, { kind: 'name', codes: leadsTo }),
      ...people(named.people, leadsTo),
    ]),
    ...countries.flatMap(({ code, [language]: named }) => [
      ...all(named.names, { kind: 'name', codes: [code] }),
      ...people(named.people, [code]),
      ...all(named.places, { kind: 'place', codes: [code] }),
    ]),
    ...compounds.flatMap(({ code, beginnings }) => all(beginnings, { kind: 'beginning', codes: [code] })),
  ];
}
