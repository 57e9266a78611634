import { englishMarks, quoted } from '../../assembly/text/quote.ts';
import { sentenceFormat } from '../intl.ts';

export { capital } from '../intl.ts';

export const { list, alternatives, number, plural } = sentenceFormat('en-GB');
export const these = (value: number, one: string, other: string): string => plural(value, { one, other });
export const count = (value: number, one: string, other: string): string =>
  `${number(value)} ${these(value, one, other)}`;

const ordinals = new Intl.PluralRules('en-GB', { type: 'ordinal' });
const endings: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = { one: 'st', two: 'nd', few: 'rd' };

/** "4th". */
export const ordinal = (value: number): string =>
  `${number(value)}${endings[ordinals.select(value)] ?? 'th'}`;

export function withRest(names: readonly string[], total: number): string {
  const rest = total - names.length;
  return list(rest > 0 ? [...names, `${number(rest)} ${these(rest, 'other', 'others')}`] : names);
}

/** A title, a name or words of somebody else's within a sentence. */
export const quote = (text: string): string => quoted(text, englishMarks);
