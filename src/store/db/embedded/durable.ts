import fs from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { PGlite, types, type PGliteOptions } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { isDiskFull } from './disk-full.ts';
import { ownerOnly } from './modes.ts';
import { neverOptimised } from './tiering.ts';

/** Error numbers in the engine's own numbering (Emscripten's `errno`, after WASI). */
const inputOutputError = 29;
const noSpace = 51;

/** An open file or directory of the engine's, with its handle on the host. */
interface Stream {
  readonly nfd: number;
}

/** A file or directory that the engine makes, by its parent. */
type MakeNode = (parent: unknown, name: string, mode: number, device: number) => unknown;
type SetAttributes = (node: unknown, attributes: Readonly<Record<string, unknown>>) => void;

interface HostFileSystem {
  readonly stream_ops: { fsync?: (stream: Stream) => number };
  readonly node_ops: { mknod: MakeNode; setattr: SetAttributes };
}

interface EngineModule {
  readonly NODEFS: HostFileSystem;
  readonly FS: { readonly ErrnoError: new (errno: number) => Error };
}

/**
 * The engine's view of a directory on disk, in which whatever it makes is its owner's alone. The engine
 * asks for 0666 and follows that with a chmod, past the umask of the process.
 */
export class PrivateFS extends NodeFS {
  override async init(...args: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const made = await super.init(...args);
    const hook = (module: unknown): void => this.prepare(module as EngineModule);
    made.emscriptenOpts.preRun = [...(made.emscriptenOpts.preRun ?? []), hook];
    return made;
  }

  protected prepare({ NODEFS: { node_ops: host } }: EngineModule): void {
    const { mknod, setattr } = host;
    host.mknod = (parent, name, mode, device) => mknod(parent, name, ownerOnly(mode), device);
    host.setattr = (node, attributes) => {
      const { mode } = attributes;
      setattr(node, typeof mode === 'number' ? { ...attributes, mode: ownerOnly(mode) } : attributes);
    };
  }
}

/**
 * The one operation that the engine's layer for Node lacks: it answers fsync with success and does nothing,
 * so that a power cut takes commits it had acknowledged.
 */
class DurableFS extends PrivateFS {
  #syncs = 0;

  /** How often the disk was asked to keep what was written. */
  get syncs(): number {
    return this.#syncs;
  }

  protected override prepare(module: EngineModule): void {
    super.prepare(module);
    this.#addSync(module);
  }

  #addSync({ NODEFS: host, FS }: EngineModule): void {
    host.stream_ops.fsync = (stream) => {
      try {
        fs.fsyncSync(stream.nfd);
      } catch (error) {
        throw new FS.ErrnoError(isDiskFull(error) ? noSpace : inputOutputError);
      }
      this.#syncs += 1;
      return 0;
    };
  }
}

type Program = NonNullable<PGliteOptions['pgliteWasmModule']>;

/** What is used of it; the types of Node.js 20 do not have it. */
const { WebAssembly } = globalThis as unknown as {
  readonly WebAssembly: { compile(file: Uint8Array): Promise<Program> };
};

/** Compiled by us, the program is not kept a second time, as the nine megabytes of its file. */
function compileProgram(): Promise<Program> {
  return WebAssembly.compile(
    fs.readFileSync(new URL('pglite.wasm', import.meta.resolve('@electric-sql/pglite'))),
  );
}

/** Gives back what opening took. A context has the function that does so if it is made after V8 was told. */
function sweepOnce(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

/** The engine, whose parser of SQL is never optimised. */
class ParsingEngine extends PGlite {
  /** The first thing that is asked, when the engine has started and has not read any SQL yet. */
  override async _initArrayTypes(...args: Parameters<PGlite['_initArrayTypes']>): Promise<void> {
    await neverOptimised(() => this.exec(';'));
    // oxlint-disable-next-line no-underscore-dangle -- The engine calls it so.
    await super._initArrayTypes(...args);
  }
}

/** Opens the database in a directory so that a commit is on the disk when it is acknowledged. */
export async function openDurable(directory: string): Promise<PGlite> {
  const files = new DurableFS(directory);
  const engine = new ParsingEngine({
    fs: files,
    pgliteWasmModule: await compileProgram(),
    ...engineOptions(),
  });
  await engine.waitReady;
  sweepOnce();
  const before = files.syncs;
  await engine.exec('checkpoint');
  if (files.syncs === before) {
    await engine.close();
    throw new Error('the engine does not write through to the disk');
  }
  return engine;
}

const { DATE, TIMESTAMP, TIMESTAMPTZ, INTERVAL } = types;
const arrays = { date: 1182, timestamp: 1115, timestamptz: 1185, interval: 1187, numeric: 1231 };
/**
 * Left as the text that Postgres prints, which is how drizzle reads them: days, points in time, intervals, the arrays of these and
 * of `numeric`. Said once: said with each query, as drizzle does, it costs a copy of all parsers each time.
 */
export const parsers = Object.fromEntries(
  [DATE, TIMESTAMP, TIMESTAMPTZ, INTERVAL, ...Object.values(arrays)].map((oid) => [
    oid,
    (text: string) => text,
  ]),
);

/** For one who asks at a time: of a hundred, each has room of its own from the start. There are as many locks as a migration of all tables needs, several times. */
const forOne = [
  'max_connections=5',
  'max_locks_per_transaction=256',
  'max_pred_locks_per_transaction=10',
  'max_wal_senders=0',
  'max_replication_slots=0',
  'autovacuum_max_workers=1',
  'autovacuum_worker_slots=1',
  'io_max_concurrency=8',
];
const settings = ['fsync=on', 'wal_sync_method=fsync', 'shared_buffers=16MB', 'timezone=UTC', ...forOne];

function engineOptions(): Partial<PGliteOptions> {
  return {
    extensions: { pg_trgm, unaccent },
    parsers,
    startParams: [
      // -F turns fsync off; fdatasync, the default for the log, is a stub in this build.
      ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
      ...settings.flatMap((setting) => ['-c', setting]),
    ],
  };
}
