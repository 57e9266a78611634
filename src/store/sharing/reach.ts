/**
 * Whether a process gets through to Discord.
 *
 * - `unknown`: it has not tried yet
 * - `connected`: the last try succeeded, whatever it waits for since, such as its turn to begin a session
 * - `cut-off`: the last try failed
 */
export type Reach = 'unknown' | 'connected' | 'cut-off';

/** A process that was cut off for as long as this is left out, if another one was connected all the while. */
export const cutOffPatience: { readonly ms: number } = { ms: 60_000 };

/**
 * How much later another one has to have got through: what takes Discord away from all is noticed by one sooner than by another,
 * and who has not noticed yet still counts as connected. In milliseconds; while anybody is cut off the others try as often.
 */
export const laterMs = (patienceMs: number): number => patienceMs / 4;
