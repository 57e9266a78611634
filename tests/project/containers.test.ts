import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { exitCodes } from '../../src/process/exit-codes.ts';
import { serveHealth } from '../../src/process/health-server.ts';

const run = promisify(execFile);

const read = (path: string): string => readFileSync(path, 'utf8');

const manifest = z
  .object({ engines: z.object({ node: z.string() }), scripts: z.object({ start: z.string() }) })
  .parse(JSON.parse(read('package.json')));
/** What `npm start` runs, less the name of the program, and with which environment: the one place that says how the service is started. */
const [environment = '', started = ''] = manifest.scripts.start.split('exec node ');
const start = started.split(' ');
const startedWith = environment.trim().split(' ');

const documented = new Set(
  [...read('.env.example').matchAll(/^(?:# )?(?<key>[A-Z_]+)=/gmu)].map(
    ({ groups }) => groups?.['key'] ?? '',
  ),
);
const undocumented = (pairs: readonly string[]): string[] =>
  pairs
    .filter((pair) => !startedWith.includes(pair))
    .map((pair) => pair.split('=')[0] ?? '')
    .filter((key) => !documented.has(key));

const dockerfile = read('Dockerfile');
const [final = ''] = dockerfile.split(/^FROM /mu).slice(-1);
const instruction = (name: string): string[] =>
  [...final.matchAll(new RegExp(`^${name} (?<rest>.+)$`, 'gmu'))].map(({ groups }) => groups?.['rest'] ?? '');
const dataDir = /DATA_DIR=(?<path>\S+)/u.exec(final)?.groups?.['path'] ?? '';

test('the image starts what npm start does, with keys of .env.example', () => {
  expect(JSON.parse(instruction('ENTRYPOINT')[0] ?? '')).toEqual(['/usr/local/bin/node']);
  expect(JSON.parse(instruction('CMD')[0] ?? '')).toEqual(start);
  const pairs = instruction('ENV').flatMap((line) => line.split(' '));
  expect(pairs).toEqual(expect.arrayContaining([`DATA_DIR=${dataDir}`, ...startedWith]));
  expect(undocumented(pairs)).toEqual([]);
});

test('the image is made from one exact version of Node.js that is supported, and runs as nobody of the machine', () => {
  const images = [...dockerfile.matchAll(/^FROM (?<image>\S+:\S+)/gmu)].map(
    ({ groups }) => groups?.['image'],
  );
  expect(images).toEqual([expect.stringMatching(/^node:\d+\.\d+\.\d+-bookworm-slim$/u)]);
  const major = Number(/^node:(?<major>\d+)/u.exec(images[0] ?? '')?.groups?.['major']);
  expect(major).toBeGreaterThanOrEqual(Number(/\d+/u.exec(manifest.engines.node)?.[0]));
  expect(read('.github/workflows/ci.yml')).toContain(`'${major}'`);
  expect(final).toMatch(/^scratch\n/u);
  expect(instruction('USER')).toEqual(['10001:10001']);
  expect(instruction('VOLUME')).toEqual([dataDir]);
});

test('what the image copies is there, and is not left out of what it is built from', () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(?<sources>.+) \S+$/gmu)].flatMap(
    ({ groups }) => groups?.['sources']?.split(' ') ?? [],
  );
  expect(copied).toEqual(expect.arrayContaining(['package.json', 'package-lock.json', 'migrations']));
  expect(copied.filter((path) => !existsSync(path))).toEqual([]);
  const ignored = read('.dockerignore').split('\n');
  expect(copied.filter((path) => ignored.includes(path.split('/')[0] ?? ''))).toEqual([]);
  expect(ignored).toEqual(expect.arrayContaining(['.env', '.git', 'node_modules', 'data']));
});

