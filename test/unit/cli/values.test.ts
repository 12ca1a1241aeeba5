import { beforeEach, describe, expect, it } from 'vitest';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { readArguments } from '../../../src/cli/arguments.ts';
import { openSession } from '../../../src/cli/openSession.ts';
import { valueArguments } from '../../../src/cli/values.ts';
import type { RunbookSession } from '../../../src/session/runbookSession.ts';
import { scratchFolder } from '../../scratch.ts';
import { keptOutput } from './terminal.ts';

const options = { set: { type: 'string', multiple: true }, 'set-file': { type: 'string', multiple: true } } as const;

describe('values from files', () => {
  let folder: string;
  let session: RunbookSession;

  beforeEach(async () => {
    folder = scratchFolder();
    const file = path.join(folder, 'a.md');
    writeFileSync(file, '# A\n\n- [ ] One\n\n  ```bash\n  kubectl get pod <pod>\n  ```\n');
    session = await openSession({ file }, keptOutput({ PROVEBOOK_STATE_HOME: path.join(folder, 'state') }).terminal);
    return () => session.close();
  });

  const given = (...argv: readonly string[]): ReadonlyMap<string, string> =>
    valueArguments(readArguments(argv, options), session);

  it('are read without the end of their last line', () => {
    writeFileSync(path.join(folder, 'pod'), 'web-1\r\n');
    expect(given('--set-file', `pod=${path.join(folder, 'pod')}`)).toEqual(new Map([['pod', 'web-1']]));
  });

  it('name the file that is not there, and the option', () => {
    const missing = path.join(folder, 'nowhere');
    expect(() => given('--set-file', `pod=${missing}`)).toThrow(`The file ${missing} of --set-file cannot be read`);
  });
});
