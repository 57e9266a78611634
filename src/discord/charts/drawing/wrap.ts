import { fitWidth, plainLetters, widthOf } from './text-metrics.ts';

/** More than two lines of a picture have room for. */
const longest = 400;

/**
 * A text of others in at most so many lines. What has no room is cut off after a word, and an ellipsis marks it; a word that
 * has no room on a line of its own is cut itself.
 */
export function wrapped(content: string, room: number, size: number, most: number, isBold = false): string[] {
  const words = plainLetters(content).slice(0, longest).split(/ +/u);
  const takes = (text: string) => widthOf(text, size, isBold) <= room;
  const lines: string[] = [];
  let line = '';
  for (const [at, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (takes(longer)) {
      line = longer;
      continue;
    }
    if (lines.length === most - 1) {
      lines.push(cutAfterWord(line, words.slice(at), takes, (text) => fitWidth(text, room, size, isBold)));
      return lines;
    }
    if (line === '') lines.push(fitWidth(word, room, size, isBold));
    else {
      lines.push(line);
      line = takes(word) ? word : fitWidth(word, room, size, isBold);
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** The last line, which has no room for the words that follow it. */
function cutAfterWord(
  line: string,
  [next = '']: readonly string[],
  takes: (text: string) => boolean,
  cut: (text: string) => string,
): string {
  const words = line.split(' ');
  for (let kept = words.length; kept > 0; kept -= 1) {
    const shown = `${words
      .slice(0, kept)
      .join(' ')
      .replace(/[\s,;:.–-]+$/u, '')}…`;
    if (shown !== '…' && takes(shown)) return shown;
  }
  return cut(line === '' ? next : line);
}
