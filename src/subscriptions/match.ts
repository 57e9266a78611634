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
  | { readonly kind: 'topic'; readonly topic: string }
  | { readonly kind: 'words'; readonly words: string };

/**
 * Holds a filter against a declaration. `hasWords` answers for the words, which only the store's
 * full-text search can judge.
 *
 * @returns a reason per condition when all of them are met, else `null`.
 */
export function match(
  filter: Filter,
  declaration: DeclarationRecord,
  hasWords: (words: string) => boolean,
): readonly Reason[] | null {
  const reasons: Reason[] = [];
  const { signatory, delegation, group, concerns, topic, words } = filter;
  const names = (of: (signature: DeclarationRecord['signatories'][number]) => boolean) =>
    declaration.signatories.filter(of).map((signature) => signature.name);

  if (signatory !== undefined) {
    const [name] = names((signature) => signature.signatoryId === signatory);
    if (name === undefined) return null;
    reasons.push({ kind: 'signatory', signatory, name });
  }
  if (delegation !== undefined) {
    const members = names((signature) => signature.delegation === delegation);
    if (members.length === 0) return null;
    reasons.push({ kind: 'delegation', delegation, names: members });
  }
  if (group !== undefined) {
    const members = names((signature) => signature.group !== null && familyOf(signature.group) === group);
    if (members.length === 0) return null;
    reasons.push({ kind: 'group', group, names: members });
  }
  if (concerns !== undefined) {
    if (!declaration.concerns.includes(concerns)) return null;
    reasons.push({ kind: 'concerns', country: concerns });
  }
  if (topic !== undefined) {
    if (!declaration.topics.includes(topic)) return null;
    reasons.push({ kind: 'topic', topic });
  }
  if (words !== undefined) {
    if (!hasWords(words)) return null;
    reasons.push({ kind: 'words', words });
  }
  return reasons.length === 0 ? [{ kind: 'everything' }] : reasons;
}
