import { type Locale, allLocales } from '../../locales.ts';
import { delegationCode, delegations, isDelegationCode } from '../../assembly/delegation.ts';
import { fold } from '../../assembly/fold.ts';
import { families, familyOf, groupCode } from '../../assembly/group.ts';
import { compareNames } from '../../i18n/format.ts';
import { regions } from '../../i18n/regions.ts';
import { countryName, familyName, groupLabel } from '../../i18n/terms.ts';
import { limits } from '../render/limits.ts';
import { choice, type Choice } from '../render/choice.ts';
import { likeness } from './alike.ts';
import { mayBeSeveral } from './several.ts';

/** Something that can be chosen by any of its names. */
export interface NamedOption {
  readonly value: string;
  readonly label: (locale: Locale) => string;
  /** Folded: in every language, whichever the reader's, and of all periods. */
  readonly names: readonly string[];
  /** Folded: words that people use for it, and that tell what it is about. */
  readonly about?: readonly string[];
}

/** Made when first asked for and kept: nothing here changes while the bot runs. */
export function memoize<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

export function namedOptions(
  value: string,
  label: NamedOption['label'],
  others: readonly string[],
): NamedOption {
  return { value, label, names: [...new Set([...inEvery(label), value, ...others].map(fold))] };
}

/** What something is called in each language of the interface. */
function inEvery(label: NamedOption['label']): string[] {
  return allLocales().map(label);
}

const allDelegations = memoize(() =>
  delegations.map(({ code, en, fr, aliases }) =>
    namedOptions(code, (locale) => countryName(code, locale), [en, fr, ...aliases]),
  ),
);

const allCountries = memoize(() => [
  ...allDelegations(),
  ...regions
    .filter((code) => !delegations.some((delegation) => delegation.code === code))
    .map((code) => namedOptions(code, (locale) => countryName(code, locale), [])),
]);

const allGroups = memoize(() =>
  families.map(({ id, codes, abbreviation }) =>
    namedOptions(
      id,
      (locale) => {
        const label = groupLabel(id, locale);
        const name = familyName(id, locale);
        return label === name ? label : `${label}: ${name}`;
      },
      [
        ...codes,
        ...codes.map((code) => groupLabel(code, 'fr')),
        ...Object.values(abbreviation),
        ...inEvery((locale) => familyName(id, locale)),
      ],
    ),
  ),
);

