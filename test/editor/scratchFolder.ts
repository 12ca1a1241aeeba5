import { cp, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type TemporaryFolder, makeTemporaryFolder } from '../cluster/temporaryFolder.ts';

/** A temporary folder for the files of one test or suite. */
export interface ScratchFolder extends TemporaryFolder {
  /** Creates a folder inside and returns its absolute path. */
  create(name: string): Promise<string>;
  /** Copies a folder inside, under its own name or `name`, without the state of earlier runs. Returns the copy's path. */
  copy(folder: string, name?: string): Promise<string>;
}

/** @param kind a word for its name. */
export async function makeScratchFolder(kind: string): Promise<ScratchFolder> {
  const temporary = await makeTemporaryFolder(kind);
  const { path } = temporary;
  return {
    ...temporary,
    create: async (name) => {
      await mkdir(join(path, name), { recursive: true });
      return join(path, name);
    },
    copy: async (folder, name = basename(folder)) => {
      await cp(folder, join(path, name), { recursive: true, filter: (source) => basename(source) !== '.provebook' });
      return join(path, name);
    },
  };
}
