import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CircuitOpenError, createCircuitBreaker } from '../../../src/discord/rest/circuit-breaker.ts';

const windowMs = 600_000;

function setting(most = 10) {
  const told: string[] = [];
  let now = 0;
  const circuitBreaker = createCircuitBreaker({
    now: () => now,
    most,
    windowMs,
    onBraked: (ms) => told.push(`braked for ${ms}`),
    onReleased: () => told.push('released'),
  });
  /** How long the circuit breaker asks to wait; `0` when it lets through. */
  const wait = () => {
    try {
      circuitBreaker.check();
      return 0;
    } catch (error) {
      if (error instanceof CircuitOpenError) return error.retryAfterMs;
      throw error;
    }
  };
  const refuse = (times: number) => {
    for (let at = 0; at < times; at += 1) circuitBreaker.count();
  };
  return { told, wait, refuse, pass: (ms: number) => void (now += ms) };
}

describe('the circuit breaker', () => {
  test('stops at the number given, says so once, and lets go when half have passed', () => {
    const { told, wait, refuse, pass } = setting();
    refuse(5);
    pass(60_000);
    refuse(4);
    expect(wait()).toBe(0);
    refuse(1);
    expect(wait()).toBe(windowMs - 60_000);
    refuse(1);
    pass(windowMs - 60_000);
    // The refusal that came late has taken the place of an older one.
    expect(wait()).toBe(60_000);
    pass(60_000);
    expect(wait()).toBe(0);
    expect(wait()).toBe(0);
    expect(told).toEqual([`braked for ${windowMs - 60_000}`, 'released']);
  });

  test('does not mind as many over a longer time', () => {
    const { told, wait, refuse, pass } = setting();
    for (let at = 0; at < 100; at += 1) {
      refuse(1);
      expect(wait()).toBe(0);
      pass(windowMs / 9 + 1);
    }
    expect(told).toEqual([]);
  });

  test('stops again when it goes on', () => {
    const { told, wait, refuse, pass } = setting();
    refuse(10);
    pass(windowMs);
    expect(wait()).toBe(0);
    refuse(10);
    expect(wait()).toBeGreaterThan(0);
    expect(told).toHaveLength(3);
  });

  test('lets a bot that is always refused be refused no more often than allowed in any ten minutes', () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 120_000 }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(pauses, fc.integer({ min: 2, max: 40 }), (all, most) => {
        const { wait, refuse, pass } = setting(most);
        const refused: number[] = [];
        let now = 0;
        for (const pause of all) {
          now += pause;
          pass(pause);
          if (wait() > 0) continue;
          refuse(1);
          refused.push(now);
          const recent = refused.filter((at) => at > now - windowMs);
          expect(recent.length).toBeLessThanOrEqual(most);
        }
      }),
    );
  });

  test('asks to wait for as long as it takes, and no longer', () => {
    const { wait, refuse, pass } = setting();
    for (let at = 0; at < 10; at += 1) {
      refuse(1);
      pass(1_000);
    }
    const asked = wait();
    expect(asked).toBeGreaterThan(0);
    pass(asked - 1);
    expect(wait()).toBe(1);
    pass(1);
    expect(wait()).toBe(0);
  });
});
