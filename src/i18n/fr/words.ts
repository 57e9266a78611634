import { frenchMarks, quoted } from '../../assembly/text/quote.ts';
import { sentenceFormat } from '../intl.ts';

export { capital } from '../intl.ts';

export const { list, alternatives, number, plural } = sentenceFormat('fr-FR');
export const these = (value: number, one: string, other: string): string => plural(value, { one, other });
export const count = (value: number, one: string, other: string): string =>
  `${number(value)} ${these(value, one, other)}`;

/** « 4e », et « 1re » : au féminin. */
export const ordinal = (value: number): string => (value === 1 ? '1re' : `${number(value)}e`);

export function withRest(names: readonly string[], total: number): string {
  const rest = total - names.length;
  return list(rest > 0 ? [...names, `${number(rest)} ${these(rest, 'autre', 'autres')}`] : names);
}

/** A title, a name or words of somebody else's within a sentence. */
export const quote = (text: string): string => quoted(text, frenchMarks);
