import { customType, timestamp } from 'drizzle-orm/pg-core';

export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });
export const tsquery = customType<{ data: string }>({ dataType: () => 'tsquery' });
export const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });
/** A point in time. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
