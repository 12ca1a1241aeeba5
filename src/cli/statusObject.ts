/** States and completion of the current run as one JSON object. */
import { allNodes } from '../core/runbook/find.ts';
import { staleReasonsOf } from '../core/run/staleReason.ts';
import type { RunbookSession } from '../session/runbookSession.ts';

export function statusObject(session: RunbookSession): Record<string, unknown> {
  const { run, view, runbook } = session;
  return {
    file: session.file,
    title: runbook.title,
    approval: session.approval().state,
    run:
      run === undefined
        ? undefined
        : {
            id: run.runId,
            name: run.name,
            startedAt: run.startedAt,
            context: run.context,
            target: run.target,
            actors: run.actors,
          },
    counted: view.counted,
    progress: view.progress.get(''),
    items: allNodes(runbook.nodes)
      .filter((node) => node.kind !== 'section')
      .map((node) => ({
        id: node.id,
        kind: node.kind,
        title: node.title,
        line: node.lines.from,
        state: view.states.get(node.id),
        stale: view.states.get(node.id) === 'stale' ? staleReasonsOf(node, view) : undefined,
      })),
    headings: allNodes(runbook.nodes).flatMap(({ id, title, lines }) => {
      const state = view.headings.get(id);
      return state === undefined ? [] : [{ id, title, line: lines.from, state }];
    }),
    gone: view.gone.map(({ nodeId, title }) => ({ id: nodeId, title })),
    logProblems: session.logProblems,
  };
}
