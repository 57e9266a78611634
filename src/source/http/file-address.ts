import type { TextLanguage } from '../../assembly/declaration.ts';
import { isAssemblyHost, secured, webAddress } from './hosts.ts';

/** A file of the Assembly, as an address names it. */
interface NamedFile {
  readonly id: number;
  readonly language: TextLanguage;
  /** What stands before the Assembly's own path, on a mirror: `/pace`, or nothing. */
  readonly prefix: string;
  /** Whether the address is the old site's page with the text. */
  readonly isOldText: boolean;
}

/** `/en/files/N` and what may follow: `/html` is the text, `/pdf` and others are not. */
const newSite = /^(?<prefix>.*)\/(?<language>en|fr)\/files\/(?<id>\d{1,9})(?:\/[^]*)?$/i;
/** The old site's pages about a file, whatever they show: the text, the PDF, its details, the XML it is made of. */
const oldSite = /^(?<prefix>.*)\/(?:nw\/xml\/xref|asp\/doc)\/(?<page>[^/]+)\.aspx?$/i;
const oldText = /^(?:X2H-Xref-ViewHTML|Xref-XML2HTML-(?:en|fr))$/i;
const languageSwitch = /\/setlanguage\/?$/i;

/** The Assembly's file id in any of its addresses, on whatever host; `null` when there is none. */
export function fileIdOf(url: string): number | null {
  const address = parse(url);
  return address === null ? null : (fileIn(address)?.id ?? null);
}

/** Whether an address is one of the Assembly's news pages, on whatever host, of the new site or the old. */
export function isNewsAddress(url: string): boolean {
  const path = parse(url)?.pathname ?? '';
  return /\/nw\/xml\/news\//i.test(path) || /\/(?:en|fr)\/news\//i.test(path);
}

function parse(url: string): URL | null {
  // Feeds and stored links may be relative to the site; the host plays no part in the file id.
  return URL.canParse(url, 'https://pace.coe.int') ? new URL(url, 'https://pace.coe.int') : null;
}

function parameter(address: URL, name: string): string | null {
  for (const [key, value] of address.searchParams) if (key.toLowerCase() === name) return value.trim();
  return null;
}

function toId(digits: string): number | null {
  const id = Number(digits);
  return /^\d{1,9}$/.test(digits) && id > 0 ? id : null;
}

function fileIn(address: URL, depth = 0): NamedFile | null {
  if (languageSwitch.test(address.pathname)) {
    const target = parameter(address, 'returnurl') ?? '';
    const isFollowed = depth < 2 && target !== '' && URL.canParse(target, address.href);
    return isFollowed ? fileIn(new URL(target, address), depth + 1) : null;
  }
  const modern = newSite.exec(address.pathname)?.groups;
  const old = oldSite.exec(address.pathname)?.groups;
  const id = toId(modern?.['id'] ?? (old ? (parameter(address, 'fileid') ?? '') : ''));
  const prefix = modern?.['prefix'] ?? old?.['prefix'] ?? '';
  // The Assembly's own hosts have nothing before its paths: what does is another page.
  if (id === null || (prefix !== '' && isAssemblyHost(address.href))) return null;
  const page = old?.['page'] ?? '';
  const printed = modern?.['language'] ?? (/-(en|fr)$/i.exec(page)?.[1] || languageParameter(address));
  const language = printed?.toLowerCase() === 'fr' ? 'fr' : 'en';
  return { id, language, prefix, isOldText: oldText.test(page) };
}

const languageParameter = (address: URL): string | null =>
  parameter(address, 'lang') ?? parameter(address, 'language');

/**
 * Where to read the text of what a link leads to; `null` for what is no file. The old site's page with the text stays as
 * it is, asked by https on the Assembly's hosts; every other address of a file (its PDF, its details, the XML it is made
 * of, a change of language on the way) becomes the text's. What lies on the Assembly's own hosts while another site
 * stands in for it, and on hosts that are not allowed, is read from `assemblyUrl`, which may have a path.
 */
export function textAddress(
  url: string,
  assemblyUrl: string,
  isAllowed: (url: URL) => boolean,
): string | null {
  const address = webAddress(url, assemblyUrl);
  const file = address === null ? null : fileIn(address);
  if (address === null || file === null) return null;
  const site = new URL(assemblyUrl);
  const standsIn = !isAssemblyHost(assemblyUrl) && isAssemblyHost(address.href);
  const isElsewhere = address.host !== site.host && !isAssemblyHost(address.href);
  if (!isAllowed(address) || standsIn) return textUrl(file.id, file.language, assemblyUrl);
  if (file.isOldText && !languageSwitch.test(address.pathname)) return secured(address).href;
  return textUrl(file.id, file.language, isElsewhere ? address.origin + file.prefix : assemblyUrl);
}

/** The language of the text that an address of a file leads to; English unless it says otherwise. */
export function languageOfAddress(url: string): TextLanguage {
  const address = parse(url);
  return (address && fileIn(address)?.language) ?? 'en';
}

/** Where the old site has the text of a file. */
export function oldTextUrl(fileId: number, language: TextLanguage, oldSiteUrl: string): string {
  return `${base(oldSiteUrl)}/nw/xml/XRef/Xref-XML2HTML-${language}.asp?fileid=${fileId}&lang=${language}`;
}

/** Where the new site has the text of a file. */
export function textUrl(fileId: number, language: TextLanguage, assemblyUrl: string): string {
  return `${publicAddress(fileId, language, assemblyUrl)}/html`;
}

function base(assemblyUrl: string): string {
  return assemblyUrl.replace(/\/+$/, '');
}

/** The address to show people for a file. */
export function publicAddress(fileId: number, language: TextLanguage, assemblyUrl: string): string {
  return `${base(assemblyUrl)}/${language}/files/${fileId}`;
}
