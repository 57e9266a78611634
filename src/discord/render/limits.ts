/** Discord's limits on a message, in UTF-16 units, which is never fewer than the characters it counts. */
export const limits = {
  content: 2000,
  title: 256,
  description: 4096,
  fields: 25,
  fieldName: 256,
  fieldValue: 1024,
  footer: 2048,
  /** All text of all embeds of a message. */
  embedSum: 6000,
  choices: 25,
  choice: 100,
  url: 2048,
} as const;

const ellipsis = '…';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * As much of a text as fits, shown by `render` (which may lengthen it, as escaping does). The cut falls
 * between whole graphemes of the source, so never inside an escape, a surrogate pair or an emoji, and
 * between words where that costs little; an ellipsis marks it.
 */
export function fit(text: string, max: number, render: (part: string) => string = (part) => part): string {
  const whole = render(text);
  if (whole.length <= max) return whole;
  if (max < ellipsis.length) return '';
  const segments = graphemes.segment(text);
  const shown = (end: number) =>
    render(`${beforeLastWord(text.slice(0, segments.containing(end)?.index ?? text.length))}${ellipsis}`);
  let low = 0;
  let high = Math.min(max, text.length);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (shown(middle).length <= max) low = middle;
    else high = middle - 1;
  }
  return shown(low);
}

/** Without a last word that was cut, when that leaves most of the text. */
function beforeLastWord(cut: string): string {
  const most = Math.floor(cut.length * 0.8);
  const space = cut.slice(most + 1).search(/\s(?=\S*$)/u);
  return (space === -1 ? cut : cut.slice(0, most + 1 + space)).trimEnd();
}

/**
 * As many whole items as fit, joined, and what `more` says of the rest. An item longer than everything
 * allowed is never reached by halves: the list ends before it.
 */
export function fitList(
  items: readonly string[],
  max: number,
  separator: string,
  more: (rest: number) => string,
): string {
  const whole = items.join(separator);
  if (whole.length <= max) return whole;
  for (let shown = items.length - 1; shown > 0; shown -= 1) {
    const some = [...items.slice(0, shown), more(items.length - shown)].join(separator);
    if (some.length <= max) return some;
  }
  return fit(more(items.length), max);
}

/** Limits of a message of components, with room to spare: Discord's count of characters is not documented in full. */
export const panelLimits = {
  components: 40,
  text: 3900,
  bytes: 9300,
  label: 80,
  options: 25,
  optionText: 100,
  placeholder: 150,
} as const;
