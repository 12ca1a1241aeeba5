/** What people say of the current run: every act is an event of its own, and is taken back by another one. */
import * as l10n from '@vscode/l10n';
import { ProvebookError } from '../core/errors.ts';
import type { Report } from '../core/report/model.ts';
import { endDateProblem } from '../core/run/endDateCheck.ts';
import type { Attachment, RunPayload } from '../core/run/event.ts';
import { isDone } from '../core/run/combine.ts';
import type { RunView } from '../core/run/rollup.ts';
import { lengthProblem, linkProblem, statementProblem } from '../core/run/statementCheck.ts';
import { allNodes, findNode, ownCommands } from '../core/runbook/find.ts';
import { fillIns, signingRoles } from '../core/runbook/fillIn.ts';
import type { Runbook, RunbookNode } from '../core/runbook/model.ts';
import type { Redactor } from '../core/check/redact.ts';
import { readAttachedFile } from './attachedFile.ts';
import type { RunLog } from './runLog.ts';

/** Evidence as a person gives it. */
export type GivenEvidence = Exclude<Attachment, { kind: 'file' }> | { readonly kind: 'file'; readonly path: string };

export interface PeoplePorts {
  readonly file: string;
  readonly runbook: () => Runbook;
  readonly view: () => RunView;
  readonly log: RunLog;
  readonly redactor: () => Redactor;
  /** Writes events, starting a run where there is none. */
  readonly record: (...payloads: readonly RunPayload[]) => Promise<void>;
  readonly report: () => Report | undefined;
}

export class People {
  readonly #ports: PeoplePorts;

  constructor(ports: PeoplePorts) {
    this.#ports = ports;
  }

  /** Who acts here. Self-declared: the git identity, else the login name. */
  actor(): Promise<string> {
    return this.#ports.log.actor();
  }

  async tick(nodeId: string, note?: string): Promise<void> {
    this.#node(nodeId);
    await this.#ports.record({ type: 'item.ticked', nodeId, note });
  }

  async untick(nodeId: string): Promise<void> {
    this.#node(nodeId);
    await this.#ports.record({ type: 'item.unticked', nodeId });
  }

  /** Without evidence it is a tick. Files are copied under their digest. Throws a ProvebookError, and records nothing, where one is unusable. */
  async attest(nodeId: string, evidence: readonly GivenEvidence[], note?: string): Promise<void> {
    const node = this.#node(nodeId);
    if (node.kind === 'section' && !this.#hasOwnWork(node))
      throw new ProvebookError('usage', l10n.t('"{0}" is a heading. Attest what stands under it.', node.title));
    const said = note === undefined || note.trim() === '' ? undefined : this.#text(note, lengthProblem);
    const kept: Attachment[] = [];
    for (const one of evidence) kept.push(await this.#keep(one));
    await this.#ports.record(
      kept.length === 0
        ? { type: 'item.ticked', nodeId, note: said }
        : { type: 'item.attested', nodeId, evidence: kept, note: said },
    );
  }

  /**
   * With everything under it that is still to be done.
   *
   * @param until the last day on which it counts, YYYY-MM-DD in UTC
   */
  async waive(nodeId: string, reason: string, until: string): Promise<void> {
    refuse(endDateProblem(until, Date.now()));
    const why = this.#text(reason, statementProblem);
    const nodes = this.#tasks(nodeId);
    await this.#ports.record(
      ...nodes.map(({ id }) => ({ type: 'item.waived', nodeId: id, reason: why, until }) as const),
    );
  }

