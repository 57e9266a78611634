import { createHash } from 'node:crypto';

/** A file that is being written, wherever it goes. */
export interface Output {
  write(bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** Where the files of a data set go. */
export interface OutputTarget {
  open(name: string): Promise<Output>;
}

/** What a description says of a file. */
export interface FileFigures {
  readonly bytes: number;
  readonly sha256: string;
}

/** A text file, written a few hundred kilobytes at a time. */
export interface TextFile {
  /** Adds text; what has gathered is handed on by `drain`. */
  add(text: string): void;
  /** To be awaited now and then, so that not much gathers. */
  drain(): Promise<void>;
  close(): Promise<FileFigures>;
}

const gathered = 256 * 1024;

/** An output that counts what goes through it. */
export function counting(output: Output): Output & { figures(): FileFigures } {
  const hash = createHash('sha256');
  let bytes = 0;
  return {
    write: async (part) => {
      hash.update(part);
      bytes += part.byteLength;
      await output.write(part);
    },
    close: () => output.close(),
    figures: () => ({ bytes, sha256: hash.copy().digest('hex') }),
  };
}

export async function openText(target: OutputTarget, name: string): Promise<TextFile> {
  const output = counting(await target.open(name));
  let parts: string[] = [];
  let length = 0;
  const handOn = async () => {
    const text = parts.join('');
    parts = [];
    length = 0;
    if (text !== '') await output.write(Buffer.from(text));
  };
  return {
    add: (text) => {
      parts.push(text);
      length += text.length;
    },
    drain: async () => {
      if (length >= gathered) await handOn();
    },
    close: async () => {
      await handOn();
      await output.close();
      return output.figures();
    },
  };
}
