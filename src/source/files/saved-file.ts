import { decode } from '../http/decode.ts';
import { latin1 } from '../http/encodings.ts';
import { archivedPage } from './mhtml.ts';
import { isPdf, readPdf } from './pdf.ts';

/** What somebody saved, as text that the reader takes. */
export type Opened =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** Where the file says it was saved from. */
      readonly url: string | null;
    }
  /** A PDF that holds no text or cannot be opened, or a file of another kind. */
  | { readonly kind: 'unreadable'; readonly what: 'pdf' | 'file' };

/** How files begin that are no text: PNG, JPEG, GIF, ZIP (and so DOCX and ODT), gzip, old Word, RIFF. */
const otherFiles = [
  '\u0089PNG',
  '\u00FF\u00D8\u00FF',
  'GIF8',
  'PK\u0003\u0004',
  '\u001F\u008B',
  '\u00D0\u00CF\u0011\u00E0',
  'RIFF',
];

/** Opens a saved page: HTML, MHTML ("webpage, single file"), plain text, or a PDF. */
export async function openSaved(bytes: Uint8Array, contentType: string | null = null): Promise<Opened> {
  if (isPdf(bytes)) {
    const text = await readPdf(bytes);
    return text === null ? { kind: 'unreadable', what: 'pdf' } : { kind: 'text', text, url: null };
  }
  const start = latin1(bytes.subarray(0, 8));
  if (otherFiles.some((mark) => start.startsWith(mark))) return { kind: 'unreadable', what: 'file' };
  const page = archivedPage(bytes);
  return page === null
    ? { kind: 'text', text: decode(bytes, contentType), url: null }
    : { kind: 'text', text: decode(page.bytes, page.contentType), url: page.url };
}
