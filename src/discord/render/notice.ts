import { blocks, card, colour, warning, type Card } from './embed.ts';
import { fit, limits } from './limits.ts';

/** A short answer in sentences of ours. */
export function noticeCard(...sentences: readonly (string | null)[]): Card {
  return card({ color: colour, description: fit(blocks(...sentences), limits.description) });
}

/** The same for what went wrong or is missing, and what to do about it. */
export function troubleCard(...sentences: readonly (string | null)[]): Card {
  return card({ color: warning, description: fit(blocks(...sentences), limits.description) });
}

/** What one of these says. */
export function saidIn({ embeds }: Card): string {
  return embeds[0]?.description ?? '';
}

/** Whether one of these says that something went wrong. */
export function isTroubleCard({ embeds }: Card): boolean {
  return embeds[0]?.color === warning;
}

/** A card of one of these with one more sentence. */
export function withSentence(shown: Card, sentence: string): Card {
  const [first, ...rest] = shown.embeds;
  const description = fit(blocks(first?.description, sentence), limits.description);
  return { ...shown, embeds: [{ ...first, description }, ...rest] };
}
