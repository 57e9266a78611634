/** Lists of whole numbers, themselves numbered from 0: one behind the other, in 4 bytes a number. */
export class NumberLists {
  private readonly starts: Int32Array;
  private readonly items: Int32Array;

  constructor(lists: readonly (readonly number[])[]) {
    this.starts = new Int32Array(lists.length + 1);
    for (const [list, { length }] of lists.entries())
      this.starts[list + 1] = (this.starts[list] ?? 0) + length;
    this.items = Int32Array.from(lists.flat());
  }

  /** How many are in a list; 0 for one that is not there. */
  length(list: number): number {
    return (this.starts[list + 1] ?? 0) - (this.starts[list] ?? 0);
  }

  at(list: number, place: number): number {
    return this.items[(this.starts[list] ?? 0) + place] ?? -1;
  }

  has(list: number, item: number): boolean {
    const end = this.starts[list + 1] ?? 0;
    for (let at = this.starts[list] ?? 0; at < end; at += 1) if (this.items[at] === item) return true;
    return false;
  }
}
