import { delegationCode } from '../../assembly/delegation.ts';
import { familyOf, groupCode, families } from '../../assembly/group.ts';
import { isHonorific } from '../../assembly/name.ts';

/**
 * A member's name as it is looked for: what was typed, or pasted from a list, without the honorific and what lists print
 * beside a name, the given name first: "Mr Rampi", "Rampi, Roberto", "• Roberto RAMPI (Italy, SOC)".
 */
export function readPersonName(typed: string): string {
  const name = typed
    .replaceAll(/\p{Regional_Indicator}/gu, ' ')
    .replace(/^[\s•*–-]+/u, '')
    .replace(/\s*\([^()]*\)[\s.,;]*$/u, '');
  const parts = name.split(',').map((part) => part.trim());
  while (parts.length > 1 && isBeside(parts.at(-1) ?? '')) parts.pop();
  const [family = '', given, ...others] = parts.map(withoutHonorific);
  const read = given !== undefined && others.length === 0 ? `${given} ${family}` : parts.join(', ');
  return withoutHonorific(read.replaceAll(/\s+/gu, ' ').trim()) || typed;
}

/** Whether it is a delegation or a group, or nothing. */
function isBeside(part: string): boolean {
  const family = familyOf(groupCode(part));
  return part === '' || delegationCode(part) !== null || families.some(({ id }) => id === family);
}

/** What is left, unless that is nothing. */
function withoutHonorific(name: string): string {
  const words = name.split(' ');
  const first = words.findIndex((word) => !isHonorific(word) && !isHonorific(capitalised(word)));
  return first > 0 ? words.slice(first).join(' ') : name;
}

const capitalised = (word: string) => `${word.slice(0, 1).toUpperCase()}${word.slice(1).toLowerCase()}`;
