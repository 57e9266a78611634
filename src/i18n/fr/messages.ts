import { answers } from './answers.ts';
import { asking } from './asking.ts';
import { reading } from './reading.ts';
import { following } from './following.ts';
import { privacy } from './privacy.ts';
import { running } from './running.ts';
import { seeing } from './seeing.ts';
import { settings } from './settings.ts';
import { subscriptions } from './subscriptions.ts';
import { telling } from './telling.ts';
import { topics } from './topics.ts';
import { upload } from './upload.ts';
import { why } from './why.ts';
import { commands } from './commands.ts';
import { conditions } from './conditions.ts';
import { charts } from './charts.ts';
import type { Messages } from '../shape.ts';

/** Everything the bot says, in French. A no-break space stands before high punctuation. */
export const messages: Messages = {
  ...reading,
  ...answers,
  ...asking,
  ...following,
  ...privacy,
  ...running,
  ...settings,
  ...subscriptions,
  ...telling,
  ...topics,
  ...upload,
  ...why,
  ...commands,
  ...conditions,
  ...charts,
  seeing,
};
