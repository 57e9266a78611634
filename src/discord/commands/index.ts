import type { Command, MessageCommand } from './command.ts';
import { delegationCommand, groupCommand } from './people/delegation-and-group.ts';
import { compareCommand } from './people/compare.ts';
import { declarationCommand } from './declarations/declaration.ts';
import { exportCommand } from './search/export.ts';
import { bounded } from './bounded.ts';
import { helpOn } from './ops/help.ts';
import { inMessageCommand } from './declarations/in-message.ts';
import { listCommand } from './people/list.ts';
import { operatorCommand } from './ops/operator.ts';
import { privacyCommand } from './settings/privacy.ts';
import { reportCommand } from './stats/report.ts';
import { reportsCommand } from './stats/reports.ts';
import { searchCommand } from './search/search.ts';
import { settingsCommand } from './settings/settings.ts';
import { signatoriesCommand } from './declarations/signatories.ts';
import { signatoryCommand } from './people/signatory.ts';
import { statsCommand } from './stats/stats.ts';
import { statusCommand } from './ops/status.ts';
import { setupCommand } from './subscriptions/setup/setup.ts';
import { subscribeCommand } from './subscriptions/subscribe.ts';
import { subscriptionsCommand } from './subscriptions/subscriptions.ts';
import { topicCommand } from './topics/topic.ts';
import { topicsCommand } from './topics/topics.ts';
import { whyCommand } from './subscriptions/why.ts';

/** In the order of `/help`, which names them all. */
const listed: readonly Command[] = [
  declarationCommand,
  signatoriesCommand,
  signatoryCommand,
  delegationCommand,
  groupCommand,
  searchCommand,
  compareCommand,
  statsCommand,
  reportCommand,
  exportCommand,
  topicsCommand,
  setupCommand,
  subscribeCommand,
  subscriptionsCommand,
  reportsCommand,
  topicCommand,
  listCommand,
  settingsCommand,
  whyCommand,
  statusCommand,
  privacyCommand,
  operatorCommand,
];

/** Those in the menu of a message. */
export const messageCommands: readonly MessageCommand[] = [inMessageCommand];

/** Every slash command there is; whatever takes a text says how long it may be. */
export const commands: readonly Command[] = [...listed, helpOn(listed, messageCommands)].map((one) => ({
  ...one,
  definition: { ...one.definition, options: bounded(one.definition.options ?? []) },
}));
