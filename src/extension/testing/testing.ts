/** The runbooks in the editor's own Testing view. Made with the first runbook, so that a window without one has none. */
import * as l10n from '@vscode/l10n';
import {
  TestRunProfileKind,
  tests,
  type CancellationToken,
  type TestController,
  type TestItem,
  type TestRun,
  type TestRunRequest,
} from 'vscode';
import type { Work } from '../../session/plannedRun.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import type { Runner } from '../runner.ts';
import type { Sessions } from '../sessions.ts';
import { testListener } from './testRuns.ts';
import { TestTree, type TestSubject } from './testTree.ts';
import { testWork } from './testWork.ts';

export interface TestingOptions {
  readonly sessions: Sessions;
  readonly runner: Runner;
  readonly findRunbooks: () => Promise<readonly string[]>;
}

export class Testing {
  readonly #sessions: Sessions;
  readonly #runner: Runner;
  readonly #controller: TestController;
  readonly #tree: TestTree;

  constructor({ sessions, runner, findRunbooks }: TestingOptions) {
    this.#sessions = sessions;
    this.#runner = runner;
    this.#controller = tests.createTestController('provebook', 'Provebook');
    this.#tree = new TestTree(this.#controller, sessions, findRunbooks);
    this.#controller.resolveHandler = (item) => this.#tree.resolve(item);
    this.#controller.refreshHandler = () => this.#tree.resolve(undefined);
    this.#controller.createRunProfile(
      l10n.t('Checks and commands that read'),
      TestRunProfileKind.Run,
      (request, token) => this.#run(request, token),
      true,
    );
  }

  refresh(session: RunbookSession): Promise<void> {
    return this.#tree.refresh(session);
  }

  dispose(): void {
    this.#controller.dispose();
  }

  async #run(request: TestRunRequest, token: CancellationToken): Promise<void> {
    if (this.#controller.items.size === 0) await this.#tree.resolve(undefined);
    const asked = this.#subjectsOf(request.include ?? [...this.#controller.items].map(([, item]) => item));
    const excluded = this.#subjectsOf(request.exclude ?? []);
    const run = this.#controller.createTestRun(request);
    try {
      for (const file of new Set(asked.map((subject) => subject.file))) {
        const session = token.isCancellationRequested ? undefined : await this.#sessions.tryOpen(file);
        if (session !== undefined) await this.#perform(testWork(asked, excluded, session), { session, run, token });
      }
    } finally {
      run.end();
    }
  }

  async #perform(work: Work, { session, run, token }: Performing): Promise<void> {
    const items = await this.#itemsOf(work, session);
    for (const item of items.values()) run.enqueued(item);
    const cancelling = token.onCancellationRequested(() => this.#runner.cancel(session));
    try {
      await this.#runner.run(session, work, testListener(run, session, items));
    } finally {
      cancelling.dispose();
    }
  }

  #subjectsOf(items: readonly TestItem[]): readonly TestSubject[] {
    return items.flatMap((item) => this.#tree.subjectOf(item) ?? []);
  }

  /** By the id under which executions are recorded. */
  async #itemsOf({ checks, commands }: Work, { file }: RunbookSession): Promise<ReadonlyMap<string, TestItem>> {
    const found = await this.#tree.all(file);
    const ids = new Set([...checks.map(({ commandId }) => commandId), ...commands.map(({ id }) => id)]);
    return new Map([...found].filter(([id]) => ids.has(id)));
  }
}

interface Performing {
  readonly session: RunbookSession;
  readonly run: TestRun;
  readonly token: CancellationToken;
}
