/**
 * The name of a source as anybody may see it: of an address in it host and path. A query may hold a key,
 * and what stands before the host a password.
 */
export function shownAddress(source: string): string {
  return source.replaceAll(/https?:\/\/\S+/giu, (address) => {
    if (!URL.canParse(address)) return '…';
    const { host, pathname } = new URL(address);
    return `${host}${pathname === '/' ? '' : pathname}`;
  });
}

/** What is secret in the address of a source: its query as a whole, and each of its values long enough to be a key. */
export function secretsInAddress(address: string): string[] {
  if (!URL.canParse(address)) return [];
  const { search, searchParams } = new URL(address);
  const raw = search
    .slice(1)
    .split('&')
    .map((pair) => pair.slice(pair.indexOf('=') + 1));
  return [search.slice(1), ...raw, ...searchParams.values()].filter((secret) => secret.length >= keyLength);
}

/** Shorter ones are words and numbers that a log is full of. */
const keyLength = 8;
