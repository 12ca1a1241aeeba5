/** A check that the text of a runbook suggests, as it goes into a first sidecar. */

export interface Proposal {
  /** Of the check. */
  readonly id: string;
  /** Of the item, section or step that it proves. */
  readonly nodeId: string;
  readonly observation: ProposedObservation;
}

export type ProposedObservation =
  /** `values` have to be in the output as whole words. */
  | { readonly kind: 'exec'; readonly script: string; readonly values: readonly string[] }
  | {
      readonly kind: 'sql';
      readonly connection: string;
      readonly query: string;
      readonly values: readonly string[];
    }
  | { readonly kind: 'manual'; readonly prompt: string; readonly reason: ManualReason | undefined };

/** Why a person decides although the item has commands, or has items of its own. */
export type ManualReason =
  | 'has items'
  | 'several commands'
  | 'no expectation'
  | 'statement'
  | 'doubtful'
  | 'inside a session'
  | 'interactive'
  | 'needs values'
  | 'alternative'
  | 'may change something'
  | 'other language';
