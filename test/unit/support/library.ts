/** The library that ships, as it is read from its files. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { readLibrary, type Library, type LibraryCheck } from '../../../src/core/check/library/libraryFile.ts';
import { readText, repositoryRoot } from './runbooks.ts';

const folder = path.join('runbooks', 'library');

export const libraries: readonly Library[] = readdirSync(path.join(repositoryRoot, folder))
  .sort()
  .map((name) => readLibrary(readText(folder, name)));

export const libraryChecks: readonly LibraryCheck[] = libraries.flatMap(({ checks }) => checks);

export function libraryCheck(id: string): LibraryCheck {
  const found = libraryChecks.find((check) => check.id === id);
  if (found === undefined) throw new Error(`the library has no check "${id}"`);
  return found;
}
