/** What programs do to what they reach, by their sub-command. Data: add a row for a tool, nothing else changes. */
import type { Effect } from './model.ts';

interface Verbs {
  readonly read: readonly string[];
  /** Changes only what lies on this workstation. */
  readonly local?: readonly string[];
  readonly change: readonly string[];
  readonly destroy: readonly string[];
}

const list = (words: string): readonly string[] => words.split(' ').filter((word) => word !== '');

/** Programs whose first plain argument says what they do. */
export const verbTables: Readonly<Record<string, Verbs>> = {
  kubectl: {
    read: list(
      'get describe logs top explain api-resources api-versions version cluster-info diff events wait auth config port-forward proxy attach',
    ),
    change: list(
      'apply create run expose set edit scale autoscale label annotate patch replace cordon uncordon taint certificate cp debug rollout exec',
    ),
    destroy: list('delete drain'),
  },
  helm: {
    read: list('list ls get status history show search template lint version env diff verify'),
    change: list('install upgrade rollback repo dependency pull push test'),
    destroy: list('uninstall delete'),
  },
  git: {
    read: list(
      'status log diff show branch remote fetch grep blame describe rev-parse ls-files ls-remote cat-file config',
    ),
    local: list(
      'clone add commit pull merge rebase checkout switch tag cherry-pick stash am apply mv restore submodule init revert',
    ),
    change: list('push'),
    destroy: list('reset clean rm gc'),
  },
  terraform: {
    read: list('plan show output validate version providers fmt graph'),
    change: list('init apply import taint untaint refresh state workspace'),
    destroy: list('destroy'),
  },
  docker: {
    read: list('ps images inspect logs stats top info version events history search port diff'),
    local: list('build pull tag login logout'),
    change: list('run exec push start stop restart create cp commit compose network volume update pause unpause'),
    destroy: list('rm rmi kill prune system'),
  },
  systemctl: {
    read: list('status list-units list-unit-files is-active is-enabled is-failed show cat list-timers'),
    change: list('start stop restart reload enable disable daemon-reload mask unmask set-property edit'),
    destroy: list('kill reset-failed poweroff reboot halt'),
  },
  npm: {
    read: list('ls list view outdated audit version'),
    change: list('install ci run publish update test start'),
    destroy: list('uninstall'),
  },
  apt: {
    read: list('list search show policy'),
    change: list('install update upgrade'),
    destroy: list('remove purge autoremove'),
  },
};

/** Same verbs under another name. */
export const verbAliases: Readonly<Record<string, string>> = {
  oc: 'kubectl',
  tofu: 'terraform',
  podman: 'docker',
  nerdctl: 'docker',
  'apt-get': 'apt',
  yum: 'apt',
  dnf: 'apt',
};

/** Cloud command lines: the verb is a word that starts like one of these, wherever it stands. */
export const cloudPrograms: ReadonlySet<string> = new Set(list('aws gcloud az gsutil eksctl doctl oci ibmcloud bq'));
export const cloudVerbs: readonly (readonly [RegExp, Effect])[] = [
  [/^(delete|terminate|destroy|remove|purge|rm|rb)(-|$)/, 'destroy'],
  [
    /^(create|update|put|set|start|stop|reboot|modify|attach|detach|add|apply|deploy|run|restart|scale|enable|disable|import|cp|mv|sync|mb|resize|restore|patch)(-|$)/,
    'change',
  ],
  [/^(describe|list|get|show|ls|head|read|view|info|status|version)(-|$)/, 'read'],
];

/** Programs that do one thing whatever their arguments. */
export const programEffects: Readonly<Record<string, Effect>> = Object.fromEntries([
  ...list(
    'cat head tail less more grep egrep fgrep rg sort uniq wc cut tr find locate ls stat file du df free top htop ps pgrep uptime uname hostname whoami id who w last date sleep env printenv cd pwd pushd popd echo printf test true false [ [[ type which diff cmp md5sum sha1sum sha256sum base64 jq yq strings tree journalctl dmesg lsblk lsof dig nslookup host ping traceroute mtr netstat ss nmap nc telnet openssl pg_isready amtool logcli trivy grype syft safety bandit kube-bench kube-score kubeval kubeconform export unset source alias set watch timeout wait read exit trap stern k9s crictl',
  ).map((word) => [word, 'read'] as const),
  ...list('cp mv mkdir touch chmod chown ln tee tar gzip gunzip zip unzip patch').map(
    (word) => [word, 'local'] as const,
  ),
  ...list(
    'scp rsync pip pip3 ansible-playbook ansible certbot initdb createdb createuser pg_restore pg_basebackup mount umount crontab sysctl useradd usermod iptables helmfile chef-client puppet',
  ).map((word) => [word, 'change'] as const),
  ...list('rm rmdir dd mkfs fdisk kill killall pkill dropdb reboot shutdown shred truncate').map(
    (word) => [word, 'destroy'] as const,
  ),
]);

/** First words of SQL statements. */
export const sqlEffects: Readonly<Record<string, Effect>> = Object.fromEntries([
  ...list('select show explain values table describe desc fetch begin start rollback savepoint declare').map(
    (word) => [word, 'read'] as const,
  ),
  ...list(
    'insert update merge create alter grant revoke commit set reset analyze vacuum reindex cluster copy call do lock listen notify prepare execute refresh comment optimize checkpoint use',
  ).map((word) => [word, 'change'] as const),
  ...list('delete drop truncate').map((word) => [word, 'destroy'] as const),
]);
