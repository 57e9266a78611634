import type { CalendarUnit } from './calendar.ts';

const table = <T>(entries: Readonly<Record<string, T>>): ReadonlyMap<string, T> =>
  new Map(
    Object.entries(entries).flatMap(([words, value]) =>
      words.split(' ').map((word) => [word, value] as const),
    ),
  );

/** Months in English and French, without accents, by their usual abbreviations as well. */
export const months: ReadonlyMap<string, number> = table({
  'january jan janvier janv': 1,
  'february feb febr fevrier fevr fev': 2,
  'march mar mars': 3,
  'april apr avril avr': 4,
  'may mai': 5,
  'june jun juin': 6,
  'july jul juillet juil': 7,
  'august aug aout': 8,
  'september sept sep septembre': 9,
  'october oct octobre': 10,
  'november nov novembre': 11,
  'december dec decembre': 12,
});

/** Seasons, by the month in which the part-session of that season usually begins. */
export const seasons: ReadonlyMap<string, number> = table({
  'winter hiver': 1,
  'spring printemps': 4,
  'summer ete': 6,
  'autumn fall automne': 9,
});

export const unitWords: ReadonlyMap<string, CalendarUnit> = table<CalendarUnit>({
  'day days jour jours': 'day',
  'week weeks semaine semaines': 'week',
  'month months mois': 'month',
  'quarter quarters trimestre trimestres': 'quarter',
  'half halves semestre semestres': 'half',
  'year years an ans annee annees': 'year',
});

const numberWords: ReadonlyMap<string, number> = table({
  'one un une a': 1,
  'two deux': 2,
  'three trois': 3,
  'four quatre': 4,
  'five cinq': 5,
  'six six': 6,
  'seven sept': 7,
  'eight huit': 8,
  'nine neuf': 9,
  'ten dix': 10,
  'twelve douze': 12,
});

const ordinalWords: ReadonlyMap<string, number> = table({
  'first 1st premier 1er premiere 1re': 1,
  'second 2nd deuxieme 2e 2eme seconde': 2,
  'third 3rd troisieme 3e 3eme': 3,
  'fourth 4th quatrieme 4e 4eme': 4,
});

/** "12", "twelve", "douze"; `null` for anything else. */
export function numberOf(word: string): number | null {
  return /^\d{1,3}$/u.test(word) ? Number(word) : (numberWords.get(word) ?? null);
}

/** "2", "2nd", "second", "2e", "deuxième" without its accent; `null` for anything else. */
export function ordinalOf(word: string): number | null {
  return /^\d$/u.test(word) ? Number(word) : (ordinalWords.get(word) ?? null);
}

export const anyWords: ReadonlySet<string> = new Set([
  'all',
  'all time',
  'any time',
  'ever',
  'always',
  'tout',
  'tout le temps',
  'toute la periode',
  'depuis toujours',
  'toujours',
]);
