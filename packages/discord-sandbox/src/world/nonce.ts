import type { Message } from './model.ts';

/**
 * Remembers nonces for "the past few minutes", as Discord documents `enforce_nonce`: a repeat by the same author
 * in the same channel finds the first message.
 */
export class Nonces {
  windowMs: number;
  private readonly clock: () => number;
  private readonly seen = new Map<string, Message>();

  constructor(windowMs: number, clock: () => number) {
    this.windowMs = windowMs;
    this.clock = clock;
  }

  /** The message posted under this nonce within the window, deleted or not. */
  find(channelId: string, authorId: string, nonce: string | number): Message | undefined {
    const found = this.seen.get(key(channelId, authorId, nonce));
    return found !== undefined && this.clock() - found.createdAt < this.windowMs ? found : undefined;
  }

  /** Forgets every nonce, as when the window has passed. */
  forget(): void {
    this.seen.clear();
  }

  remember(message: Message): void {
    if (message.nonce !== null)
      this.seen.set(key(message.channel.id, message.author.id, message.nonce), message);
  }
}

function key(channelId: string, authorId: string, nonce: string | number): string {
  return `${channelId} ${authorId} ${nonce}`;
}
