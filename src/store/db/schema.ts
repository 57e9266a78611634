/** Every table, by what it is about. */
export * from './schema/declarations.ts';
export * from './schema/corrections.ts';
export * from './schema/people.ts';
export * from './schema/people-lists.ts';
export * from './schema/reading.ts';
export * from './schema/following.ts';
export * from './schema/telling.ts';
export * from './schema/sources.ts';
export * from './schema/uploads.ts';
export * from './schema/drafts.ts';
export * from './schema/leases.ts';
export * from './schema/sharing.ts';
