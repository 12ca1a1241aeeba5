/** State in a repository that git changes under a session that is open. */
import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { RunStore } from '../../src/state/runStore.ts';
import { verifyRuns } from '../../src/state/verify.ts';
import { scratchFolder } from '../scratch.ts';
import { fault, tries } from './fault.ts';
import { filesUnder, noon, runId } from './stateScript.ts';

const settings = ['user.name=Ada', 'user.email=ada@example.com', 'commit.gpgsign=false', 'gc.auto=0'];

class Repository {
  readonly file: string;
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    this.file = path.join(folder, 'list.md');
    this.git('init', '-q', '-b', 'main');
    this.git('commit', '-q', '--allow-empty', '-m', 'first');
  }

  /** False where git refuses, as it may. */
  git(...args: readonly string[]): boolean {
    const options = settings.flatMap((setting) => ['-c', setting]);
    try {
      execFileSync('git', [...options, ...args], { cwd: this.#folder, stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  }

  commit(): void {
    this.git('add', '-A');
    this.git('commit', '-q', '-m', 'state');
  }

  get branches(): readonly string[] {
    return execFileSync('git', ['branch', '--format=%(refname:short)'], { cwd: this.#folder, encoding: 'utf8' })
      .split('\n')
      .filter((name) => /^\w+$/.test(name));
  }

  get ids(): ReadonlySet<string> {
    const lines = filesUnder(path.join(this.#folder, '.provebook'))
      .filter((name) => name.endsWith('.jsonl'))
      .flatMap((name) => readFileSync(name, 'utf8').split('\n').slice(0, -1));
    return new Set(lines.map((line) => (JSON.parse(line) as { id: string }).id));
  }
}

fault(
  'F11',
  'git commits, merges, rebases, stashes and switches under open sessions: the union of all events stays',
  () => {
    const histories = tries(6, 10_000);
    let lost = 0;
    for (let history = 0; history < histories; history += 1) {
      const folder = path.join(scratchFolder(), 'repository');
      mkdirSync(folder);
      lost += lostInHistory(new Repository(folder));
    }
    return { tries: histories, lost };
  },
);

function lostInHistory(repository: Repository): number {
  const stores = [new RunStore(repository.file, noon), new RunStore(repository.file, noon)];
  const acknowledged: string[] = [];
  const append = (): void => {
    const store = pick(stores);
    if (random(2) === 0) store.read(runId);
    acknowledged.push(store.append(runId, 'ada', { type: 'run.noted', note: '' }).id);
  };
  const steps: readonly (() => void)[] = [
    () => repository.commit(),
    () => repository.git('switch', '-q', pick(repository.branches)),
    () => repository.git('switch', '-q', '-c', `branch${random(1000)}`),
    () => {
      repository.commit();
      if (!repository.git('merge', '-q', '-m', 'merge', pick(repository.branches))) repository.git('merge', '--abort');
    },
    () => {
      repository.commit();
      if (!repository.git('rebase', '-q', pick(repository.branches))) repository.git('rebase', '--abort');
    },
    () => {
      repository.git('stash', '-q', '-u');
      append();
      repository.git('stash', 'pop', '-q');
    },
  ];
  append();
  for (let step = 0; step < 8; step += 1) {
    pick(steps)();
    append();
  }
  for (const store of stores) store.close();
  repository.commit();
  // Everything that is on a branch or was stashed comes together; no two wrote to one file, so nothing conflicts.
  let lost = 0;
  for (const branch of repository.branches) lost += repository.git('merge', '-q', '-m', 'merge', branch) ? 0 : 1;
  while (repository.git('stash', 'pop', '-q'));
  const { ids } = repository;
  lost += acknowledged.filter((id) => !ids.has(id)).length;
  return lost + (verifyRuns(repository.file)?.problems.length ?? 1);
}

fault('F12', 'a checkout that turns line ends into CRLF leaves state as it was written', () => {
  const folder = scratchFolder();
  const origin = path.join(folder, 'origin');
  mkdirSync(origin);
  const repository = new Repository(origin);
  const store = new RunStore(repository.file, noon);
  store.append(runId, 'ada', { type: 'run.noted', note: 'one' });
  store.evidence.keep('line\nline\r\n', 12, false);
  store.append(runId, 'ada', { type: 'run.noted', note: 'two' });
  store.close();
  repository.commit();
  const clone = path.join(folder, 'clone');
  repository.git('clone', '-q', '-c', 'core.autocrlf=true', '-c', 'core.eol=crlf', origin, clone);
  const names = globSync('.provebook/**/*', { cwd: origin, withFileTypes: true }).filter((entry) => entry.isFile());
  const changed = names
    .map((entry) => path.relative(origin, path.join(entry.parentPath, entry.name)))
    .filter((name) => !readFileSync(path.join(origin, name)).equals(readFileSync(path.join(clone, name))));
  const { events, problems = [] } = verifyRuns(path.join(clone, 'list.md')) ?? { events: 0 };
  return { tries: names.length, lost: changed.length + problems.length + (events === 2 ? 0 : 1) };
});

function random(below: number): number {
  return Math.floor(Math.random() * below);
}

function pick<T>(list: readonly T[]): T {
  const picked = list[random(list.length)];
  if (picked === undefined) throw new Error('nothing to choose from');
  return picked;
}
