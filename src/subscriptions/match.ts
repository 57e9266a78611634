import { familyOf } from '../assembly/group.ts';
import type { DeclarationRecord } from '../assembly/record.ts';
import type { Filter } from './filter.ts';

/** Why a declaration came, condition by condition; `names` are the signatories that met it, as printed. */
export type Reason =
  | { readonly kind: 'everything' }
  | { readonly kind: 'signatory'; readonly signatory: number; readonly name: string }
  | { readonly kind: 'delegation'; readonly delegation: string; readonly names: readonly string[] }
  | { readonly kind: 'group'; readonly group: string; readonly names: readonly string[] }
  | { readonly kind: 'concerns'; readonly country: string }
  /** `evidence`: the words of the text that decided. */
  | { readonly kind: 'topic'; readonly topic: string; readonly evidence: readonly string[] }
  | { readonly kind: 'serverTopic'; readonly name: string }
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'minimum'; readonly minimum: number; readonly signatories: number };

/** Answers what only the store's full-text search can judge. */
export interface Searched {
  hasWords(words: string): boolean;
  /** The name of a server's topic whose words the declaration has, else `null`. */
  serverTopic(id: number): string | null;
}

/** A condition that a declaration does not meet. */
export type Missing =
  | { readonly kind: 'signatory'; readonly signatory: number }
  | { readonly kind: 'delegation'; readonly delegation: string }
  | { readonly kind: 'group'; readonly group: string }
  | { readonly kind: 'concerns'; readonly country: string }
  | { readonly kind: 'topic'; readonly topic: string }
  | { readonly kind: 'serverTopic'; readonly id: number }
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'minimum'; readonly minimum: number; readonly signatories: number };

/** What became of one condition of a filter. */
export type Finding =
  { readonly isMet: true; readonly reason: Reason } | { readonly isMet: false; readonly missing: Missing };

/**
 * Holds a filter against a declaration.
 *
 * @returns a reason per condition when all of them are met, else `null`.
 */
export function match(
  filter: Filter,
  declaration: DeclarationRecord,
  searched: Searched,
): readonly Reason[] | null {
  const reasons: Reason[] = [];
  for (const finding of examine(filter, declaration, searched)) {
    if (!finding.isMet) return null;
    reasons.push(finding.reason);
  }
  return reasons.length === 0 ? [{ kind: 'everything' }] : reasons;
}

/** Holds each condition of a filter against a declaration, one after the other. */
export function* examine(
  { signatory, delegation, group, concerns, topic, serverTopic, words, minimum }: Filter,
  declaration: DeclarationRecord,
  searched: Searched,
): Generator<Finding> {
  const names = (of: (signature: DeclarationRecord['signatories'][number]) => boolean) =>
    declaration.signatories.filter(of).map((signature) => signature.name);

  if (signatory !== undefined) {
    const [name] = names((signature) => signature.signatoryId === signatory);
    yield name === undefined
      ? missing({ kind: 'signatory', signatory })
      : met({ kind: 'signatory', signatory, name });
  }
  if (delegation !== undefined) {
    const members = names((signature) => signature.delegation === delegation);
    yield members.length === 0
      ? missing({ kind: 'delegation', delegation })
      : met({ kind: 'delegation', delegation, names: members });
  }
  if (group !== undefined) {
    const members = names((signature) => signature.group !== null && familyOf(signature.group) === group);
    yield members.length === 0
      ? missing({ kind: 'group', group })
      : met({ kind: 'group', group, names: members });
  }
  if (concerns !== undefined) {
    const about = { kind: 'concerns', country: concerns } as const;
    yield declaration.concerns.includes(concerns) ? met(about) : missing(about);
  }
  if (topic !== undefined) {
    const held = declaration.topics.find(({ id }) => id === topic);
    yield held === undefined
      ? missing({ kind: 'topic', topic })
      : met({ kind: 'topic', topic, evidence: held.evidence });
  }
  if (serverTopic !== undefined) {
    const name = searched.serverTopic(serverTopic);
    yield name === null
      ? missing({ kind: 'serverTopic', id: serverTopic })
      : met({ kind: 'serverTopic', name });
  }
  if (words !== undefined) {
    const asked = { kind: 'words', words } as const;
    yield searched.hasWords(words) ? met(asked) : missing(asked);
  }
  if (minimum !== undefined) {
    const counted = { kind: 'minimum', minimum, signatories: declaration.signatories.length } as const;
    yield counted.signatories < minimum ? missing(counted) : met(counted);
  }
}

const met = (reason: Reason): Finding => ({ isMet: true, reason });
const missing = (what: Missing): Finding => ({ isMet: false, missing: what });
