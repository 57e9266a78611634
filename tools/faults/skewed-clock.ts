/**
 * Loaded before a process of the sandbox's (`node --import …/skewed-clock.js?ms=300000`): its wall clock, and that of its threads,
 * is ahead of the machine's by so many milliseconds, or behind it. Monotonic clocks and timers are as they are.
 */

const skewMs = Number(new URL(import.meta.url).searchParams.get('ms'));
const RealDate = Date;

class SkewedDate extends RealDate {
  constructor(...given: readonly unknown[]) {
    if (given.length === 0) super(RealDate.now() + skewMs);
    else super(...(given as ConstructorParameters<DateConstructor>));
  }

  static override now(): number {
    return RealDate.now() + skewMs;
  }
}

Object.defineProperty(globalThis, 'Date', { value: SkewedDate, writable: true, configurable: true });
