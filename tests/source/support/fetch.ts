import { afterEach } from 'vitest';
import { type SandboxAssembly, startAssembly } from '../../../tools/assembly-sandbox/server.ts';
import { createFetcher, type Fetcher, type FetcherOptions } from '../../../src/source/http/fetcher.ts';

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** An Assembly that is closed after the test. */
export async function anAssembly(options?: Parameters<typeof startAssembly>[0]): Promise<SandboxAssembly> {
  const assembly = await startAssembly(options);
  closing.push(() => assembly.close());
  return assembly;
}

/** A fetcher that may ask `assembly` and is closed after the test. */
export function aFetcher(assembly: SandboxAssembly, options: Partial<FetcherOptions> = {}): Fetcher {
  const fetcher = createFetcher({
    userAgent: 'hemicycle-tests/1',
    allowedHosts: [assembly.host],
    pauseMs: 0,
    timeoutMs: 5000,
    maxBytes: 1024 * 1024,
    ...options,
  });
  closing.push(() => fetcher.close());
  return fetcher;
}
