import { oneLine, plain } from './escape.ts';
import { fit, limits } from './limits.ts';

/** One line of what Discord offers while an option is being typed. */
export interface Choice {
  readonly name: string;
  readonly value: string;
}

export function choice(name: string, value: string): Choice {
  return { name: fit(oneLine(name), limits.choice, plain) || '…', value };
}
