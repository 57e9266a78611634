/**
 * Characters that have no place in the Assembly's texts and change how others read: controls, halves of
 * surrogate pairs, and marks that turn the direction of writing.
 */
const unwanted = new RegExp(
  String.raw`[[\p{Cc}--\n]\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]`,
  'gv',
);

/** Text for places where Discord reads no markdown: footers, choices. */
export function plain(text: string): string {
  return text.replaceAll(/\r\n?/gu, '\n').replaceAll('\t', ' ').replaceAll(unwanted, '');
}

/**
 * Text of others for places where Discord reads markdown: it shows exactly as it was written. The
 * library's `escapeMarkdown` looks at what stands around a sign and lets pairs through after "<:" or an
 * address, and knows no mentions, timestamps or emoji; here a sign is escaped wherever it stands.
 */
export function escape(text: string): string {
  return plain(text)
    .replaceAll(/[\\*_~|`[\]<@]/gu, '\\$&')
    .replaceAll(/:(?=\/\/|[\w+-]+:)/gu, '\\:')
    .replaceAll(/^([ \u00a0]*)(-#|#{1,3}|>{1,3}|[-+])(?=[ \u00a0]|$)/gmu, '$1\\$2')
    .replaceAll(/^([ \u00a0]*\d+)([.)])(?=[ \u00a0]|$)/gmu, '$1\\$2');
}

/** The same on one line, for a title or an item of a list. */
export function escapeLine(text: string): string {
  return escape(oneLine(text));
}

export function oneLine(text: string): string {
  return plain(text).replaceAll(/\s+/gu, ' ').trim();
}
