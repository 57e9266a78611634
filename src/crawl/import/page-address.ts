import { fileIdOf } from '../../source/http/file-address.ts';
import { hostAllowed, isAssemblyHost, webAddress } from '../../source/http/hosts.ts';

/** Where a saved page says it came from. */
export interface SavedAddress {
  readonly fileId: number | null;
  /** An address on one of the Assembly's hosts, or `null`. */
  readonly url: string | null;
}

/** Characters of a comment, a tag or an address that are looked at. */
const longest = 2_000;

const comments = [
  // Chrome, Edge and the browsers before them.
  new RegExp(String.raw`<!--\s*saved from url=\(\d+\)\s*(\S{1,${longest}})`, 'iu'),
  // SingleFile.
  new RegExp(String.raw`<!--\s*Page saved with SingleFile\s+url:[ \t]*(\S{1,${longest}})`, 'iu'),
];
const mirrored = new RegExp(String.raw`<!--\s*Mirrored from (\S{1,${longest}}) by HTTrack`, 'iu');
const links = new RegExp(String.raw`<link\b([^>]{1,${longest}})>`, 'giu');
const canonical = /\brel\s*=\s*["']?\s*canonical\b/iu;
const href = /\bhref\s*=\s*(?:"([^"]+)"|'([^']+)'|([^\s"'>]+))/iu;

/**
 * The address that a saved page names as its own: in the archive it lies in, in the comment that a browser leaves, else in
 * its canonical link. An address that is on no host of the Assembly tells nothing.
 */
export function savedAddress(
  text: string,
  hosts: readonly string[],
  archived: string | null = null,
): SavedAddress {
  const own = archived === null ? [] : [archived];
  const first = [...own, ...commentAddresses(text), ...canonicalAddresses(text)]
    .map((address) => webAddress(address, 'https://pace.coe.int'))
    .find((url) => url !== null && (hostAllowed(url, hosts) || isAssemblyHost(url.href)));
  return first == null ? { fileId: null, url: null } : { fileId: fileIdOf(first.href), url: first.href };
}

function commentAddresses(text: string): string[] {
  const whole = comments.flatMap((comment) => comment.exec(text)?.[1] ?? []);
  const withoutScheme = mirrored.exec(text)?.[1];
  return withoutScheme === undefined ? whole : [...whole, `https://${withoutScheme}`];
}

function canonicalAddresses(text: string): string[] {
  for (const [, attributes = ''] of text.matchAll(links)) {
    if (!canonical.test(attributes)) continue;
    const found = href.exec(attributes);
    const address = found?.[1] ?? found?.[2] ?? found?.[3];
    return address === undefined ? [] : [address.replaceAll('&amp;', '&')];
  }
  return [];
}

const mirroredPath =
  /(?:^|[\\/])(?:en|fr)[\\/]files[\\/](\d{1,9})(?:[\\/]html)?(?:[\\/]index)?(?:\.x?html?)?$/iu;
const namedFile = /(?:^|[^\p{L}])(?:files?|file-?id)[^\p{L}\d]*([1-9]\d{3,8})(?!\d)/giu;
const bareNumber = /^(?:(?:en|fr)[-_. ])?([1-9]\d{3,8})(?:[-_. ](?:en|fr|html))*$/iu;

/**
 * The file id in the path of a saved page, when it can mean nothing else: a folder of a mirrored site,
 * or a name that is a number or has one after "file", as in `files-28063-html.html`. A number of fewer
 * than four digits may be anything, and one that could be a year is taken for a year.
 */
export function fileIdInPath(path: string): number | null {
  const inFolders = Number(mirroredPath.exec(path)?.[1] ?? 0);
  if (inFolders > 0) return inFolders;
  const name = decoded(path.replace(/^.*[\\/]/su, '')).replace(/\.(?:x?html?|mht(?:ml)?|txt|pdf)$/iu, '');
  // What a browser adds when the name is taken: "28063 (1).html".
  const stem = name.replace(/ ?\(\d{1,3}\)$/u, '');
  const named = Array.from(stem.matchAll(namedFile), ([, digits]) => Number(digits));
  const numbers = new Set(named.length > 0 ? named : [Number(bareNumber.exec(stem)?.[1] ?? 0)]);
  const [only = 0] = numbers;
  return numbers.size > 1 || only === 0 || (only >= 1949 && only <= 2100) ? null : only;
}

/** A name made of an address may have its signs escaped. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
