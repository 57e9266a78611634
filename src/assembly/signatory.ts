/** One name under a declaration, as printed, with what the reader understands of it. */
export interface Signature {
  /** 1 for the member who tabled the declaration. */
  readonly position: number;
  readonly honorific: string | null;
  readonly givenName: string | null;
  readonly familyName: string;
  /** As printed, without the honorific: "Roberto RAMPI"; "RAMPI Roberto" in the lists of 2007. */
  readonly name: string;
  /** ISO 3166 alpha-2 code; `null` for a name the table of delegations does not know, or none. */
  readonly delegation: string | null;
  /** As printed: "Republic of Moldova"; empty in the lists of 1998 to 2001, which print surnames alone. */
  readonly delegationPrinted: string;
  /** The group's English code of its time ("EPP/CD"), `null` when none is printed. */
  readonly group: string | null;
  readonly groupPrinted: string | null;
}
