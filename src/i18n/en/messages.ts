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

/**
 * Everything the bot says, in English; French has the same shape. Arguments are put in as they are:
 * text that others wrote is escaped by the caller.
 */
export const messages = {
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
