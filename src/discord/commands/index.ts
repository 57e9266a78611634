import type { Command, MessageCommand } from './command.ts';
import { delegation, group } from './people/delegation-and-group.ts';
import { compare } from './people/compare.ts';
import { declaration } from './declarations/declaration.ts';
import { exportCommand } from './search/export.ts';
import { bounded } from './bounded.ts';
import { helpOn } from './ops/help.ts';
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

/** In the order of `/help`, which names them all. */
const listed: readonly Command[] = [
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
];

/** Those in the menu of a message. */
export const messageCommands: readonly MessageCommand[] = [inMessage];

/** Every slash command there is; whatever takes a text says how long it may be. */
export const commands: readonly Command[] = [...listed, helpOn(listed, messageCommands)].map((one) => ({
  ...one,
  definition: { ...one.definition, options: bounded(one.definition.options ?? []) },
}));
