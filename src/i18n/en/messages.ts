import { ask } from './ask.ts';
import { charts } from './charts.ts';
import { commands } from './commands.ts';
import { citing } from './declarations/citing.ts';
import { declaration } from './declarations/declaration.ts';
import { editions } from './declarations/editions.ts';
import { message } from './declarations/message.ts';
import { random } from './declarations/random.ts';
import { roster } from './declarations/roster.ts';
import { thread } from './declarations/thread.ts';
import { alert } from './delivery/alert.ts';
import { posting } from './delivery/posting.ts';
import { telling } from './delivery/telling.ts';
import { greeting } from './greeting.ts';
import { help } from './help.ts';
import { network } from './network.ts';
import { operator } from './ops/operator.ts';
import { seeing } from './ops/seeing.ts';
import { status } from './ops/status.ts';
import { upload } from './ops/upload.ts';
import { panel } from './panel.ts';
import { pictures } from './pictures.ts';
import { career } from './people/career.ts';
import { collective } from './people/collective.ts';
import { lists } from './people/lists.ts';
import { near } from './people/near.ts';
import { signatory } from './people/signatory.ts';
import { surname } from './people/surname.ts';
import { comparing } from './search/comparing.ts';
import { exporting } from './search/exporting.ts';
import { period } from './search/period.ts';
import { reading } from './search/reading.ts';
import { report } from './search/report.ts';
import { search } from './search/search.ts';
import { searching } from './search/searching.ts';
import { signing } from './search/signing.ts';
import { stats } from './search/stats.ts';
import { subjects } from './search/subjects.ts';
import { conditions } from './subscriptions/conditions.ts';
import { privacy } from './subscriptions/privacy.ts';
import { reasons } from './subscriptions/reasons.ts';
import { reports } from './subscriptions/reports.ts';
import { reread } from './subscriptions/reread.ts';
import { settings } from './subscriptions/settings.ts';
import { setup } from './subscriptions/setup.ts';
import { subscribe } from './subscriptions/subscribe.ts';
import { subscriptions } from './subscriptions/subscriptions.ts';
import { transfer } from './subscriptions/transfer.ts';
import { why } from './subscriptions/why.ts';
import { topic } from './topics/topic.ts';
import { topics } from './topics/topics.ts';
import { trouble } from './trouble.ts';

/**
 * Everything the bot says, in English; every language has the same shape. Arguments are put in as they are:
 * text that others wrote is escaped by the caller. Each part stands in a file of its name.
 */
export const messages = {
  ask,
  charts,
  commands,
  citing,
  declaration,
  editions,
  message,
  random,
  roster,
  thread,
  alert,
  posting,
  telling,
  greeting,
  help,
  network,
  operator,
  seeing,
  status,
  upload,
  panel,
  pictures,
  career,
  collective,
  lists,
  near,
  signatory,
  surname,
  comparing,
  exporting,
  period,
  reading,
  search,
  searching,
  stats,
  report,
  signing,
  subjects,
  conditions,
  privacy,
  reasons,
  reports,
  reread,
  settings,
  setup,
  transfer,
  subscribe,
  subscriptions,
  why,
  topic,
  topics,
  trouble,
};
