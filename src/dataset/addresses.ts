import { hostAllowed, isAssemblyHost, webAddress } from '../source/http/hosts.ts';
import type { DeclarationData } from '../store/dataset/record.ts';

/** Keeps the addresses of the Assembly's sites, which are shown to people, and no others. */
export interface AddressFilter {
  filtered(declaration: DeclarationData): DeclarationData;
  /** Addresses left out so far. */
  readonly dropped: number;
}

export function createAddressFilter(assemblyUrl: string, hosts: readonly string[]): AddressFilter {
  const allowed = [...hosts, new URL(assemblyUrl).host];
  let dropped = 0;
  const kept = (address: string | null): string | null => {
    if (address === null) return null;
    const url = webAddress(address);
    if (url !== null && (isAssemblyHost(address) || hostAllowed(url, allowed))) return address;
    dropped += 1;
    return null;
  };
  return {
    get dropped() {
      return dropped;
    },
    filtered: (declaration) => {
      const editions = declaration.editions.map((edition) => ({ ...edition, url: kept(edition.url) }));
      const newest = declaration.editions.at(-1)?.url;
      const url = declaration.url === newest ? (editions.at(-1)?.url ?? null) : kept(declaration.url);
      return { ...declaration, editions, url };
    },
  };
}
