import { answers } from './fr/answers.ts';
import { asking } from './fr/asking.ts';
import { reading } from './fr/reading.ts';
import { following } from './fr/following.ts';
import { privacy } from './fr/privacy.ts';
import { running } from './fr/running.ts';
import { seeing } from './fr/seeing.ts';
import { settings } from './fr/settings.ts';
import { subscriptions } from './fr/subscriptions.ts';
import { telling } from './fr/telling.ts';
import { topics } from './fr/topics.ts';
import { upload } from './fr/upload.ts';
import { why } from './fr/why.ts';
import { commands } from './fr/commands.ts';
import { charts } from './fr/charts.ts';
import type { Messages } from './shape.ts';

/** Everything the bot says, in French. A no-break space stands before high punctuation. */
export const fr: Messages = {
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
