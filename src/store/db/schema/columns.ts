import { customType, timestamp } from 'drizzle-orm/pg-core';
import { readPostingReason, type PostingReason } from '../../../assembly/delivery/posting-reason.ts';

export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });
export const tsquery = customType<{ data: string }>({ dataType: () => 'tsquery' });
export const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });
/** Why nothing was posted, checked when it is read. */
export const postingReason = customType<{ data: PostingReason | null; driverData: unknown }>({
  dataType: () => 'jsonb',
  fromDriver: readPostingReason,
  toDriver: (reason) => JSON.stringify(reason),
});
/** A point in time. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
