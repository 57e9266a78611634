import { margin, smallest, width } from './card.ts';
import { widthOf } from './text-metrics.ts';
import { svgGroup, svgText, type Markup } from './svg.ts';

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
/** Between two keys, the widest that needs no more lines than the narrowest. */
const gaps = [14, 11, 8] as const;
const lineHeight = 18;
/** Beside something else, where the picture is shown smaller. */
const sideSize = 13;
const sideLine = 17;

/** No Assembly had so many groups; a page that claims to must not push the picture out of the card. */
const maxLines = 4;

/** Keys in as many centred lines as they need, the last on the base line given. */
export function legend(keys: readonly Key[], bottom: number, wide = width): Legend {
  const { lines, between } = arranged(keys, wide - 2 * margin);
  const drawn = lines.flatMap((line, at) => {
    const y = bottom - (lines.length - 1 - at) * lineHeight;
    let x = (wide - line.used) / 2;
    return line.keys.flatMap((key) => {
      const left = x;
      x += keyWidth(key) + between;
      return [
        key.mark(left + 5, y - 4),
        svgText(key.label, { x: left + markRoom, y, 'font-size': smallest }),
      ];
    });
  });
  return { markup: svgGroup({ class: 'legend' }, drawn), top: bottom - lines.length * lineHeight };
}

/** Keys in lines beside something else, in as many as there is room for. */
export function sideLegend(
  keys: readonly Key[],
  { wide, most }: { wide: number; most: number },
): { readonly tall: number; readonly at: (left: number, top: number) => Markup } {
  const lines = inLines(keys, gaps[0], wide, sideSize).slice(0, most);
  const at = (left: number, top: number) =>
    svgGroup(
      { class: 'legend' },
      lines.flatMap((line, at) => {
        const y = top + (at + 1) * sideLine - 4.5;
        let x = left;
        return line.keys.flatMap((key) => {
          const from = x;
          x += keyWidth(key, sideSize) + gaps[0];
          return [
            key.mark(from + 5, y - 4),
            svgText(key.label, { x: from + markRoom, y, 'font-size': sideSize }),
          ];
        });
      }),
    );
  return { tall: lines.length * sideLine, at };
}

interface Arranged {
  readonly lines: readonly Line[];
  readonly between: number;
}

/** In as few lines as a narrow gap allows, as wide apart and as even as those lines have room for. */
function arranged(keys: readonly Key[], room: number): Arranged {
  const fewest = inLines(keys, gaps[2], room).length;
  const between = gaps.find((gap) => inLines(keys, gap, room).length === fewest) ?? gaps[2];
  let lines = inLines(keys, between, room);
  // Narrower lines leave no key alone on the last.
  for (let narrow = room - 10; narrow > 0; narrow -= 10) {
    const even = inLines(keys, between, narrow);
    if (even.length > lines.length || even.some(({ used }) => used > narrow)) break;
    lines = even;
  }
  return { lines: lines.slice(0, maxLines), between };
}

interface Line {
  readonly keys: Key[];
  used: number;
}

function inLines(keys: readonly Key[], between: number, room: number, size = smallest): Line[] {
  const lines: Line[] = [];
  for (const key of keys) {
    const needed = keyWidth(key, size);
    const line = lines.at(-1);
    if (line && line.used + between + needed <= room) {
      line.keys.push(key);
      line.used += between + needed;
    } else lines.push({ keys: [key], used: needed });
  }
  return lines;
}

function keyWidth({ label }: Key, size = smallest): number {
  return markRoom + widthOf(label, size);
}
