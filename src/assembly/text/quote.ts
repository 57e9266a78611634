/** The marks around a quotation, those of a quotation within it, and so on, over and over. */
export type QuotationMarks = readonly (readonly [opening: string, closing: string])[];

/** “… ‘…’ …” */
export const englishMarks: QuotationMarks = [
  ['“', '”'],
  ['‘', '’'],
];
/** « … “…” … », with no-break spaces. */
export const frenchMarks: QuotationMarks = [
  ['«\u00a0', '\u00a0»'],
  ['“', '”'],
];

/**
 * A text between quotation marks. Whatever marks the text itself has become those of a quotation within: where it was cut, what is open is
 * closed, and a mark that closes nothing is left out. An apostrophe stays one.
 */
export function quoted(text: string, marks: QuotationMarks): string {
  const at = (depth: number) => marks[depth % marks.length] ?? ['', ''];
  const [first, last] = at(0);
  if (!anyMark.test(text)) return `${first}${text}${last}`;
  const open: Kind[] = [];
  let said = '';
  // Whatever was opened in between ends as well.
  const closeFrom = (depth: number) => {
    while (open.length > depth) {
      said += at(open.length)[1];
      open.pop();
    }
  };
  for (const token of tokensOf(text)) {
    if (typeof token === 'string') said += token;
    else if (token.opens) {
      open.push(token.kind);
      said += at(open.length)[0];
    } else {
      const since = open.lastIndexOf(token.kind);
      if (since !== -1) closeFrom(since);
      else if (token.kind === 'single') said += '’';
    }
  }
  closeFrom(0);
  return `${first}${said}${last}`;
}

type Kind = 'double' | 'low' | 'guillemet' | 'single' | 'straight';
type Token = string | { readonly kind: Kind; readonly opens: boolean };

const anyMark = /[“”„«»‘"]/u;
const space = /[\s\u00a0\u202f]/u;
const inWord = /[\p{L}\p{N}]/u;

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const depths = new Map<Kind, number>();
  const depthOf = (kind: Kind) => depths.get(kind) ?? 0;
  const isOpen = (kind: Kind) => depthOf(kind) > 0;
  const characters = [...text];
  for (let index = 0; index < characters.length; index += 1) {
    const sign = characters[index] ?? '';
    const before = characters[index - 1] ?? ' ';
    const after = characters[index + 1] ?? ' ';
    const mark = (kind: Kind, opens: boolean) => {
      tokens.push({ kind, opens });
      depths.set(kind, Math.max(0, depthOf(kind) + (opens ? 1 : -1)));
    };
    switch (sign) {
      case '«':
        mark('guillemet', true);
        while (space.test(characters[index + 1] ?? '')) index += 1;
        break;
      case '»':
        while (typeof tokens.at(-1) === 'string' && space.test(String(tokens.at(-1)))) tokens.pop();
        mark('guillemet', false);
        break;
      case '„':
        mark('low', true);
        break;
      case '“':
        if (isOpen('low')) mark('low', false);
        else mark('double', true);
        break;
      case '”':
        mark(isOpen('low') ? 'low' : 'double', false);
        break;
      case '‘':
        mark('single', true);
        break;
      case '’':
        if (isOpen('single') && closes(before, characters.slice(index + 1))) mark('single', false);
        else tokens.push(sign);
        break;
      case '"':
        if (isOpen('straight')) mark('straight', false);
        else if (!inWord.test(before) && !space.test(after)) mark('straight', true);
        else tokens.push(sign);
        break;
      default:
        tokens.push(sign);
    }
  }
  return tokens;
}

/** Whether ’ ends a quotation rather than a word: not in “don’t”, nor in “workers’ rights” where another may end it. */
function closes(before: string, rest: readonly string[]): boolean {
  if (inWord.test(rest[0] ?? '')) return false;
  if (before !== 's') return true;
  const next = rest.findIndex(
    (sign, at) => sign === '‘' || (sign === '’' && !inWord.test(rest[at + 1] ?? '')),
  );
  return next === -1 || rest[next] === '‘';
}
