import { answers } from './en/answers.ts';
import { asking } from './en/asking.ts';
import { reading } from './en/reading.ts';
import { following } from './en/following.ts';
import { privacy } from './en/privacy.ts';
import { running } from './en/running.ts';
import { seeing } from './en/seeing.ts';
import { settings } from './en/settings.ts';
import { subscriptions } from './en/subscriptions.ts';
import { telling } from './en/telling.ts';
import { topics } from './en/topics.ts';
import { upload } from './en/upload.ts';
import { why } from './en/why.ts';
import { commands } from './en/commands.ts';
import { charts } from './en/charts.ts';

/**
 * Everything the bot says, in English; French has the same shape. Arguments are put in as they are:
 * text that others wrote is escaped by the caller.
 */
export const en = {
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
  ...charts,
  seeing,
};
