/** Programs whose effect hangs on an option or on what they are given, not on a verb. The first rule that fits counts. */
import type { Effect } from '../model.ts';

type Rules = readonly (readonly [word: RegExp, effect: Effect])[];

const list: Rules = [[/^(-l|--list|-L|-S|list|show|ls|print|-s)$/, 'read']];
const setting: Rules = [[/^(set-|--set|hostname$|disable-|enable-)/, 'change']];
const rehearsal: Rules = [
  [/^(--check|--syntax-check|--list-hosts|--list-tasks|--list-tags|--why-run|-W|--noop|--dry-run|-n)$/, 'read'],
];
const kafka: Rules = [
  [/^--(delete|delete-offsets|remove)$/, 'destroy'],
  [/^--(create|alter|add|execute|reset-offsets|elect|election-type|add-config|delete-config)$/, 'change'],
  [/^--(list|describe|verify|version|generate)$/, 'read'],
  [/^/, 'unknown'],
];

/** Without a file they pass on what they are given; with one they replace it, unless told to print or look. */
const packer: Rules = [[/^$|^-[a-z]*[clt][a-z]*$|^--(stdout|to-stdout|list|test)$/, 'read']];

/** Rules by program. Where none fits, the program's own effect stands. */
export const optionEffects: Readonly<Record<string, Rules>> = {
  gzip: packer,
  gunzip: packer,
  bzip2: packer,
  bunzip2: packer,
  xz: packer,
  unxz: packer,
  zstd: packer,
  unzip: [[/^-[lptvZ][a-z]*$/, 'read']],
  nginx: [
    [/^-s$/, 'change'],
    [/^-[tTvV]$/, 'read'],
  ],
  apachectl: [
    [/^(start|stop|restart|graceful|graceful-stop)$/, 'change'],
    [/^(configtest|status|fullstatus|-t|-S|-v|-V|-M)$/, 'read'],
  ],
  sed: [[/^(-[nErsz]*i|--in-place)/, 'local']],
  awk: [[/system\s*\(|getline|print[^;}]*[>|]/, 'unknown']],
  openssl: [[/^-(out|keyout)$|^(genrsa|genpkey|dhparam|ca)$/, 'local']],
  date: [[/^(-s|--set)/, 'change']],
  dmesg: [[/^(-C|--clear|-c)$/, 'destroy']],
  hostname: [[/^[^-]/, 'change']],
  sysctl: [[/^(-w|--write|-p|--load|--system)|=/, 'change']],
  mount: [[/^(?!-)|^-(a|o|t)$/, 'change']],
  journalctl: [
    [/^--vacuum-/, 'destroy'],
    [/^--(rotate|flush|sync|relinquish-var)/, 'change'],
  ],
  crontab: [
    [/^-l$/, 'read'],
    [/^-r$/, 'destroy'],
    [/^/, 'change'],
  ],
  timedatectl: setting,
  hostnamectl: setting,
  localectl: setting,
  iptables: [...list, [/^(-F|--flush|-D|--delete|-X|--delete-chain)$/, 'destroy']],
  ip6tables: [...list, [/^(-F|--flush|-D|--delete|-X|--delete-chain)$/, 'destroy']],
  ipset: [...list, [/^(destroy|flush|del)$/, 'destroy']],
  ipvsadm: [...list, [/^(-C|--clear|-D|-d)$/, 'destroy']],
  conntrack: [...list, [/^(-D|-F)$/, 'destroy']],
  nft: [...list, [/^(delete|flush|destroy|reset)$/, 'destroy']],
  tc: [...list, [/^del(ete)?$/, 'destroy']],
  route: [
    [/^(add)$/, 'change'],
    [/^(del|delete|flush)$/, 'destroy'],
  ],
  ifconfig: [
    [/^(down)$/, 'destroy'],
    [/^(up|netmask|mtu|add)$/, 'change'],
  ],
  arp: [[/^-[sd]$/, 'change']],
  ethtool: [
    [/^-[A-Z]|^--(set|change|reset)/, 'change'],
    [/^/, 'read'],
  ],
  fdisk: list,
  parted: list,
  sfdisk: [...list, [/^(-d|--dump)$/, 'read']],
  sgdisk: [[/^(-p|--print|-i|--info)$/, 'read']],
  dd: [
    [/^of=\/dev\/null$/, 'read'],
    [/^of=(?!\/dev\/)/, 'local'],
  ],
  kill: [[/^(-0|-l|-L)$/, 'read']],
  logrotate: [[/^(-d|--debug)$/, 'read']],
  mdadm: [
    [/^(--detail|-D|--examine|-E|--query)$/, 'read'],
    [/^(--zero-superblock|--stop|-S|--remove|--fail)$/, 'destroy'],
  ],
  cryptsetup: [
    [/^(status|luksDump|isLuks)$/, 'read'],
    [/^(luksFormat|erase|luksErase|luksKillSlot)$/, 'destroy'],
  ],
  smartctl: [[/^(-t|--test|-X|-s)$/, 'change']],
  ipmitool: [[/^(on|off|reset|cycle|soft|bootdev|set)$/, 'change']],
  ansible: rehearsal,
  'ansible-playbook': rehearsal,
  'chef-client': rehearsal,
  'chef-solo': rehearsal,
  puppet: [...rehearsal, [/^(--version|facts|lookup)$/, 'read']],
  certbot: [
    [/^(certificates|--dry-run)$/, 'read'],
    [/^(delete|revoke)$/, 'destroy'],
  ],
  snap: [
    [/^(list|info|find|version|services|changes)$/, 'read'],
    [/^(remove)$/, 'destroy'],
  ],
  flyway: [
    [/^(info|validate)$/, 'read'],
    [/^(clean)$/, 'destroy'],
  ],
  alembic: [[/^(current|history|heads|show|check)$/, 'read']],
  liquibase: [
    [/^(status|history|validate|diff|updateSQL|update-sql)$/, 'read'],
    [/^(dropAll|drop-all)$/, 'destroy'],
  ],
  amtool: [
    [/^(expire)$/, 'destroy'],
    [/^(add|import)$/, 'change'],
  ],
  kustomize: [
    [/^(build|version|cfg)$/, 'read'],
    [/^/, 'local'],
  ],
  'kafka-topics': kafka,
  'kafka-configs': kafka,
  'kafka-acls': kafka,
  'kafka-consumer-groups': kafka,
  'kafka-reassign-partitions': kafka,
  'kafka-leader-election': kafka,
  'kafka-log-dirs': kafka,
  'kafka-console-consumer': [[/^/, 'read']],
  'kafka-console-producer': [[/^/, 'change']],
};

/** The effect that an option gives; undefined where no rule fits. */
export function optionEffect(program: string, rest: readonly string[]): Effect | undefined {
  const rules = Object.hasOwn(optionEffects, program) ? optionEffects[program] : undefined;
  if (rules === undefined) return undefined;
  const given = rest.length === 0 ? [''] : rest;
  return rules.find(([word]) => given.some((argument) => word.test(argument)))?.[1];
}

/** Options that make any program say what it would do. `--dry-run=none` is kubectl's way of meaning it. */
export const dryRun =
  /^--(dry-run(=(client|server|true|yes))?|dryrun|noop|why-run|what-if|no-act|just-print|simulate|preview)$/;
