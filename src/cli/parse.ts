import { readFile } from 'node:fs/promises';
import type { Declaration, Reading } from '../assembly/declaration.ts';
import { classify } from '../classify/classify.ts';
import { decode } from '../source/http/decode.ts';
import { readPage } from '../source/page/read-page.ts';

export interface ParseIo {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

export interface ParseOptions {
  /** The address the pages came from. */
  readonly url?: string;
}

const exitCodes = { allDeclarations: 0, wrongUsage: 2, notAllDeclarations: 3 } as const;

/**
 * Reads each file, `-` being standard input, and prints one JSON object a line in the order given.
 * The promise is the exit code and does not reject: a file that cannot be read is said on `err`, and
 * the files after it are read all the same.
 */
export async function parseFiles(
  files: readonly string[],
  options: ParseOptions,
  io: ParseIo,
): Promise<number> {
  if (files.length === 0) {
    io.err('Name at least one file, or - to read from standard input: parse FILE…|- [--url URL]');
    return exitCodes.wrongUsage;
  }
  if (options.url !== undefined && !URL.canParse(options.url)) {
    io.err(
      `--url needs a whole address such as https://pace.coe.int/en/files/28063/html, not "${options.url}".`,
    );
    return exitCodes.wrongUsage;
  }
  let code: number = exitCodes.allDeclarations;
  for (const file of files) {
    const bytes = await read(file, io);
    if (typeof bytes === 'string') {
      io.err(bytes);
      code = exitCodes.wrongUsage;
      continue;
    }
    const reading = readPage(decode(bytes), options);
    io.out(JSON.stringify(describe(reading)));
    if (reading.kind !== 'declaration' && code === exitCodes.allDeclarations)
      code = exitCodes.notAllDeclarations;
  }
  return code;
}

const troubles: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder; name the files in it',
  EACCES: 'reading it is not allowed',
};

/** The bytes, or what to tell the user. */
async function read(file: string, { stdin }: ParseIo): Promise<Uint8Array | string> {
  try {
    if (file !== '-') return await readFile(file);
    const chunks: Uint8Array[] = [];
    for await (const chunk of stdin) chunks.push(chunk);
    return Buffer.concat(chunks);
  } catch (error) {
    const trouble = error instanceof Error && 'code' in error ? troubles[String(error.code)] : undefined;
    return `Cannot read ${file === '-' ? 'standard input' : file}: ${trouble ?? 'it could not be opened'}.`;
  }
}

/** A reading as the verb prints it: the same keys in the same order for every kind, absent values `null`. */
function describe(reading: Reading): Readonly<Record<string, unknown>> {
  const found = partsOf(reading);
  const { title = null, paragraphs = null, number = null, language = null } = found;
  const said =
    title === null && paragraphs === null
      ? null
      : classify({
          title: title ?? '',
          paragraphs: paragraphs ?? [],
          language: language ?? 'en',
          number: number ?? 0,
          ...(found.document != null && { document: found.document }),
        });
  return {
    kind: reading.kind,
    reason: reading.kind === 'declaration' ? null : reading.reason,
    number,
    document: found.document ?? null,
    date: found.date ?? null,
    language,
    title,
    paragraphs,
    signatories:
      found.signatories?.map((signature) => ({
        position: signature.position,
        honorific: signature.honorific,
        givenName: signature.givenName,
        familyName: signature.familyName,
        name: signature.name,
        delegation: signature.delegation,
        delegationPrinted: signature.delegationPrinted,
        group: signature.group,
        groupPrinted: signature.groupPrinted,
      })) ?? null,
    references: said?.references ?? null,
    topics: said?.topics ?? null,
    concerns: said?.concerns ?? null,
    summary: said?.summary ?? null,
  };
}

function partsOf(reading: Reading): Partial<Declaration> {
  if (reading.kind === 'declaration') return reading.declaration;
  return reading.kind === 'incomplete' ? reading.found : {};
}
