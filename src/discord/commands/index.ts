import type { Command } from '../context.ts';
import { declaration } from './declaration.ts';
import { help } from './help.ts';
import { privacy } from './privacy.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { signatory } from './signatory.ts';
import { status } from './status.ts';
import { subscribe } from './subscribe.ts';
import { subscriptions } from './subscriptions.ts';
import { topic } from './topic.ts';
import { topics } from './topics.ts';
import { why } from './why.ts';

/** Every command there is, in the order of `/help`. */
export const commands: readonly Command[] = [
  declaration,
  signatory,
  search,
  topics,
  subscribe,
  subscriptions,
  topic,
  settings,
  why,
  status,
  privacy,
  help,
];
