/** One start of the editor and the tests that run in it. */
export interface Pass {
  /** Also the folder of the tests beside this file. */
  readonly name: 'trusted' | 'reloaded' | 'restricted';
  readonly isTrusted: boolean;
  /** Passes of one workspace see the same files, in this order: what one leaves, the next finds. */
  readonly workspace: string;
}

export const passes: readonly Pass[] = [
  { name: 'trusted', isTrusted: true, workspace: 'own' },
  { name: 'reloaded', isTrusted: true, workspace: 'own' },
  { name: 'restricted', isTrusted: false, workspace: 'foreign' },
];
