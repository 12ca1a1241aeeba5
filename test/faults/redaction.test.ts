import fc from 'fast-check';
import { describe } from 'vitest';
import { execute } from '../../src/core/check/execute.ts';
import { createRedactor } from '../../src/core/check/redact.ts';
import { isMaskable, secretForms } from '../../src/core/check/secretForms.ts';
import { command, exited } from '../unit/support/commands.ts';
import { world } from '../unit/support/executePorts.ts';
import { base64Within, secretEncodings } from '../unit/support/secretEncodings.ts';
import { fault, tries } from './fault.ts';

interface Printed {
  readonly secret: string;
  readonly encode: (secret: string) => string;
  readonly before: string;
  readonly after: string;
}

const noise = fc.stringMatching(/^[ -~]{0,20}\n?$/);
const secret = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 4, maxLength: 40 }),
    fc.stringMatching(/^[\w+/=-]{8,60}$/),
    fc.stringMatching(/^([ -~]{8,30}\n){1,3}[ -~]{8,30}$/),
  )
  .filter((text) => isMaskable(text) && !text.includes('•') && text.trim() === text);

/** base64 at each of the three places of a group, as in `user:password`. */
const within = ['', 'a', 'ab'].map((before) => (text: string) => base64Within(before, text, 'c'));
const wrapped = (text: string): string =>
  (
    Buffer.from(text)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\n');
const encode = fc.constantFrom(...secretEncodings.map(([, one]) => one), ...within, wrapped);
const printed: fc.Arbitrary<Printed> = fc.record({ secret, encode, before: noise, after: noise });

/** Everything that leaves the execution: what is shown, what is stored as evidence, what is in the log. */
async function written({ secret: value, encode: coded, before, after }: Printed, cut: number): Promise<string> {
  const bytes = Buffer.from(`${before}${coded(value)}${after}`);
  const decoder = new TextDecoder();
  const first = decoder.decode(bytes.subarray(0, cut), { stream: true });
  const chunks = [first, decoder.decode(bytes.subarray(cut))];
  const isError = cut % 2 === 1;
  const text = chunks.join('');
  let shown = '';
  const { ports, evidence, appended } = world({
    redactor: () => createRedactor([value]),
    run: ({ onOutput }) => {
      for (const chunk of chunks) onOutput(chunk);
      const streams = isError ? { stdout: '', stderr: text, exitCode: 127 } : {};
      return Promise.resolve(exited(text, streams));
    },
  });
  await execute(command('uptime'), [], ports, {
    onStart: () => undefined,
    onOutput: (part) => {
      shown += part;
    },
    signal: new AbortController().signal,
  });
  return [shown, ...evidence.map((kept) => kept.text), JSON.stringify(appended)].join('\0');
}

/** Forms that were there by themselves are not what leaks. */
function leaks(text: string, { secret: value, before, after }: Printed): boolean {
  const around = `${before}\0${after}\0uptime`;
  return secretForms([value]).some(
    (form) => text.includes(form) && !around.includes(form) && !appendedWords.includes(form),
  );
}

const appendedWords = JSON.stringify([
  'execution.started execution.finished execution commandId nodeId language effect command commandSha256 expected target',
  'node#1.1 digest of uptime verdict findings message line exitCode end durationMs evidence sha256 totalBytes truncated bytes',
  'a command was not found: error manual exited shell read null context server caSha256 clusterUid namespace user',
]);

describe('secrets in what a command prints', () => {
  fault('F33', 'cut at each byte, in each encoding, on either stream: nothing of them is written', async () => {
    const count = tries(2000, 200_000);
    let done = 0;
    let lost = 0;
    for (let seed = 0; done < count; seed += 1) {
      const [one] = fc.sample(printed, { numRuns: 1, seed });
      if (one === undefined) break;
      const length = Buffer.byteLength(`${one.before}${one.encode(one.secret)}${one.after}`);
      for (let cut = 0; cut <= length && done < count; cut += 1, done += 1)
        if (leaks(await written(one, cut), one)) lost += 1;
    }
    return { tries: done, lost };
  });
});
