import type { ChatInputCommandInteraction } from 'discord.js';
import { noticeCard } from '../render/notice.ts';

const everyMs = 3_000;

/** Says how far it is in the answer that somebody waits for, once Discord was asked for time. */
export interface AnswerProgress {
  readonly say: (sentence: () => string) => void;
  /** To be awaited before the answer itself. */
  readonly end: () => Promise<void>;
}

export function progressIn(
  interaction: ChatInputCommandInteraction,
  now = () => performance.now(),
): AnswerProgress {
  let said = now();
  let saying: Promise<unknown> = Promise.resolve();
  let isSaying = false;
  return {
    say: (sentence) => {
      if (!interaction.deferred || isSaying || now() - said < everyMs) return;
      said = now();
      isSaying = true;
      const { embeds } = noticeCard(sentence());
      // Whoever waits gets the answer all the same.
      saying = interaction
        .editReply({ embeds })
        .catch(() => undefined)
        .finally(() => (isSaying = false));
    },
    end: async () => void (await saying),
  };
}
