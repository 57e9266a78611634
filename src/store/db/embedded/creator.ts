import { packError, type CreateTask, type Greeting } from './protocol.ts';
import { greeting, startThread } from './thread.ts';

/**
 * The process in which a database is built. It ends with the process that asked for it, in the middle of the work if need be, and
 * leaves signals to that process, which may get the same ones from a terminal.
 */

process.on('disconnect', () => process.exit(1));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

const answer = (said: Greeting) => process.send?.(said, () => process.exit());

process.once('message', (task: CreateTask) => {
  const thread = startThread(task);
  greeting(thread).then(
    () => answer({ ready: true }),
    (error: unknown) => answer({ ready: false, error: packError(error) }),
  );
});
