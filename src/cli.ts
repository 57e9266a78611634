import { Command, CommanderError } from 'commander';
import { untilInterrupted } from './cli/interrupt.ts';
import type { VerbContext } from './cli/verb.ts';
import { ConfigError, readConfig } from './config.ts';
import { endOnUncaught } from './crash.ts';
import { knownSecrets, loadEnvFile, withSecretsFromFiles } from './env.ts';
import { createLogger } from './log.ts';
import { surviveClosedPipes } from './process/pipes.ts';
import { useProxies } from './process/use-proxies.ts';
import { StoreError } from './store/db/errors.ts';
import { runInUtc } from './utc.ts';

const out = (line: string) => void process.stdout.write(`${line}\n`);
const err = (line: string) => void process.stderr.write(`${line}\n`);

/** Exit codes: 0 done, 1 trouble, 2 wrong usage or configuration, 3 not everything was a declaration, 130 interrupted. */
async function run(argv: readonly string[]): Promise<number> {
  let code = 0;
  // Each verb is loaded when it is asked for: what the others need would be half of the memory of a verb that reads or writes a stream.
  const does =
    <Options>(load: () => Promise<(context: VerbContext, options: Options) => Promise<number>>) =>
    async (options: Options) => {
      code = await (await load())(verbContext(), options);
    };
  const program = new Command('cli')
    .usage('COMMAND [options]')
    .description('The operator’s commands of Hemicycle.')
    .exitOverride()
    .showHelpAfterError('See: npm run -s cli -- --help')
    .configureOutput({ writeOut: (text) => out(text.trimEnd()), writeErr: (text) => err(text.trimEnd()) });
  program
    .command('parse')
    .description('read saved pages and print one JSON object a line')
    .argument('[files...]', 'files to read, or - for standard input')
    .option('--url <url>', 'where the page came from')
    .action(async (files: string[], options: { url?: string }) => {
      code = await (
        await import('./cli/parse.ts')
      ).parseFiles(files, options, { stdin: process.stdin, out, err });
    });
  program
    .command('poll')
    .description('check the sources once, store what is new, and leave the alerts for the service to post')
    .action(does(async () => (await import('./cli/poll.ts')).pollVerb));
  program
    .command('import')
    .description(
      'read declarations from saved pages or addresses and store them; only those that the service was waiting for as new are alerted',
    )
    .argument(
      '[paths...]',
      'saved pages, folders of saved pages (.html .htm .xhtml .mhtml .mht .txt .pdf or no ending), or addresses',
    )
    .option('--again', 'also read again what an earlier import stored')
    .option('--announce', 'post alerts for what is new, as if the bot had found it itself')
    .action(async (named: string[], options: { again?: boolean; announce?: boolean }) => {
      code = await untilInterrupted(async (interruption) =>
        (await import('./cli/import.ts')).importVerb(verbContext(), named, options, {
          screen: process.stderr,
          interruption,
        }),
      );
    });
  program
    .command('export')
    .description(
      'write everything stored about declarations and signatories into a new folder: CSV, JSON lines, Parquet, and a description of every column',
    )
    .argument('<folder>')
    .option('--since <day>', 'only declarations with an edition since this day: 2026-01-31')
    .action(async (folder: string, options: { since?: string }) => {
      code = await (
        await import('./cli/dataset/export.ts')
      ).exportVerb(verbContext(), folder, options, process.stderr);
    });
  program
    .command('backfill')
    .description(
      'read a range of files from the Assembly, politely, and store their declarations; nobody is alerted',
    )
    .requiredOption('--from <id>', 'the first file id')
    .requiredOption('--to <id>', 'the last file id')
    .option('--again', 'also ask again for files that were read before')
    .action(async (options: { from: string; to: string; again?: boolean }) => {
      code = await untilInterrupted(async (interruption) =>
        (await import('./cli/backfill.ts')).backfillVerb(verbContext(), options, {
          screen: process.stderr,
          interruption,
        }),
      );
    });
  program
    .command('walk')
    .description(
      'have the service ask again for every file, from this one on, that has never shown a document',
    )
    .requiredOption('--from <id>', 'the first file id')
    .action(does(async () => (await import('./cli/walk.ts')).walkVerb));
  program
    .command('register')
    .description('register the slash commands with Discord')
    .action(does(async () => (await import('./cli/register.ts')).registerVerb));
  program
    .command('doctor')
    .description(
      'check everything and say what to do, also while the service runs; the exit status is 0, 1 or 3 by the worst finding',
    )
    .option('--json', 'print one JSON object')
    .action(does(async () => (await import('./cli/doctor.ts')).doctorVerb));
  program
    .command('deliveries')
    .description('list the newest alerts and what happened to each')
    .option('--state <state>', 'only those in this state, such as pending, held, sent, uncertain or defect')
    .option('--limit <number>', 'how many', '20')
    .option('--id <id...>', 'only these, as the log names them: "deliveries":[12,13]')
    .option(
      '--retry <id...>',
      'post these again, by the number at the beginning of their line: alerts that are defect, refused or uncertain',
    )
    .action(does(async () => (await import('./cli/deliveries.ts')).deliveriesVerb));
  program
    .command('backup')
    .description(
      'write subscriptions, settings and the record of what was posted to a file, also while the service runs (dump writes everything)',
    )
    .argument('<file>')
    .action(async (file: string) => {
      code = await (await import('./cli/backup.ts')).backupVerb(verbContext(), file);
    });
  program
    .command('dump')
    .description('write the whole database to a file, embedded or PostgreSQL; restore reads it into either')
    .argument('<file>')
    .action(async (file: string) => {
      code = await (await import('./cli/dump.ts')).dumpVerb(verbContext(), file, process.stderr);
    });
  program
    .command('restore')
    .description(
      'restore a backup, also while the service runs, without changing what is already there; or a dump, into an empty database',
    )
    .argument('<file>')
    .option('--replace-damaged', 'first move a database that does not open out of the way')
    .action(async (file: string, options: { replaceDamaged?: boolean }) => {
      code = await (await import('./cli/backup.ts')).restoreVerb(verbContext(), file, options);
    });
  program
    .command('people')
    .description('show the people stored under a name, with every printed form')
    .argument('[name]')
    .option('--suspects', 'show instead people who may be one person stored as two, or two stored as one')
    .action(async (name: string | undefined, options: { suspects?: boolean }) => {
      if (options.suspects === true)
        code = await (await import('./cli/people.ts')).suspectsVerb(verbContext());
      else if (name === undefined) program.error('error: give a name, or --suspects');
      else code = await (await import('./cli/people.ts')).peopleVerb(verbContext(), name);
    });
  program
    .command('join')
    .description('make one person of two: the second becomes the first')
    .argument('<id>')
    .argument('<id>')
    .action(async (first: string, second: string) => {
      code = await (await import('./cli/join.ts')).joinVerb(verbContext(), first, second);
    });
  program
    .command('split')
    .description('make a printed form that is somebody else a person of its own')
    .argument('<id>')
    .argument('[form]', 'the name as printed')
    .option(
      '--from <day>',
      'instead of a form: whoever signed before this day was somebody else, such as 2010-01-31',
    )
    .action(async (id: string, form: string | undefined, options: { from?: string }) => {
      code = await (await import('./cli/split.ts')).splitVerb(verbContext(), id, { form, ...options });
    });
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
    createLogger('fatal', knownSecrets(process.env)).fatal({ err: error }, 'stopped by an error');
    err('Hemicycle stopped because of an internal error; the details are in the log line above.');
    return 1;
  }
}

function verbContext(): VerbContext {
  const config = readConfig(withSecretsFromFiles(process.env));
  useProxies(config.proxies);
  const log = createLogger(config.logLevel === 'info' ? 'warn' : config.logLevel, knownSecrets(process.env));
  const { databaseUrl, dataDir } = config;
  return {
    config,
    log,
    openStore: async () =>
      (await import('./store/open.ts')).openStore({ databaseUrl, dataDir, log, say: err }),
    out,
    err,
  };
}

endOnUncaught(() => knownSecrets(process.env));
surviveClosedPipes();
// Whatever it writes is for the user it runs as alone.
process.umask(0o077);
loadEnvFile();
runInUtc();
process.exitCode = await run(process.argv.slice(2));
