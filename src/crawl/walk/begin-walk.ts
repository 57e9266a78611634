import type { WalkState } from '../../store/crawl/walk-state.ts';

/** A walk that has asked for nothing yet, and begins at a file. */
export function beginWalk(floor: number, now: Date): WalkState {
  return {
    floor,
    startedAt: now,
    highest: floor - 1,
    next: floor,
    frontierAt: null,
    beganOn: null,
    reachedOn: null,
    asked: 0,
    declarations: 0,
    failures: 0,
    nextTryAt: now,
    probedAt: null,
    nothing: null,
    headingAt: null,
    foundAt: null,
  };
}
