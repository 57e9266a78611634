import type { Locale } from '../../../locales.ts';
import type { DeclarationRecord } from '../../../assembly/record.ts';
import type { Owner } from '../../../store/subscriptions/owner.ts';
import { blocks } from '../../render/embed.ts';
import type { Button } from '../../render/buttons.ts';
import { panel, textBlock, type Panel } from '../../render/panel.ts';
import type { CommandContext, ComponentInteraction } from '../command.ts';

/** A press on what stands under an alert, or under an answer to one. */
export interface AlertAsking {
  readonly interaction: ComponentInteraction;
  readonly context: CommandContext;
  readonly language: Locale;
  readonly declaration: DeclarationRecord;
}

/** The server in which somebody presses, or they themselves; what they may do there is another question. */
export function readerOwner({ guildId, user }: ComponentInteraction): Owner {
  return guildId === null ? { userId: user.id } : { guildId };
}

/** An answer in sentences, which can take the place of one with buttons. */
export function answerPanel(sentences: readonly (string | null)[], ...buttons: readonly Button[]): Panel {
  return panel(() => [textBlock(blocks(...sentences)), { kind: 'buttons', buttons }]);
}
