/** What clients are told to connect to: what was set, else the host under which they asked. */
export function addressUnder(address: string, host = ''): string {
  return address === '' ? `ws://${host}` : address;
}
