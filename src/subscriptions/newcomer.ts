import { isDelegationCode } from '../assembly/delegation.ts';
import { parseName, type PrintedName } from '../assembly/name.ts';

/** Somebody who is followed by name and delegation before anything they signed is held. */
export interface Newcomer extends PrintedName {
  /** ISO 3166 alpha-2 code. */
  readonly delegation: string;
  /** As typed, honorific and all. */
  readonly printed: string;
}

export const maxNewcomerLength = 60;

/** What a filter knows a newcomer by: "SK:Ms Jana Nováková". */
export function newcomerKey(delegation: string, printed: string): string {
  return `${delegation}:${printed.normalize('NFC').replaceAll(/\s+/gu, ' ').trim()}`;
}

/** Throws for what is no key. */
export function newcomerOf(key: string): Newcomer {
  const [delegation, printed] = [key.slice(0, 2), key.slice(3)];
  if (!isNewcomerKey(key)) throw new Error('This is no key of a newcomer.');
  return { delegation, printed, ...parseName(printed) };
}

const letters = /^\p{L}[\p{L}\p{M}.'’ -]*$/u;

/** A delegation and a name of at least a given and a family name. */
export function isNewcomerKey(key: string): boolean {
  const printed = key.slice(3);
  if (key[2] !== ':' || !isDelegationCode(key.slice(0, 2)) || newcomerKey(key.slice(0, 2), printed) !== key)
    return false;
  if (printed.length > maxNewcomerLength || !letters.test(printed)) return false;
  const { givenName, familyName } = parseName(printed);
  return givenName !== null && familyName.replaceAll(/[^\p{L}]/gu, '').length > 1;
}