test('the container is healthy while the service answers on its port', async () => {
  const written = /HEALTHCHECK .*\\\n +CMD (?<command>\[.+\])$/mu.exec(final)?.groups?.['command'] ?? '';
  const [program, ...args] = z.array(z.string()).parse(JSON.parse(written));
  expect(program).toBe('/usr/local/bin/node');
  const server = await serveHealth(
    { host: '127.0.0.1', port: 0 },
    {
      trouble: async () => null,
      ready: async () => ({ isReady: false, reason: 'connecting' }),
      metrics: async () => ({ contentType: 'text/plain', text: '' }),
    },
  );
  const check = () => run(process.execPath, args, { env: { HTTP_PORT: String(server.port) } });
  await check();
  await server.close();
  await expect(check()).rejects.toMatchObject({ code: 1 });
});

const service = z.object({
  image: z.string(),
  build: z.string().optional(),
  environment: z.record(z.string(), z.string()),
  volumes: z.array(z.string()).optional(),
  ports: z.undefined().optional(),
  restart: z.literal('unless-stopped'),
  stop_grace_period: z.string().regex(/^(?:1[5-9]s|[1-9]m)$/u),
  read_only: z.boolean().optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()),
  deploy: z.object({ replicas: z.number() }).optional(),
});
const compose = z.object({
  services: z.record(z.string(), service),
  volumes: z.record(z.string(), z.null()),
});
const composed = (file: string) => {
  const { services, volumes } = compose.parse(parse(read(file)));
  const { bot, ...others } = z.object({ bot: service }).catchall(service).parse(services);
  return { bot, others, volumes };
};

test.each(['compose.yaml', 'compose.postgres.yaml'])('%s closes the bot in', (file) => {
  const { bot } = composed(file);
  expect(bot).toMatchObject({
    build: '.',
    read_only: true,
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
  });
  expect(undocumented(Object.keys(bot.environment))).toEqual([]);
  // Whatever else is filled in from .env is named at the head of the file.
  const filled = [...read(file).matchAll(/\$\{(?<key>[A-Z_]+)/gu)].map(({ groups }) => groups?.['key'] ?? '');
  const head = read(file).split('\nservices:')[0] ?? '';
  expect(filled.filter((key) => !head.includes(key))).toEqual([]);
});

test('with the embedded database one process keeps its data in a volume', () => {
  const { bot, others, volumes } = composed('compose.yaml');
  expect(Object.keys(others)).toEqual([]);
  expect(bot.deploy).toBeUndefined();
  expect(bot.environment).toEqual({ DATA_DIR: dataDir });
  expect(bot.volumes).toEqual([`data:${dataDir}`]);
  expect(Object.keys(volumes)).toEqual(['data']);
});

test('with PostgreSQL two processes share what it keeps in a volume', () => {
  const { bot, others, volumes } = composed('compose.postgres.yaml');
  expect(bot.deploy).toEqual({ replicas: 2 });
  expect(Object.keys(bot.environment)).toEqual(['DATABASE_URL']);
  expect(bot.environment['DATABASE_URL']).toMatch(/^postgres:\/\/hemicycle:.+@postgres:5432\/hemicycle$/u);
  expect(others['postgres']?.image).toMatch(/^postgres:\d+\.\d+-bookworm$/u);
  expect(Object.keys(volumes)).toEqual(['postgres']);
});

test('the unit of systemd starts what npm start does, with keys of .env.example', () => {
  const unit = read('deploy/systemd/hemicycle.service');
  const all = (key: string) =>
    [...unit.matchAll(new RegExp(`^${key}=(?<value>.*)$`, 'gmu'))].map(
      ({ groups }) => groups?.['value'] ?? '',
    );
  expect(all('ExecStart')).toEqual([`/usr/bin/node ${start.join(' ')}`]);
  expect(undocumented(all('Environment'))).toEqual([]);
  expect(all('Environment')).toEqual(
    expect.arrayContaining([`DATA_DIR=/var/lib/${all('StateDirectory').join()}`, ...startedWith]),
  );
  expect(Number(all('TimeoutStopSec')[0])).toBeGreaterThan(10);
  const { data, cannotWrite, refused, config } = exitCodes;
  expect(all('RestartPreventExitStatus')).toEqual([[data, cannotWrite, refused, config].join(' ')]);
});
