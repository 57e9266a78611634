import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Those that mostly wait for another process come first, beside those that compute: at the end they would be alone. */
class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const waits = ({ moduleId }: TestSpecification) => /\/tests\/(?:e2e|cli)\//u.test(moduleId);
    return [...sorted.filter(waits), ...sorted.filter((file) => !waits(file))];
  }
}

export default defineConfig({
  // The packages of this repository as they are written, not as they were built last.
  ssr: { resolve: { conditions: ['source'], externalConditions: ['source'] } },
  test: {
    include: ['tests/**/*.test.ts', 'packages/*/tests/**/*.test.ts'],
    setupFiles: ['tests/support/setup.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Tests call the engine too little for what optimising its code costs.
    execArgv: ['--liftoff-only'],
    // Files share what they load, above all the engine that is compiled as it runs: half the time. So no test may replace a module.
    isolate: false,
    // One more than cores are to be expected: a good part of the time is spent waiting.
    maxWorkers: 3,
    sequence: { sequencer: WaitingFirst },
  },
});
