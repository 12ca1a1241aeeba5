/** All tables of what programs do. A program is added to the table of its family; one that no table knows is `unknown`. */
import { containerVerbs } from './containers.ts';
import { databaseVerbs } from './databases.ts';
import { deliveryVerbs } from './delivery.ts';
import { kubernetesVerbs } from './kubernetes.ts';
import { platformVerbs } from './platforms.ts';
import { storageVerbs } from './storage.ts';
import { systemPrograms, systemVerbs } from './system.ts';
import { words, type Verbs } from './verbs.ts';
import type { Effect } from '../model.ts';

/** Same verbs under another name. */
const aliases: Readonly<Record<string, string>> = {
  oc: 'kubectl',
  k: 'kubectl',
  kubecolor: 'kubectl',
  tofu: 'terraform',
  podman: 'docker',
  nerdctl: 'docker',
  'podman-compose': 'docker-compose',
  'apt-get': 'apt',
  'apt-cache': 'apt',
  aptitude: 'apt',
  yum: 'apt',
  dnf: 'apt',
  microdnf: 'apt',
  apk: 'apt',
  zypper: 'apt',
  pip3: 'pip',
  yarn: 'npm',
  pnpm: 'npm',
  'gitlab-patronictl': 'patronictl',
  'gitlab-ctl': 'sv',
};

const tables: Readonly<Record<string, Verbs>> = {
  ...kubernetesVerbs,
  ...containerVerbs,
  ...deliveryVerbs,
  ...systemVerbs,
  ...databaseVerbs,
  ...platformVerbs,
  ...storageVerbs,
};

/** Verbs of a program by its name; undefined where no table has it. */
export function verbTable(program: string): Verbs | undefined {
  const name = canonicalName(program);
  return Object.hasOwn(tables, name) ? tables[name] : undefined;
}

/** What a program does whatever its arguments; undefined where no table has it. */
export function programEffect(program: string): Effect | undefined {
  return Object.hasOwn(systemPrograms, program) ? systemPrograms[program] : undefined;
}

/** The name under which a program's verbs are known: `oc` is a `kubectl`. */
export function canonicalName(program: string): string {
  return (Object.hasOwn(aliases, program) ? aliases[program] : undefined) ?? program;
}

/** Options before the verb. */
export interface GlobalOptions {
  /** They take the next word as their value. */
  readonly values: ReadonlySet<string>;
  /** They stand alone. */
  readonly alone: ReadonlySet<string>;
}

/** Options of a program; none where no table has it. */
export function globalOptions(program: string): GlobalOptions {
  return optionSets.get(canonicalName(program)) ?? noOptions;
}

const noOptions: GlobalOptions = { values: new Set(), alone: new Set() };

const optionLists: Readonly<Record<string, { readonly values: string; readonly alone: string }>> = {
  kubectl: {
    values: `-n --namespace --context --kubeconfig --cluster --user --as --as-group --as-uid -s --server --token --request-timeout
      --certificate-authority --client-certificate --client-key --tls-server-name --cache-dir -v --v -l --selector -o --output`,
    alone:
      '--insecure-skip-tls-verify --warnings-as-errors --match-server-version -A --all-namespaces --disable-compression',
  },
  helm: {
    values:
      '-n --namespace --kube-context --kubeconfig --kube-apiserver --kube-token --registry-config --repository-cache --burst-limit',
    alone: '--debug',
  },
  helmfile: {
    values: '-e --environment -f --file -n --namespace -l --selector --kube-context -b --helm-binary',
    alone: '-i --debug -q --quiet',
  },
  git: {
    values: '-C -c --git-dir --work-tree --namespace',
    alone: '--no-pager -p --paginate --bare --no-optional-locks',
  },
  gh: { values: '-R --repo', alone: '' },
  terraform: { values: '', alone: '' },
  docker: { values: '-H --host -c --context --config -l --log-level', alone: '-D --debug --tls' },
  'docker-compose': {
    values:
      '-f --file -p --project-name --profile --env-file --project-directory -c --context --ansi --progress --parallel -H --host',
    alone: '--compatibility --verbose --all-resources',
  },
  systemctl: {
    values: '-H --host -M --machine -n --lines -o --output -p --property -t --type --state -s --signal --root',
    alone:
      '--user --system --no-pager --now --quiet -q --no-block -a --all -l --full --force -f --failed --no-legend --no-ask-password',
  },
  apt: {
    values: '-o -c -t --enablerepo --disablerepo',
    alone: '-y --yes --assume-yes -q -qq --quiet --no-install-recommends --allow-downgrades --force-yes -U --no-cache',
  },
  npm: { values: '--prefix -C -w --workspace --cwd --filter', alone: '-g --global -s --silent -y' },
  ceph: {
    values: '-c --conf -m -n --name --id --user -k --keyring --cluster -f --format --connect-timeout',
    alone: '--verbose -s -w --status --watch',
  },
  rbd: { values: '-p --pool -c --conf -n --name --id -k --keyring -m --cluster --format', alone: '' },
  rados: { values: '-p --pool -c --conf -n --name --id -k --keyring -m --cluster -N --namespace', alone: '--all' },
  crictl: { values: '-r --runtime-endpoint -i --image-endpoint -c --config -t --timeout', alone: '-D --debug' },
  etcdctl: {
    values:
      '--endpoints --cacert --cert --key --user --password --command-timeout --dial-timeout -w --write-out --discovery-srv',
    alone: '--insecure-skip-tls-verify --insecure-transport --hex --debug',
  },
  vault: { values: '', alone: '' },
  patronictl: { values: '-c --config-file -d --dcs-url', alone: '-k --insecure' },
  pgbackrest: { values: '--stanza --config --repo --log-level-console', alone: '' },
  mysqladmin: { values: '-h --host -u --user -P --port -S --socket', alone: '-p --password -s' },
  rabbitmqctl: { values: '-n --node -p --vhost -t --timeout', alone: '-q --quiet -l --longnames -s --silent' },
  nodetool: { values: '-h --host -p --port -u --username -pw --password', alone: '' },
  knife: {
    values: '-c --config -E --environment -F --format -k --key -s --server-url -u --user --profile -z',
    alone: '-V -VV -y --yes',
  },
  argocd: {
    values: '--server --auth-token --config --argocd-context --grpc-web-root-path',
    alone: '--grpc-web --insecure --plaintext --core',
  },
  supervisorctl: { values: '-c -s -u -p', alone: '' },
};

/** The words are split once, not for every command that is read. */
const optionSets: ReadonlyMap<string, GlobalOptions> = new Map(
  Object.entries(optionLists).map(([program, { values, alone }]) => [
    program,
    { values: new Set(words(values)), alone: new Set(words(alone)) },
  ]),
);
