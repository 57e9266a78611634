/** What a citation of a declaration is made of. */
export interface CitedDeclaration {
  readonly title: string;
  readonly number: number;
  readonly document: number;
  /** Of the edition, in words. */
  readonly date: string;
  /** `null` for the first. */
  readonly edition: number | null;
  readonly url: string | null;
  /** Day of access, in words. */
  readonly accessed: string;
}
