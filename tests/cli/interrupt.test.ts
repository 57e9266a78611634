import { expect, test, vi } from 'vitest';
import { untilInterrupted } from '../../src/cli/interrupt.ts';

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s asks the work to end, a second one ends the process',
  async (name) => {
    const before = process.listeners(name);
    const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never);
    const result = await untilInterrupted(async (interruption) => {
      const added = process.listeners(name).filter((listener) => !before.includes(listener));
      expect(added).toHaveLength(1);
      expect(interruption.aborted).toBe(false);
      added[0]?.(name);
      expect(interruption.aborted).toBe(true);
      expect(exit).not.toHaveBeenCalled();
      added[0]?.(name);
      expect(exit).toHaveBeenCalledWith(130);
      return 'ended';
    });
    exit.mockRestore();
    expect(result).toBe('ended');
    expect(process.listeners(name)).toEqual(before);
  },
);

test('work that fails leaves nothing listening', async () => {
  const before = process.listenerCount('SIGINT');
  await expect(untilInterrupted(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(process.listenerCount('SIGINT')).toBe(before);
});
