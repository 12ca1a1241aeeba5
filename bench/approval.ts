/** What it costs to learn before everything that runs that an unchanged file is approved: 5 ms at most. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { approvalDigest } from '../src/session/approval.ts';
import { RunbookSession } from '../src/session/runbookSession.ts';
import { ApprovalStore } from '../src/state/approvalStore.ts';
import { sha256 } from '../src/state/digest.ts';
import { userFolder } from '../src/state/folders.ts';
import { medianMs, row } from './measure.ts';

export async function benchApproval(): Promise<readonly string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'provebook-bench-'));
  try {
    const file = path.join(folder, 'a.md');
    const text = Array.from(
      { length: 1000 },
      (_, at) => `- [ ] Item ${at}\n\n  \`\`\`bash\n  kubectl get pods -n shop-${at}\n  \`\`\`\n`,
    ).join('\n');
    writeFileSync(file, text);
    const env = { ...process.env, PROVEBOOK_STATE_HOME: path.join(folder, 'state'), PROVEBOOK_ACTOR: 'bench' };
    const no = { isTrusted: () => true, confirm: () => Promise.resolve(false) };
    const session = await RunbookSession.open({ file, env, ...no });
    await session.approve();
    const store = new ApprovalStore(userFolder(env));
    // As a process that has just read the file does it; in the same process the digest is known from then on.
    const asked = medianMs(200, () =>
      store.isApproved(file, approvalDigest(file, session.runbook, session.sidecarText)),
    );
    session.close();
    const digest = medianMs(200, () => sha256(text));
    return [
      row(
        `approval of an unchanged file, ${session.runbook.commands.length} commands`,
        asked,
        'SHA-256 of the file',
        digest,
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
