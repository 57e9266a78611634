/** Ways out of a network that lets nobody out directly, as `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` name them. */
export interface Proxies {
  /** For addresses with https or wss; `null`: directly. */
  readonly https: string | null;
  /** For addresses with http or ws. */
  readonly http: string | null;
  /** Hosts that are reached directly: `example.org` and what ends so, with or without a port, or `*` for all. */
  readonly except: readonly string[];
}

export const noProxies: Proxies = { https: null, http: null, except: [] };

/**
 * The proxy by which an address is reached; `null`: directly. As curl reads `NO_PROXY`: a name stands for itself and for
 * what is below it, with a dot or `*.` before it or without.
 */
export function proxyFor(url: URL, proxies: Proxies): string | null {
  const isSecure = url.protocol === 'https:' || url.protocol === 'wss:';
  const proxy = isSecure ? proxies.https : proxies.http;
  if (proxy === null) return null;
  const host = url.hostname.toLowerCase();
  const port = url.port === '' ? (isSecure ? '443' : '80') : url.port;
  return proxies.except.some((one) => isMeant(one, host, port)) ? null : proxy;
}

function isMeant(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true;
  const [, name = '', wanted] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/u.exec(entry) ?? [];
  const bare = name.replace(/^\*?\./u, '').toLowerCase();
  if (bare === '' || (wanted !== undefined && wanted !== port)) return false;
  return host === bare || host.endsWith(`.${bare}`);
}
