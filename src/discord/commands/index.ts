import type { Command, MessageCommand } from './command.ts';
import { delegation, group } from './people/delegation-and-group.ts';
import { compare } from './people/compare.ts';
import { declaration } from './declarations/declaration.ts';
import { exportCommand } from './search/export.ts';
import { bounded } from './bounded.ts';
import { createHelp } from './ops/help.ts';
import { inMessage } from './declarations/in-message.ts';
import { operator } from './ops/operator.ts';
import { privacy } from './settings/privacy.ts';
import { search } from './search/search.ts';
import { settings } from './settings/settings.ts';
import { signatories } from './declarations/signatories.ts';
import { signatory } from './people/signatory.ts';
import { stats } from './stats/stats.ts';
import { status } from './ops/status.ts';
import { subscribe } from './subscriptions/subscribe.ts';
import { subscriptions } from './subscriptions/subscriptions.ts';
import { topic } from './topics/topic.ts';
import { topics } from './topics/topics.ts';
import { why } from './subscriptions/why.ts';

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
  createHelp(() => commands),
];

/** Every slash command there is, in the order of `/help`; whatever takes a text says how long it may be. */
export const commands: readonly Command[] = all.map((one) => ({
  ...one,
  definition: { ...one.definition, options: bounded(one.definition.options ?? []) },
}));

/** Those in the menu of a message. */
export const messageCommands: readonly MessageCommand[] = [inMessage];
