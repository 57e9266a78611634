import { archiveDays } from './crawl/archive/read-archive.ts';
import { archiveShare, type ArchiveState } from './store/crawl/archive-walk.ts';
import type { WalkState } from './store/crawl/walk-state.ts';

/** How the reading of the archive is doing, or that it could be read, in a line for the operator. */
export function describeArchive(
  state: ArchiveState | null,
  walked: WalkState | null,
  wanted: 'off' | 'full',
): string[] {
  if (walked === null) return [];
  if (state?.doneAt) {
    return [`Archive: read to the oldest file; ${state.declarations} declarations found`];
  }
  if (wanted === 'full') {
    if (walked.frontierAt === null) return ['Archive: begins when reading file by file has reached today'];
    if (state === null) return [`Archive: begins at file ${walked.floor - 1}; ${daysFor(walked.floor - 1)}`];
    const share = Math.floor(archiveShare(state) * 100);
    return [
      `Archive: ${share} % read, now at file ${state.next}; ${state.declarations} declarations so far; ${daysFor(state.next)}`,
    ];
  }
  if (walked.frontierAt === null || walked.floor <= 1) return [];
  return [
    `Archive: what is older than file ${state?.next ?? walked.floor - 1} is not read. ARCHIVE=full reads it, without alerts; ${daysFor(state?.next ?? walked.floor - 1)}`,
  ];
}

function daysFor(files: number): string {
  const days = archiveDays(files);
  return `about ${days} ${days === 1 ? 'day' : 'days'}, part-sessions not counted`;
}
