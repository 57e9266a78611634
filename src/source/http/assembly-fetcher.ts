import { createFetcher, type Fetcher } from './fetcher.ts';
import type { Proxies } from './proxies.ts';
import { systemClock } from './request-pacing.ts';
import { createSiteRules } from './robots.ts';

/** By this name a robots.txt may speak to us. */
const product = 'Hemicycle';
/** Names the project to those who run the site. */
const userAgent = `${product}/0.1 (a Discord bot that follows written declarations)`;

const timeoutMs = 20_000;
/** The longest real page is a tenth of this. */
const maxBytes = 5_000_000;

/** The fetcher for the Assembly's pages and the feeds: it contacts their hosts and no others, by the rules of their robots.txt. */
export function createAssemblyFetcher(options: {
  readonly feedUrls: readonly string[];
  readonly assemblyHosts: readonly string[];
  readonly pauseMs: number;
  readonly proxies: Proxies;
}): Fetcher {
  const { feedUrls, assemblyHosts, pauseMs, proxies } = options;
  const allowedHosts = [...new Set([...assemblyHosts, ...feedUrls.map((url) => new URL(url).host)])];
  const rules = createSiteRules({ product, clock: systemClock });
  return createFetcher({ userAgent, allowedHosts, pauseMs, timeoutMs, maxBytes, rules, proxies });
}
