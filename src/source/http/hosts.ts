const defaultPorts: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/** The address, if it is one that may be asked at all: http or https, and no user name in it. */
export function webAddress(text: string, base?: string | URL): URL | null {
  const from = base?.toString();
  if (!URL.canParse(text, from)) return null;
  const url = new URL(text, from);
  if (!(url.protocol in defaultPorts) || url.username !== '' || url.password !== '') return null;
  url.hash = '';
  return url;
}

/**
 * Whether an address leads to a host of the list. An entry is a host name, which stands for the usual
 * ports of http and https, or `host:port`, which stands for that port alone. Subdomains are not implied.
 */
export function hostAllowed(url: URL, allowed: readonly string[]): boolean {
  const usual = defaultPorts[url.protocol];
  if (usual === undefined) return false;
  const host = url.hostname.toLowerCase().replace(/\.$/, '');
  const withPort = `${host}:${url.port === '' ? usual : url.port}`;
  return allowed.some((entry) => {
    const wanted = entry.trim().toLowerCase();
    return wanted === withPort || (wanted === host && url.port === '');
  });
}

const assemblyHosts = new Set(['pace.coe.int', 'assembly.coe.int', 'www.assembly.coe.int']);

/** Whether an address is on a host of the Assembly's own, allowed or not: a file id in it is the Assembly's. */
export function isAssemblyHost(address: string): boolean {
  return assemblyHosts.has(webAddress(address)?.hostname ?? '');
}

/** The same address by https, if it is on a host of the Assembly's own. */
export function secured(url: URL): URL {
  if (url.protocol !== 'http:' || url.port !== '' || !assemblyHosts.has(url.hostname)) return url;
  const secure = new URL(url);
  secure.protocol = 'https:';
  return secure;
}
