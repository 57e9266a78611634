/** What to tell the operator of an error of the file system; `null` for any other. */
export function diskTrouble(error: unknown): string | null {
  return error instanceof Error && 'syscall' in error && 'code' in error
    ? `The file cannot be read or written (${String(error.code)}). Give this user the right to, and the disk some room.`
    : null;
}
