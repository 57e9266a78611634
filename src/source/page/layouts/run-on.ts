import { dayPattern } from '../parse-date.ts';
import { separate } from '../signatory-entry.ts';
import { isLetterhead } from '../page-chrome.ts';

const heading = new RegExp(
  String.raw`(?:written declaration|d[ée]claration [ée]crite) (?:no\.?|n°) ?\d{1,5} ?\| ?doc\. ?\d{1,6} ?\| ?${dayPattern}`,
  'iu',
);
const logos = /^(?:logo assembly|logo hemicycle)(?: logo (?:assembly|hemicycle))* /i;
const label = /^(.{3,400}?) (?:\|? ?)((?:signatories|signataires) ?:.*)$/isu;

/**
 * The lines of a page whose title, heading and names were run together into one, as a copy of its text may be;
 * `null` where they were not: names must follow the heading, which no sentence that quotes one does.
 */
export function splitRunOn(lines: readonly string[]): readonly string[] | null {
  for (const [i, line] of lines.slice(0, 20).entries()) {
    const match = heading.exec(line.slice(0, 3000));
    if (match === null) continue;
    const before = line.slice(0, match.index).replace(logos, '').trim();
    const after = line.slice(match.index + match[0].length).trim();
    const above = [...lines.slice(0, i), ...(before === '' ? [] : [before])].filter(
      (text) => !isLetterhead(text),
    );
    const below = lines.slice(i + 1);
    const first = after.split(';', 1)[0]?.trim() ?? '';
    if (first.length < 600 && first.includes(',') && separate(first) !== null) {
      return [...above, match[0], after, ...below];
    }
    const [, title, list] = label.exec(after.slice(0, 100_000)) ?? [];
    if (title !== undefined && list !== undefined) return [...above, match[0], title, list, ...below];
  }
  return null;
}
