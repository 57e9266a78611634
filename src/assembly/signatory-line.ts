/** One name on the list of a declaration, as an edition prints it. */
export interface SignatoryLine {
  readonly signatoryId: number;
  readonly position: number;
  readonly honorific: string | null;
  readonly name: string;
  readonly delegation: string;
  readonly group: string | null;
  /** Not on the edition before. */
  readonly added: boolean;
}
