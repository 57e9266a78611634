/** Longest summary, in characters. */
export const summaryLimit = 350;

const room = summaryLimit - 1;
const dangling =
  /\s(?:the|a|an|of|to|and|or|in|on|for|with|by|that|which|who|from|as|at|its|their|de|du|des|d|la|le|les|l|un|une|et|ou|à|au|aux|en|dans|que|qui|pour|par|sur|avec|ses|leurs?)$/iu;
const trailing = /[\s,;:–—\-([«“"„•·●▪◦‣■□*/]+$/u;

/**
 * A passage of a text, cut where it is longer than a summary may be: after a list's item or a clause if
 * there is one late enough, after a word otherwise. `null` when not even a word fits.
 *
 * @param ends Where a cut does no harm: the ends of the items of a list.
 */
export function passage(text: string, from: number, to: number, ends: readonly number[] = []): string | null {
  if (to - from <= summaryLimit) return finished(text, from, to);
  const item = ends.findLast((end) => end > from && end - from <= room);
  if (item !== undefined) return cutAt(text, from, item);
  const window = text.slice(from, from + room);
  const isWhole = text[from + room] === ' ';
  const clause = lastOf(window, /[;.!?](?= )| (?=[•·●▪◦‣■□] )/gu);
  const comma = lastOf(window, /,(?= )| (?=– |— )/gu);
  const space = isWhole ? room : window.lastIndexOf(' ');
  const best = clause > room * 0.5 ? clause : comma > room * 0.65 ? comma : space;
  return best <= 0 ? null : cutAt(text, from, from + best);
}

/** A whole passage; a semicolon or comma at its end shows that its sentence goes on. */
function finished(text: string, from: number, to: number): string | null {
  const whole = text.slice(from, to).trimEnd();
  const bare = whole.replace(/\s?[;,:](?:\s(?:and|or|et|ou))?$/iu, '');
  if (bare === whole) return whole === '' ? null : whole;
  return to < text.length ? `${bare}…` : bare;
}

function cutAt(text: string, from: number, to: number): string | null {
  let cut = text.slice(from, to).replace(/\s?[;,](?:\s(?:and|or|et|ou))?\s?$/iu, '');
  for (let word = 0; word < 3; word += 1) cut = withoutTail(cut).replace(dangling, '');
  cut = withoutTail(cut);
  return cut === '' ? null : `${cut.replace(/(?<=\p{L}\p{L})\.$/u, '')}…`;
}

/** Without the marks at its end: looked for from the end, since there may be very many of them. */
function withoutTail(text: string): string {
  let to = text.length;
  while (to > 0 && trailing.test(text[to - 1] ?? '')) to -= 1;
  return text.slice(0, to);
}

function lastOf(text: string, pattern: RegExp): number {
  let at = -1;
  for (const match of text.matchAll(pattern)) at = match.index + match[0].trimEnd().length;
  return at;
}
