import { linesOfPdf, type PageOfText, type TextRun } from './pdf-lines.ts';

/** More pages are no written declaration. */
const maxPages = 40;

/** What a PDF says, line by line in the order it is read; `null` when it cannot be opened, or holds pictures only. */
export async function readPdf(bytes: Uint8Array): Promise<string | null> {
  // Loaded when the first PDF comes: it takes more memory than all the rest of the reading.
  const { getDocumentProxy } = await import('unpdf');
  try {
    const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, isEvalSupported: false });
    try {
      const pages: PageOfText[] = [];
      for (let at = 1; at <= Math.min(document.numPages, maxPages); at += 1) {
        const page = await document.getPage(at);
        const { items } = await page.getTextContent();
        pages.push({
          pieces: items.flatMap((item: TextItem | object) => ('str' in item ? (pieceOf(item) ?? []) : [])),
        });
        page.cleanup();
      }
      const text = linesOfPdf(pages).join('\n');
      return text.trim() === '' ? null : text;
    } finally {
      await document.destroy();
    }
  } catch {
    // Encrypted, damaged or no PDF: nothing of it can be read, whatever the library calls it.
    return null;
  }
}

export function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-');
}

/** A run of letters as the library gives it. */
interface TextItem {
  readonly str: string;
  /** The matrix of the letters: the fourth number is their height, the last two are where they stand. */
  readonly transform: readonly unknown[];
  readonly width: number;
  readonly height: number;
}

function pieceOf(item: TextItem): TextRun | null {
  const [, , , size, x, y] = item.transform.map(Number);
  if (item.str.trim() === '' || x === undefined || y === undefined) return null;
  return { text: item.str, x, y, width: item.width, size: Math.abs(size ?? 0) || item.height || 10 };
}
