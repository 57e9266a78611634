import type { Command } from '../context.ts';
import { declaration } from './declaration.ts';
import { help } from './help.ts';
import { search } from './search.ts';
import { signatory } from './signatory.ts';
import { status } from './status.ts';
import { subscribe } from './subscribe.ts';
import { subscriptions } from './subscriptions.ts';

/** Every command there is, in the order of `/help`. */
export const commands: readonly Command[] = [
  declaration,
  signatory,
  search,
  subscribe,
  subscriptions,
  status,
  help,
];
