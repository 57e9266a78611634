import type { MessageBatch } from '../store/delivery/claim-batches.ts';

/**
 * What a line of the log says of a batch: the ids of its deliveries, under which `cli deliveries` lists them, as servers
 * and channels have pseudonyms there.
 */
export function batchForLog({ deliveries, place }: Pick<MessageBatch, 'deliveries' | 'place'>): {
  readonly deliveries: readonly number[];
  readonly number: number;
  readonly channel: string;
} {
  return {
    deliveries: deliveries.map(({ id }) => id),
    number: deliveries[0]?.number ?? 0,
    channel: place.channelId,
  };
}
