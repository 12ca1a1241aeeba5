import type { GivenEvidence } from '../../session/people.ts';
import { fileAndWords, readArguments } from '../arguments.ts';
import type { ExitCode } from '../exitCodes.ts';
import { onItem } from '../onItem.ts';
import type { Terminal } from '../terminal.ts';

/** `provebook attest FILE ITEM [--evidence TEXT]… [--link URL]… [--file PATH]… [--note TEXT]`: a person's word. */
export async function attest(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const args = readArguments(argv, {
    evidence: { type: 'string', multiple: true },
    link: { type: 'string', multiple: true },
    file: { type: 'string', multiple: true },
    note: { type: 'string' },
  });
  const evidence: readonly GivenEvidence[] = [
    ...args.list('evidence').map((text) => ({ kind: 'text', text }) as const),
    ...args.list('link').map((url) => ({ kind: 'link', url }) as const),
    ...args.list('file').map((path) => ({ kind: 'file', path }) as const),
  ];
  const { file, words } = fileAndWords(args, 'ITEM');
  return onItem({ file, item: words[0] }, terminal, ({ people }, { id }) =>
    people.attest(id, evidence, args.text('note')),
  );
}