/** How well a name answers what was typed: the whole of it, its beginning, a word's beginning, or not at all. */
function closeness(names: readonly string[], typed: string): number {
  if (names.includes(typed)) return 3;
  if (names.some((name) => name.startsWith(typed))) return 2;
  return names.some((name) => name.split(/[\s'’/-]+/u).some((word) => word.startsWith(typed))) ? 1 : 0;
}

/** Of a word that people use for something: fewer letters begin too many. */
const shortestAbout = 3;

/** Those of which a word that people use for it begins so. */
function calledLike(all: readonly NamedOption[], typed: string): NamedOption[] {
  return typed.length < shortestAbout ? [] : all.filter(({ about = [] }) => closeness(about, typed) > 0);
}

export function suggest(all: readonly NamedOption[], typed: string, language: Locale): Choice[] {
  const wanted = fold(typed);
  const byName = all
    .map((one) => ({ one, close: one.about?.includes(wanted) ? 3 : closeness(one.names, wanted) }))
    .filter(({ close }) => close > 0 || wanted === '')
    .toSorted(
      (a, b) =>
        (wanted === '' ? 0 : b.close - a.close) ||
        compareNames(a.one.label(language), b.one.label(language), language),
    )
    .map(({ one }) => one);
  const found =
    [byName, calledLike(all, wanted), mostAlike(all, typed)].find((some) => some.length > 0) ?? [];
  return found.slice(0, limits.choices).map((one) => choice(one.label(language), one.value));
}

/**
 * Those that text may mean: what is called that, else what goes by that word, else what has a name or a word that
 * begins so.
 */
export function meant(all: readonly NamedOption[], typed: string): readonly NamedOption[] {
  const wanted = fold(typed);
  if (wanted === '') return [];
  const ways = [
    () => all.filter(({ names }) => names.includes(wanted)),
    () => all.filter(({ about = [] }) => about.includes(wanted)),
    () => all.filter(({ names }) => closeness(names, wanted) > 0),
    () => calledLike(all, wanted),
  ];
  for (const way of ways) {
    const found = way();
    if (found.length > 0) return found;
  }
  return [];
}

/** Those that are called what was typed but for a typing error, else those whose name has most in common with it. */
export function mostAlike(all: readonly NamedOption[], typed: string): NamedOption[] {
  const found = ranked(all, typed);
  return found.filter(({ isTypo }) => isTypo || found[0]?.isTypo === false).map(({ one }) => one);
}

function ranked(all: readonly NamedOption[], typed: string) {
  return all
    .flatMap((one) => {
      const found = likeness(one.names, typed);
      return found === null ? [] : [{ one, ...found }];
    })
    .toSorted((a, b) => Number(b.isTypo) - Number(a.isTypo) || b.alike - a.alike);
}

/**
 * The only one that is called what was typed with a typing error; `null` where none is, or several are, or where what was
 * typed may be several names.
 */
export function misspelt(all: readonly NamedOption[], typed: string): NamedOption | null {
  if (mayBeSeveral(typed)) return null;
  const [only, ...others] = ranked(all, typed).filter(({ isTypo }) => isTypo);
  return only !== undefined && others.length === 0 ? only.one : null;
}

/** Those that text may mean, or is most like. */
function nearest(all: readonly NamedOption[], typed: string): readonly NamedOption[] {
  const found = meant(all, typed);
  return found.length > 0 ? found : mostAlike(all, typed);
}

/** What was meant by text that may be a value offered, a name, the beginning of one name only, or a misspelt one. */
function resolve(all: readonly NamedOption[], typed: string): string | null {
  const [only, ...others] = meant(all, typed);
  if (only === undefined) return misspelt(all, typed)?.value ?? null;
  return others.length === 0 ? only.value : null;
}

export function suggestDelegations(typed: string, language: Locale): Choice[] {
  return suggest(allDelegations(), typed, language);
}

export function meantDelegations(typed: string): readonly NamedOption[] {
  return nearest(allDelegations(), typed);
}

export function meantCountries(typed: string): readonly NamedOption[] {
  return nearest(allCountries(), typed);
}

export function meantGroups(typed: string): readonly NamedOption[] {
  return nearest(allGroups(), typed);
}

/** The code of a delegation by code or name in either language; `null` when no single one is meant. */
export function resolveDelegation(typed: string): string | null {
  return delegationCode(typed) ?? resolve(allDelegations(), typed);
}

/** The code of a delegation by its whole name in either language, or by its code in capitals. */
export function delegationCalled(typed: string): string | null {
  if (/^\p{L}{2}$/u.test(typed)) return isDelegationCode(typed) ? typed : null;
  const wanted = fold(typed);
  return delegationCode(typed) ?? allDelegations().find(({ names }) => names.includes(wanted))?.value ?? null;
}

/** Countries that a declaration can be about: any, not only those with a delegation. */
export function suggestCountries(typed: string, language: Locale): Choice[] {
  return suggest(allCountries(), typed, language);
}

export function resolveCountry(typed: string): string | null {
  return delegationCode(typed) ?? resolve(allCountries(), typed);
}

export function suggestGroups(typed: string, language: Locale): Choice[] {
  return suggest(allGroups(), typed, language);
}

/** The family of a group by any code or name it has had, in either language. */
export function resolveGroup(typed: string): string | null {
  const family = familyOf(groupCode(typed));
  return families.some(({ id }) => id === family) ? family : resolve(allGroups(), typed);
}

/** As a group is offered in a list. */
export function labelOfGroup(family: string, language: Locale): string {
  return (
    allGroups()
      .find(({ value }) => value === family)
      ?.label(language) ?? family
  );
}

/** The abbreviations of all groups, for a sentence that says what is possible. */
export function groupLabels(language: Locale): string[] {
  return families.map(({ id }) => groupLabel(id, language));
}
