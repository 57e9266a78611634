import type { Route } from '../http/router.ts';
import { applicationRoutes } from './applications.ts';
import { channelRoutes } from './channels.ts';
import { commandRoutes } from './commands.ts';
import { guildRoutes } from './guilds.ts';
import { callbackRoutes } from './callbacks.ts';
import { historyRoutes } from './history.ts';
import { messageRoutes } from './messages.ts';
import { threadRoutes } from './threads.ts';
import { threadListRoutes } from './thread-lists.ts';
import { webhookRoutes } from './webhooks.ts';

export const ROUTES: readonly Route[] = [
  ...applicationRoutes,
  ...commandRoutes,
  ...guildRoutes,
  ...channelRoutes,
  ...messageRoutes,
  ...historyRoutes,
  ...threadListRoutes,
  ...threadRoutes,
  ...callbackRoutes,
  ...webhookRoutes,
];
