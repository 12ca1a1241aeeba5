import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { parse, stringify } from 'yaml';
import type { DemoServices } from '../demoServices.ts';
import type { Apply } from './mutation.ts';

/** A file of a program, and what makes the program read it. */
export interface ProgramFile {
  readonly path: (servicesFolder: string) => string;
  readonly reload: (demo: DemoServices) => Promise<void>;
}

/** A file with `from` replaced by `to` wherever it stands. @throws Error when it stands nowhere. */
export function replacedText(file: ProgramFile, from: string, to: string): Apply {
  return edited(file, (text) => {
    if (!text.includes(from)) throw new Error(`there is no "${from}" to replace`);
    return text.replaceAll(from, to);
  });
}

/** A YAML or JSON file in which `change` has altered something, in place. It knows what is in the file. */
export function changedData(file: ProgramFile, change: (data: never) => void): Apply {
  return edited(file, (text) => {
    const data: unknown = parse(text);
    change(data as never);
    // JSON is YAML, but those who read JSON want no other.
    return text.trimStart().startsWith('{') ? JSON.stringify(data) : stringify(data);
  });
}

function edited(file: ProgramFile, edit: (text: string) => string): Apply {
  return async (demo, undo) => {
    const path = file.path(demo.access.services.folder);
    const before = await readFile(path, 'utf8');
    const after = edit(before);
    undo.defer(async () => {
      await replace(path, before);
      await file.reload(demo);
    });
    await replace(path, after);
    await file.reload(demo);
  };
}

/** Renamed into place: a program that reads it for each request finds no half of it. */
async function replace(path: string, text: string): Promise<void> {
  const { mode } = await stat(path);
  await writeFile(`${path}.new`, text, { mode });
  await rename(`${path}.new`, path);
}
