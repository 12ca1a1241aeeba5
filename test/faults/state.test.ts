/** State that is removed, replaced, watched by nobody, or lies where names and file systems are unusual. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { ProvebookError } from '../../src/core/errors.ts';
import { RunbookSession } from '../../src/session/runbookSession.ts';
import { sha256 } from '../../src/state/digest.ts';
import { RunStore } from '../../src/state/runStore.ts';
import { scratchFolder } from '../scratch.ts';
import { provebookOn } from './builtCli.ts';
import { bundled } from './bundled.ts';
import { fault, tries } from './fault.ts';
import { torture, untilKilled } from './processes.ts';
import { brokenPromises, filesUnder, noon, runId, useState, type Acknowledged } from './stateScript.ts';

async function openSession(file: string): Promise<RunbookSession> {
  const folder = path.dirname(file);
  const session = await RunbookSession.open({
    file,
    env: {
      PATH: process.env['PATH'],
      PROVEBOOK_STATE_HOME: path.join(folder, 'state'),
      PROVEBOOK_ACTOR: 'kim',
      KUBECONFIG: '/nowhere',
    },
    isTrusted: () => true,
    confirm: () => Promise.resolve(true),
  });
  onTestFinished(() => session.close());
  await session.approve();
  return session;
}

function runbookOf(...commands: readonly string[]): string {
  const file = path.join(scratchFolder(), 'list.md');
  const items = commands.map((command, at) => `- [ ] Item ${at}\n\n  \`\`\`bash\n  ${command}\n  - ok ✓\n  \`\`\`\n`);
  writeFileSync(file, items.join(''));
  return file;
}

fault(
  'F13',
  'state that is removed while a command runs: it is said that the result is not recorded, and work goes on',
  async () => {
    let lost = 0;
    for (const removed of ['.provebook', '.provebook/list', '.provebook/evidence']) {
      const file = runbookOf(`rm -r ${removed}; echo ok`, 'echo ok');
      const session = await openSession(file);
      const [first, second] = session.runbook.commands.map(({ id }) => id);
      const wasLog = removed !== '.provebook/evidence';
      const said = await session.execute([first ?? '']).then(
        () => !wasLog,
        (error: unknown) => wasLog && error instanceof ProvebookError && error.code === 'evidence incomplete',
      );
      await session.execute([second ?? '']);
      const states = session.runbook.commands.map(({ id }) => session.view.commandStates.get(id));
      lost += said && states.join() === (wasLog ? 'open,passed' : 'passed,passed') ? 0 : 1;
    }
    return { tries: 3, lost };
  },
);

fault('F14', 'a link in place of a folder or file of the state: nothing is written where it leads', () => {
  const digest = sha256('output');
  const places = [
    '',
    'list',
    `list/${runId}`,
    `list/${runId}/log`,
    'evidence',
    'evidence/sha256',
    `evidence/sha256/${digest.slice(0, 2)}`,
  ];
  let lost = 0;
  for (const place of places) {
    for (const leadsTo of ['folder', 'nothing', 'moved'] as const) {
      const file = path.join(scratchFolder(), 'list.md');
      const target = path.join(path.dirname(file), '.provebook', place);
      const outside = path.join(scratchFolder(), 'outside');
      const before = new RunStore(file, noon);
      before.append(runId, 'ada', { type: 'run.noted', note: 'before' });
      before.evidence.keep('output', 6, false);
      before.close();
      if (leadsTo === 'moved') renameSync(target, outside);
      else rmSync(target, { recursive: true });
      if (leadsTo === 'folder') mkdirSync(outside);
      symlinkSync(outside, target);
      const written = contents(outside);
      const store = new RunStore(file, noon);
      const isLog = !place.startsWith('evidence');
      const refused = refuses(() => {
        if (isLog) store.append(runId, 'ada', { type: 'run.noted', note: 'after' });
        else store.evidence.keep(leadsTo === 'moved' ? 'output' : 'other', 6, false);
      });
      // What is there already, and is what its name says, is not written again.
      const isThere = !isLog && leadsTo === 'moved';
      const isElsewhere =
        !isLog && leadsTo !== 'moved' && sha256('other').slice(0, 2) !== digest.slice(0, 2) && place.length > 16;
      lost += contents(outside) === written ? 0 : 1;
      lost += refused || isThere || isElsewhere ? 0 : 1;
      store.close();
    }
  }
  return { tries: places.length * 3, lost };
});

function refuses(work: () => void): boolean {
  try {
    work();
    return false;
  } catch (error) {
    return error instanceof Error && error.message.includes('symbolic link');
  }
}

function contents(folder: string): string {
  return JSON.stringify(filesUnder(folder).map((file) => [file, readFileSync(file, 'utf8')]));
}

fault('F16', 'no watcher speaks: what another session recorded is known before the next command runs', async () => {
  const file = runbookOf('echo ok', 'echo ok');
  const session = await openSession(file);
  const [first, second] = session.runbook.commands.map(({ id }) => id);
  await session.execute([first ?? '']);
  const other = await openSession(file);
  await other.execute([first ?? '']);
  await other.people.tick(other.runbook.nodes[1]?.id ?? '', 'of the other');
  await session.execute([second ?? '']);
  const isKnown = session.view.marks.get(session.runbook.nodes[1]?.id ?? '')?.note === 'of the other';
  return { tries: 1, lost: isKnown ? 0 : 1 };
});

fault('F34', 'a report whose writer is killed is the old one or the next one, whole', async () => {
  const folder = scratchFolder();
  const program = await bundled('reportWriter');
  const sources = ['first', 'second'].map((name, at) => {
    const source = path.join(folder, name);
    writeFileSync(source, `${name} report\n`.repeat(50_000 * (at + 1)));
    return source;
  });
  const whole = new Set(sources.map((source) => sha256(readFileSync(source))));
  const kills = tries(20, 2000);
  let lost = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const out = path.join(folder, `out-${kill}`, 'report.html');
    await untilKilled(program, [out, ...sources], { afterMs: Math.random() * 30 });
    lost += !existsSync(out) || whole.has(sha256(readFileSync(out))) ? 0 : 1;
    rmSync(path.dirname(out), { recursive: true, force: true });
  }
  return { tries: kills, lost };
});

fault(
  'F35',
  'the same state gives the same bytes of a report, whatever the time zone and the language of the system',
  async () => {
    const file = path.join(scratchFolder(), 'list.md');
    const provebook = provebookOn(file);
    await provebook('approve', '--yes');
    await provebook('run');
    const formats = ['md', 'html', 'json'];
    const elsewhere = provebookOn(file, { TZ: 'Pacific/Apia', LANG: 'tr_TR.UTF-8', LC_NUMERIC: 'de_DE.UTF-8' });
    let lost = 0;
    for (const format of formats) {
      const reports = await Promise.all([provebook, elsewhere].map((made) => made('report', '--format', format)));
      lost += reports[0]?.out === reports[1]?.out && (reports[0]?.out.length ?? 0) > 100 ? 0 : 1;
    }
    return { tries: formats.length, lost };
  },
);

fault('F40', 'a checklist is proved under any locale and in a folder of any name', async () => {
  const cases: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['plain', { LANG: 'C', LC_ALL: 'C' }],
    ['with spaces and (brackets)', { LANG: 'tr_TR.UTF-8' }],
    ['with a\nnewline', { LANG: 'ko_KR.UTF-8' }],
    ["한국어 😀 İı 'quoted' $HOME `x`", { LC_ALL: 'en_US.UTF-8' }],
  ];
  const results = await Promise.all(
    cases.map(async ([name, env]) => {
      const folder = path.join(scratchFolder(), name);
      mkdirSync(folder);
      const provebook = provebookOn(path.join(folder, 'İ list.md'), env);
      const codes = [];
      for (const args of [['approve', '--yes'], ['run'], ['verify'], ['report']])
        codes.push((await provebook(...args)).code);
      const { out } = await provebook('status', '--json');
      return codes.every((code) => code === 0) && out.includes('"state": "passed"');
    }),
  );
  return { tries: cases.length, lost: results.filter((isProved) => !isProved).length };
});

fault(
  'F39',
  'on tmpfs killed writers lose nothing, and a file system that fills up keeps what was acknowledged',
  async () => {
    const folder = scratchFolder();
    const lost = { tries: 0, lost: 0 };
    const add = (count: { tries: number; lost: number }): void => {
      lost.tries += count.tries;
      lost.lost += count.lost;
    };
    const mount = mountTmpfs(path.join(folder, 'killed'), '64m');
    add(await torture(await bundled('writer'), mount ?? folder, tries(10, 1000)));
    const small = mountTmpfs(path.join(folder, 'full'), '40k');
    if (small !== undefined) {
      const told: Acknowledged = { ids: [], ran: [], approved: false };
      for (let round = 0; round < 4; round += 1) useState(small, told);
      add({ tries: told.ids.length, lost: brokenPromises(small, told).length });
    }
    return lost;
  },
);

/** undefined where only root may mount. */
function mountTmpfs(folder: string, size: string): string | undefined {
  mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  onTestFinished(() => void execFileSync('umount', [folder], { stdio: 'ignore' }));
  return folder;
}
