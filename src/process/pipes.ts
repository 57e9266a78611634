/** A reader of the output that has gone, such as `head`, or a collector of logs that fell over, ends nothing: what was to be done is done. */
export function surviveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
