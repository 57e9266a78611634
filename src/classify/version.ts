import { taxonomyVersion } from './topics/taxonomy.ts';

/** Raised by hand when the code, and not the data it reads, says something else of the same text. */
const codeVersion = 7;

/**
 * Rises whenever the classifier says something else of the same text: what is stored was said by the
 * version beside it, and is said again at the next start.
 */
export const classifierVersion = codeVersion + taxonomyVersion;