  /** With everything under it that is still to be done. */
  async markNotApplicable(nodeId: string, reason: string): Promise<void> {
    const why = this.#text(reason, statementProblem);
    const nodes = this.#tasks(nodeId);
    await this.#ports.record(
      ...nodes.map(({ id }) => ({ type: 'item.notApplicable', nodeId: id, reason: why }) as const),
    );
  }

  /**
   * What was said of the item no longer counts, nor do exemptions of what is under it; what was observed does. Returns how
   * many they were.
   */
  async takeBack(nodeId: string): Promise<number> {
    const { marks } = this.#ports.view();
    const isExempted = (kind: string | undefined): boolean => kind === 'waived' || kind === 'not applicable';
    const nodes = allNodes([this.#node(nodeId)]).filter(({ id }) => {
      const mark = marks.get(id);
      return mark?.ticked === true && (id === nodeId || isExempted(mark.decision?.kind));
    });
    if (nodes.length > 0)
      await this.#ports.record(
        ...nodes.map(({ id }) => ({ type: 'item.unticked', nodeId: id, proofCounts: true }) as const),
      );
    return nodes.length;
  }

  /** In place of this person's earlier note on it; '' removes that. */
  async note(nodeId: string, note: string): Promise<void> {
    this.#node(nodeId);
    await this.#ports.record({ type: 'item.noted', nodeId, note: this.#text(note, lengthProblem) });
  }

  /** @param field key of a `FillIn`  @param value '' makes it blank again */
  async fill(field: string, value: string): Promise<void> {
    const { file, runbook } = this.#ports;
    if (!fillIns(runbook()).some(({ key }) => key === field))
      throw new ProvebookError('usage', l10n.t('{0} has no field "{1}".', file, field));
    const oneLine = this.#text(value, lengthProblem).replace(/\s*\n\s*/g, ' ');
    await this.#ports.record({ type: 'field.filled', field, value: oneLine });
  }

  /**
   * @param role key of a `SigningRole`; any where the runbook names none
   * @param contentSha256 of what the person was shown; what has changed since is not signed
   */
  async signOff(role: string, contentSha256: string): Promise<void> {
    const { file, runbook, report } = this.#ports;
    const roles = signingRoles(runbook());
    if (role.trim() === '' || (roles.length > 0 && !roles.some(({ key }) => key === role)))
      throw new ProvebookError('usage', l10n.t('{0} has no role "{1}" that signs.', file, role));
    const now = report();
    if (now === undefined) throw new ProvebookError('no run', l10n.t('{0} has no run yet.', file));
    if (now.contentSha256 !== contentSha256)
      throw new ProvebookError(
        'usage',
        l10n.t('The run has changed since it was shown, so nothing was signed.'),
        l10n.t('Look at it again.'),
      );
    await this.#ports.record({ type: 'signOff.given', role, contentSha256, ready: now.ready });
  }

  async withdrawSignOff(role: string): Promise<void> {
    const { log, file } = this.#ports;
    if (log.run?.people.signOffs.has(role) !== true)
      throw new ProvebookError('usage', l10n.t('Nobody has signed {0} as "{1}".', file, role));
    await this.#ports.record({ type: 'signOff.withdrawn', role });
  }

  #node(nodeId: string): RunbookNode {
    const { file, runbook } = this.#ports;
    const node = findNode(runbook(), nodeId);
    if (node === undefined) throw new ProvebookError('unknown node', l10n.t('{0} has no item "{1}".', file, nodeId));
    return node;
  }

  /** The node, unless it is a heading without work of its own, and all items and work under it that are not done. */
  #tasks(nodeId: string): readonly RunbookNode[] {
    const { states } = this.#ports.view();
    const node = this.#node(nodeId);
    const isTask = (one: RunbookNode): boolean =>
      one.kind === 'item' || this.#hasOwnWork(one) || (one === node && one.kind === 'step');
    const isLeft = (one: RunbookNode): boolean => one === node || !isDone(states.get(one.id) ?? 'open');
    const tasks = allNodes([node]).filter((one) => isTask(one) && isLeft(one));
    if (tasks.length === 0)
      throw new ProvebookError('usage', l10n.t('There is nothing to do under "{0}".', node.title));
    return tasks;
  }

  #hasOwnWork(node: RunbookNode): boolean {
    return ownCommands(node).length > 0 || this.#ports.view().checks.has(node.id);
  }

  async #keep(given: GivenEvidence): Promise<Attachment> {
    switch (given.kind) {
      case 'text':
        return { kind: 'text', text: this.#text(given.text, statementProblem) };
      case 'link':
        return { kind: 'link', url: this.#text(given.url, linkProblem) };
      case 'file': {
        const { name, bytes } = await readAttachedFile(given.path, this.#ports.redactor());
        return { kind: 'file', name, evidence: this.#ports.log.keepFile(bytes) };
      }
    }
  }

  /** Checked, and without secrets that are known or look like one. */
  #text(text: string, problemOf: (text: string) => string | undefined): string {
    refuse(problemOf(text));
    return this.#ports.redactor()(text.trim());
  }
}

function refuse(problem: string | undefined): void {
  if (problem !== undefined) throw new ProvebookError('value invalid', problem);
}
