import type { DeclarationRecord } from '../../../assembly/record.ts';
import { capital, formatDate, formatShortDate } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Locale } from '../../../locales.ts';
import { fitWidth, widthOf } from './text-metrics.ts';

/** Where everything comes from. */
const assembly = 'pace.coe.int';
/** A file of the Assembly, in the addresses of either of its sites. */
const filePage = /^https?:\/\/(?<file>[\w.-]+\/(?:en|fr)\/files\/\d+)/u;

/** The same in fewer and fewer words; the first that has room is shown. */
export type Source = readonly [string, ...string[]];

/** No., Doc. and day of a declaration, and its address. */
export function sourceOf(
  { number, document, date, url }: Pick<DeclarationRecord, 'number' | 'document' | 'date' | 'url'>,
  language: Locale,
): Source {
  const name = messagesFor(language).pictures.number(number, document);
  const file = filePage.exec(url ?? '')?.groups?.['file'] ?? assembly;
  const [long, short] = [formatDate(date, language), formatShortDate(date, language)];
  return [
    [name, long, file],
    [name, short, file],
    [name, long, assembly],
    [name, short, assembly],
  ].map((parts) => parts.join(' · ')) as unknown as Source;
}

/**
 * Of what is compiled from many declarations: up to when, and of how many.
 *
 * @param day `YYYY-MM-DD`. @param held `null` where their number says nothing about the picture.
 */
export function sourceOfMany(day: string, held: number | null, language: Locale): Source {
  const { declarations, asOf } = messagesFor(language).pictures;
  const counted = held === null ? [] : [declarations(held)];
  return [formatDate(day, language), formatShortDate(day, language)].map((date) =>
    capital([...counted, asOf(date), assembly].join(' · ')),
  ) as unknown as Source;
}

/** As much of the source as there is room for. */
export function sourceLine(source: Source, room: number, size: number): string {
  return source.find((text) => widthOf(text, size) <= room) ?? fitWidth(source.at(-1) ?? '', room, size);
}

/** Today by UTC, `YYYY-MM-DD`. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
