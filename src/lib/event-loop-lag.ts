/** How late alarms ring: how long at a time this process is kept from running. */
export interface EventLoopLag {
  /** @param lateMs of one alarm. */
  note(lateMs: number): void;
  /** The most within the last seconds. */
  worst(): number;
}

/** What alarms are late by on a machine with nothing else to do. */
const usualMs = 3;
/** No machine that is worth waiting for keeps a process from running for longer. */
const maxLagMs = 1_000;
/** The worst is looked for in the last one or two of these. */
const spanMs = 10_000;

/** @param now milliseconds that never go backwards. */
export function createEventLoopLag(now: () => number): EventLoopLag {
  let opened = now();
  let earlier = 0;
  let current = 0;

  function turn(): void {
    const age = now() - opened;
    if (age < spanMs) return;
    earlier = age < 2 * spanMs ? current : 0;
    current = 0;
    opened = now();
  }

  return {
    note: (lateMs) => {
      turn();
      current = Math.max(current, Math.min(lateMs, maxLagMs));
    },
    worst: () => {
      turn();
      const worst = Math.max(earlier, current);
      return worst <= usualMs ? 0 : worst;
    },
  };
}
