import type { en } from './en.ts';

/** Every language has the shape of English: a message that is missing or misspelt does not compile. */
export type Messages = typeof en;
