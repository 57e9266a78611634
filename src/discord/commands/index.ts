import type { Command, MessageCommand } from '../context.ts';
import { delegation, group } from './collective.ts';
import { compare } from './compare.ts';
import { declaration } from './declaration.ts';
import { exportCommand } from './export.ts';
import { bounded } from './bounded.ts';
import { help } from './help.ts';
import { inMessage } from './in-message.ts';
import { operator } from './operator.ts';
import { privacy } from './privacy.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { signatories } from './signatories.ts';
import { signatory } from './signatory.ts';
import { stats } from './stats.ts';
import { status } from './status.ts';
import { subscribe } from './subscribe.ts';
import { subscriptions } from './subscriptions.ts';
import { topic } from './topic.ts';
import { topics } from './topics.ts';
import { why } from './why.ts';

const all: readonly Command[] = [
  declaration,
  signatories,
  signatory,
  delegation,
  group,
  search,
  compare,
  stats,
  exportCommand,
  topics,
  subscribe,
  subscriptions,
  topic,
  settings,
  why,
  status,
  privacy,
  operator,
  help,
];

/** Every slash command there is, in the order of `/help`; whatever takes a text says how long it may be. */
export const commands: readonly Command[] = all.map((one) => ({
  ...one,
  definition: { ...one.definition, options: bounded(one.definition.options ?? []) },
}));

/** Those in the menu of a message. */
export const messageCommands: readonly MessageCommand[] = [inMessage];
