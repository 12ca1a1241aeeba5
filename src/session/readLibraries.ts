/** The ready checks that ship with the product. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { readLibrary, type Library } from '../core/check/library/libraryFile.ts';

/** One for each file of the folder, by its name. Rejects where one is not there or not of the library. */
export async function readLibraries(folder: string): Promise<readonly Library[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(names.map(async (name) => readLibrary(await readFile(path.join(folder, name), 'utf8'))));
}
