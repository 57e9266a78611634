import type { Language } from '../assembly/declaration.ts';

const newSite = /^\/(en|fr)\/files\/(\d{1,9})(?:\/.*)?$/i;
const oldSite = /^\/nw\/xml\/xref\/x[^/]*\.asp$/i;

/** The Assembly's file id in any of its addresses, on whatever host; `null` when there is none. */
export function fileIdOf(url: string): number | null {
  const address = parse(url);
  return address === null ? null : idIn(address);
}

/** Whether an address is one of the Assembly's news pages, on whatever host, of the new site or the old. */
export function isNewsAddress(url: string): boolean {
  const path = parse(url)?.pathname ?? '';
  return /^\/nw\/xml\/news\//i.test(path) || /^\/(?:en|fr)\/news\//i.test(path);
}

function parse(url: string): URL | null {
  // Feeds and stored links may be relative to the site; the host plays no part in the file id.
  return URL.canParse(url, 'https://pace.coe.int') ? new URL(url, 'https://pace.coe.int') : null;
}

function parameter(address: URL, name: string): string | null {
  for (const [key, value] of address.searchParams) if (key.toLowerCase() === name) return value;
  return null;
}

function toId(digits: string): number | null {
  const id = Number(digits);
  return /^\d{1,9}$/.test(digits) && id > 0 ? id : null;
}

function idIn(address: URL): number | null {
  const path = newSite.exec(newSitePath(address))?.[2];
  if (path !== undefined) return toId(path);
  return oldSite.test(address.pathname) ? toId(parameter(address, 'fileid') ?? '') : null;
}

/** The path on the new site, also where it stands in an address that changes the language on the way. */
function newSitePath(address: URL): string {
  if (!/\/setlanguage\/?$/i.test(address.pathname)) return address.pathname;
  return (parameter(address, 'returnurl') ?? '').replace(/[?#].*$/s, '');
}

/**
 * Where to read the text of what a feed links to: an old-site text on an allowed host stays as it is,
 * every other address of a file becomes the new site's text, and what is no file is `null`.
 * A link that leads to a host which is not allowed is read from `assemblyUrl` instead.
 */
export function textAddress(
  url: string,
  assemblyUrl: string,
  isAllowed: (url: URL) => boolean,
): string | null {
  const address = URL.canParse(url, assemblyUrl) ? new URL(url, assemblyUrl) : null;
  if (address === null || !/^https?:$/.test(address.protocol)) return null;
  const id = idIn(address);
  if (id === null) return null;
  if (!isAllowed(address)) return `${base(assemblyUrl)}/en/files/${id}/html`;
  if (oldSite.test(address.pathname)) return address.href;
  const language = newSite.exec(newSitePath(address))?.[1] ?? 'en';
  return new URL(`/${language.toLowerCase()}/files/${id}/html`, address).href;
}

function base(assemblyUrl: string): string {
  return assemblyUrl.replace(/\/+$/, '');
}

/** The address to show people for a file. */
export function publicAddress(fileId: number, language: Language, assemblyUrl: string): string {
  return `${base(assemblyUrl)}/${language}/files/${fileId}`;
}
