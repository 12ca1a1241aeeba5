/** The checks and commands that tests stand for, in the text as it is now. */
import { commandsUnder, findNode } from '../../core/runbook/find.ts';
import { checksUnder } from '../../session/checks/checksUnder.ts';
import type { Work } from '../../session/plannedRun.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import { isTest, type TestSubject } from './testTree.ts';

/** @param excluded what is left out of it */
export function testWork(
  asked: readonly TestSubject[],
  excluded: readonly TestSubject[],
  session: RunbookSession,
): Work {
  const [wanted, unwanted] = [idsOf(asked, session), idsOf(excluded, session)];
  const isWanted = (id: string): boolean => wanted.has(id) && !unwanted.has(id);
  return {
    checks: session.placement.checks.filter(
      ({ check, commandId }) => check.request.kind !== 'manual' && isWanted(commandId),
    ),
    commands: session.runbook.commands.filter((command) => isTest(command) && isWanted(command.id)),
  };
}

function idsOf(subjects: readonly TestSubject[], session: RunbookSession): ReadonlySet<string> {
  return new Set(subjects.filter(({ file }) => file === session.file).flatMap((subject) => idsUnder(subject, session)));
}

function idsUnder(subject: TestSubject, session: RunbookSession): readonly string[] {
  const { placement, runbook } = session;
  switch (subject.kind) {
    case 'runbook':
      return [...placement.checks.map(({ commandId }) => commandId), ...runbook.commands.map(({ id }) => id)];
    case 'node': {
      const node = findNode(runbook, subject.nodeId);
      if (node === undefined) return [];
      return [
        ...checksUnder(session, node).map(({ commandId }) => commandId),
        ...commandsUnder(node).map(({ id }) => id),
      ];
    }
    case 'check':
    case 'command':
      return [subject.commandId];
  }
}
