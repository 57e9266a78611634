import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import * as z from 'zod';
import { packageFolder } from '../../src/store/db/migrate.ts';
import { inAscii } from './ascii.ts';

/**
 * Puts the modules of the service into a few files, which are what `npm start` runs: a module costs memory and time beside its text, and
 * there are hundreds (decision 056). Each of these is found by its name.
 */
const entries = {
  main: 'src/main.ts',
  worker: 'src/store/db/embedded/worker.ts',
  creator: 'src/store/db/embedded/creator.ts',
};

/** Libraries of many modules of which a part is used go in as well; all others stay where they are installed. */
const inlined = new Set(['drizzle-orm', 'zod']);

const manifest = z.object({ dependencies: z.record(z.string(), z.string()) });

const root = packageFolder();
const folder = join(root, 'dist/service');
const { dependencies } = manifest.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: entries,
  outdir: folder,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  external: Object.keys(dependencies).flatMap((name) => (inlined.has(name) ? [] : [name, `${name}/*`])),
  legalComments: 'none',
  // As strings, in which letters can be escaped: a template can be read raw.
  supported: { 'template-literal': false },
  write: false,
});
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
for (const { path, text } of outputFiles) await writeFile(path, inAscii(text));
