import { join } from 'node:path';
import { type ScratchFolder, makeScratchFolder } from '../editor/scratchFolder.ts';
import { passes } from './passes.ts';

const runbooks = join(import.meta.dirname, '../../runbooks');

/** The scratch folders of a whole suite: a copy of `runbooks/` for each workspace, and the state outside of it. */
export interface SuiteFolders {
  readonly scratch: ScratchFolder;
  readonly stateHome: string;
  workspace(name: string): string;
}

export async function createSuiteFolders(): Promise<SuiteFolders> {
  const scratch = await makeScratchFolder('host');
  const names = new Set(passes.map(({ workspace }) => workspace));
  for (const name of names) await scratch.copy(runbooks, `workspace-${name}`);
  return {
    scratch,
    stateHome: await scratch.create('state'),
    workspace: (name) => join(scratch.path, `workspace-${name}`),
  };
}
