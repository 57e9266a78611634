export type StoreErrorKind =
  | 'in-use'
  | 'not-writable'
  | 'full'
  | 'wrong-version'
  | 'damaged'
  | 'unreachable'
  | 'refused'
  | 'migration'
  | 'closed'
  | 'stopped';

/** Why the store cannot be opened or used. The message is for the operator and says what to do. */
export class StoreError extends Error {
  readonly kind: StoreErrorKind;

  constructor(kind: StoreErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.kind = kind;
  }
}
