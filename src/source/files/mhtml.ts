import { latin1 } from '../http/encodings.ts';

/** A page out of an archive of one: what a browser keeps as "webpage, single file". */
export interface ArchivedPage {
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
  /** Where it was saved from. */
  readonly url: string | null;
}

/** Parts within parts that are looked into. */
const deepest = 4;
/** Characters of a header that are looked at. */
const maxHeaderLength = 20_000;

/**
 * The page in an MHTML file (RFC 2557: a MIME message whose root is a web page); `null` when it is none, or holds no page.
 * Quoted-printable and base64 are undone; the characters are left to the decoder.
 */
export function archivedPage(bytes: Uint8Array): ArchivedPage | null {
  const text = latin1(bytes);
  const head = text.slice(0, maxHeaderLength);
  if (!/^(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)+\r?\n/u.test(head)) return null;
  if (!/^mime-version:/imu.test(head) && !/^content-type:/imu.test(head)) return null;
  return pageIn(text, deepest);
}

function pageIn(text: string, depth: number): ArchivedPage | null {
  const { headers, body } = split(text);
  const type = headers.get('content-type') ?? '';
  const url = headers.get('content-location') ?? headers.get('snapshot-content-location') ?? null;
  const boundary = parameter(type, 'boundary');
  if (/^multipart\//iu.test(type) && boundary !== null) {
    if (depth === 0) return null;
    const pages = partsOf(body, boundary).flatMap((part) => {
      const page = pageIn(part, depth - 1);
      return page === null ? [] : [{ page, id: split(part).headers.get('content-id') ?? null }];
    });
    const root = parameter(type, 'start');
    const chosen = (root === null ? undefined : pages.find(({ id }) => id === root)) ?? pages[0];
    return chosen === undefined ? null : { ...chosen.page, url: chosen.page.url ?? url };
  }
  if (!/^(?:text\/html|application\/xhtml\+xml|text\/plain)\b/iu.test(type)) return null;
  const bytes = decoded(body, headers.get('content-transfer-encoding') ?? '');
  return { bytes, contentType: type, url };
}

function split(text: string): { readonly headers: ReadonlyMap<string, string>; readonly body: string } {
  const end = /\r?\n\r?\n/u.exec(text.slice(0, maxHeaderLength));
  const head = end === null ? '' : text.slice(0, end.index);
  const body = end === null ? text : text.slice(end.index + end[0].length);
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/gu, ' ').split(/\r?\n/u)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body };
}

function parameter(header: string, name: string): string | null {
  const found = new RegExp(String.raw`[;\s]${name}\s*=\s*(?:"([^"]*)"|([^\s;]+))`, 'iu').exec(header);
  return found?.[1] ?? found?.[2] ?? null;
}

function partsOf(body: string, boundary: string): string[] {
  const [, ...parts] = `\n${body}`.split(`\n--${boundary}`);
  const end = parts.findIndex((part) => part.startsWith('--'));
  return (end === -1 ? parts : parts.slice(0, end)).map((part) =>
    part.replace(/^[ \t]*\r?\n/u, '').replace(/\r$/u, ''),
  );
}

function decoded(body: string, encoding: string): Uint8Array {
  switch (encoding.trim().toLowerCase()) {
    case 'base64':
      return Buffer.from(body.replace(/[^A-Za-z\d+/=]/gu, ''), 'base64');
    case 'quoted-printable':
      return Buffer.from(fromQuotedPrintable(body), 'latin1');
    default:
      return Buffer.from(body, 'latin1');
  }
}

/** RFC 2045, 6.7: `=` and two digits are a byte, `=` at the end of a line joins it to the next. */
function fromQuotedPrintable(text: string): string {
  return text
    .replace(/[ \t]+(?=\r?\n|$)/gu, '')
    .replace(/=\r?\n/gu, '')
    .replace(/=([\dA-F]{2})/giu, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}
