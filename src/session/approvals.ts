/** What a person has allowed on this machine: the commands of a runbook, its values, and kubeconfigs of the workspace. */
import { approvalDifference, approvedText } from '../core/check/approvedText.ts';
import type { ApprovalStore } from '../state/approvalStore.ts';
import { sha256 } from '../state/digest.ts';
import { ApprovalDigest, type ApprovalState } from './approval.ts';
import type { ForeignKubeconfig } from './foreignKubeconfig.ts';
import type { Kubeconfigs } from './kubeconfigs.ts';
import type { OpenText } from './openText.ts';
import type { RunLog } from './runLog.ts';
import { whileWriting } from './stateErrors.ts';

export interface ApprovalsOptions {
  readonly text: OpenText;
  readonly log: RunLog;
  readonly store: ApprovalStore;
  readonly kubeconfigs: Kubeconfigs;
  /** Given with the start of the process, in place of what is stored. */
  readonly approvedDigest: string | undefined;
}

export class Approvals {
  readonly #options: ApprovalsOptions;
  readonly #digest = new ApprovalDigest();

  constructor(options: ApprovalsOptions) {
    this.#options = options;
  }

  /** Of the commands and the sidecar as they are open. */
  state(): ApprovalState {
    const { text, store, approvedDigest } = this.#options;
    const digest = this.#digest.of(text.file, text.runbook, text.sidecar.text);
    const isApproved = approvedDigest === undefined ? store.isApproved(text.file, digest) : approvedDigest === digest;
    return { state: isApproved ? 'approved' : 'not approved', digest };
  }

  /** How what is open differs from what was approved on this machine before; undefined where nothing was. */
  difference(): string | undefined {
    const { text, store } = this.#options;
    const before = store.approvedText(text.file);
    return before === undefined ? undefined : approvalDifference(before, this.#text());
  }

  async approve(): Promise<void> {
    const { text, log, store } = this.#options;
    const actor = await log.actor();
    const { digest } = this.state();
    const approved = this.#text();
    whileWriting(text.file, () => {
      store.approve(text.file, digest, actor, new Date());
      store.keepText(text.file, approved);
    });
  }

  /** @param files as they were shown */
  async approveKubeconfigs(files: readonly ForeignKubeconfig[]): Promise<void> {
    const { text, log, kubeconfigs } = this.#options;
    const actor = await log.actor();
    whileWriting(text.file, () => files.forEach((file) => kubeconfigs.approve(file, actor)));
  }

  async approveValue(name: string, value: string): Promise<void> {
    const { text, log, store } = this.#options;
    const actor = await log.actor();
    whileWriting(text.file, () => store.approve(this.#valueKey(name), sha256(value), actor, new Date()));
  }

  isValueApproved(name: string, value: string): boolean {
    return this.#options.store.isApproved(this.#valueKey(name), sha256(value));
  }

  #text(): string {
    const { runbook, sidecar } = this.#options.text;
    return approvedText(runbook, sidecar.text);
  }

  /** A value is approved for one run, as commands are for a file. */
  #valueKey(name: string): string {
    const { text, log } = this.#options;
    return [text.file, log.run?.runId ?? '', name].join('\0');
  }
}
