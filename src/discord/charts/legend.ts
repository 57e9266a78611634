import { margin, smallest, width } from './card.ts';
import { widthOf } from './lettering.ts';
import { group, text, type Markup } from './svg.ts';

export interface Key {
  readonly label: string;
  /** What the label explains, drawn about the point given; 10 wide. */
  readonly mark: (x: number, y: number) => Markup;
}

export interface Legend {
  readonly markup: Markup;
  /** Where it begins; what is drawn above ends here. */
  readonly top: number;
}

const markRoom = 16;
const between = 14;
const lineHeight = 18;

/** No Assembly had so many groups; a page that claims to must not push the picture out of the card. */
const mostLines = 4;

/** Keys in as many centred lines as they need, the last on the base line given. */
export function legend(keys: readonly Key[], bottom: number): Legend {
  const lines = inLines(keys).slice(0, mostLines);
  const drawn = lines.flatMap((line, at) => {
    const y = bottom - (lines.length - 1 - at) * lineHeight;
    let x = (width - line.used) / 2;
    return line.keys.flatMap((key) => {
      const left = x;
      x += keyWidth(key) + between;
      return [key.mark(left + 5, y - 4), text(key.label, { x: left + markRoom, y, 'font-size': smallest })];
    });
  });
  return { markup: group({ class: 'legend' }, drawn), top: bottom - lines.length * lineHeight };
}

interface Line {
  readonly keys: Key[];
  used: number;
}

function inLines(keys: readonly Key[]): Line[] {
  const lines: Line[] = [];
  for (const key of keys) {
    const needed = keyWidth(key);
    const line = lines.at(-1);
    if (line && line.used + between + needed <= width - 2 * margin) {
      line.keys.push(key);
      line.used += between + needed;
    } else lines.push({ keys: [key], used: needed });
  }
  return lines;
}

function keyWidth({ label }: Key): number {
  return markRoom + widthOf(label, smallest);
}
