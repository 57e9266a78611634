import { Command, CommanderError } from 'commander';
import { deliveriesVerb } from './cli/deliveries.ts';
import { doctorVerb } from './cli/doctor.ts';
import { parseFiles } from './cli/parse.ts';
import { pollVerb } from './cli/poll.ts';
import { registerVerb } from './cli/register.ts';
import type { VerbContext } from './cli/verb.ts';
import { ConfigError, readConfig } from './config.ts';
import { loadEnvFile } from './env.ts';
import { createLogger, secretsOf } from './log.ts';
import { StoreError } from './store/errors.ts';

const out = (line: string) => void process.stdout.write(`${line}\n`);
const err = (line: string) => void process.stderr.write(`${line}\n`);

/** Exit codes: 0 done, 1 trouble, 2 wrong usage or configuration, 3 not everything was a declaration. */
async function run(argv: readonly string[]): Promise<number> {
  let code = 0;
  const does =
    <Options>(verb: (context: VerbContext, options: Options) => Promise<number>) =>
    async (options: Options) => {
      code = await verb(verbContext(), options);
    };
  const program = new Command('cli')
    .usage('VERB [options]')
    .description('The operator’s verbs of Hemicycle.')
    .exitOverride()
    .configureOutput({ writeOut: (text) => out(text.trimEnd()), writeErr: (text) => err(text.trimEnd()) });
  program
    .command('parse')
    .description('read saved pages and print one JSON object a line')
    .argument('[files...]', 'files to read, or - for standard input')
    .option('--url <url>', 'where the page came from')
    .action(async (files: string[], options: { url?: string }) => {
      code = await parseFiles(files, options, { stdin: process.stdin, out, err });
    });
  program
    .command('poll')
    .description('look at the sources once, store what is new, and leave its alerts for the service to post')
    .action(does(pollVerb));
  program.command('register').description('tell Discord of the commands').action(does(registerVerb));
  program
    .command('doctor')
    .description('show what is configured, what is held and how the sources are doing')
    .action(does(doctorVerb));
  program
    .command('deliveries')
    .description('list the newest alerts and what became of them')
    .option('--state <state>', 'only those that are pending, sending, sent or refused')
    .option('--limit <number>', 'how many', '20')
    .action(does(deliveriesVerb));
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof ConfigError) {
      error.problems.forEach(err);
      return 2;
    }
    if (error instanceof StoreError) {
      err(error.message);
      return 1;
    }
    throw error;
  }
}

function verbContext(): VerbContext {
  const config = readConfig(process.env);
  const log = createLogger(config.logLevel === 'info' ? 'warn' : config.logLevel, [
    config.discordToken,
    ...secretsOf(config.databaseUrl),
  ]);
  return { config, log, out, err };
}

loadEnvFile();
process.exitCode = await run(process.argv.slice(2));
