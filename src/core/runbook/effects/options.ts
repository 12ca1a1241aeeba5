/** Programs whose effect hangs on an option or on what they are given, not on a verb. The first rule that fits counts. */
import type { Effect } from '../model.ts';

type Rules = readonly (readonly [word: RegExp, effect: Effect])[];

/** The rules for a program that is `unknown` unless one of its words is listed. */
const listed = (destroys: RegExp, changes: RegExp, reads: RegExp): Rules => [
  [destroys, 'destroy'],
  [changes, 'change'],
  [reads, 'read'],
  [/^/, 'unknown'],
];

const backups: Rules = [[/^--(backup|prepare|decompress|apply-log|stats|version)$/, 'local']];
const captures: Rules = [[/^-[a-zA-Z]*w$|^--write-file/, 'local']];
const simulated: Rules = [[/^(-s|--simulate|--just-print|--dry-run|--recon|--no-act)$/, 'read']];
/** What changes comes first: the same letter may say where a packet comes from. In `-nvL` letters stand together. */
const packetRules: Rules = [
  [/^(-F|--flush|-D|--delete|-X|--delete-chain)$/, 'destroy'],
  [/^(-[AIRNPZE]|--(append|insert|replace|new|new-chain|policy|zero|rename-chain))$/, 'change'],
  [/^-[nvx]*[LS][nvx]*$|^--(list|list-rules)$/, 'read'],
];
const checking: Rules = [[/^-[a-zA-Z]*[nN]$/, 'read']];
const setting: Rules = [[/^(set-|--set|hostname$|disable-|enable-)/, 'change']];
const rehearsal: Rules = [
  [/^(--check|--syntax-check|--list-hosts|--list-tasks|--list-tags|--why-run|-W|--noop|--dry-run|-n)$/, 'read'],
];
const kafka: Rules = [
  [/^--(delete|delete-offsets|remove)$/, 'destroy'],
  [/^--dry-run$/, 'read'],
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
    [/^-[tTvVh]+$/, 'read'],
  ],
  apachectl: [
    [/^(start|stop|restart|graceful|graceful-stop)$/, 'change'],
    [/^(configtest|status|fullstatus|-t|-S|-v|-V|-M)$/, 'read'],
  ],
  // Its `e` runs what it finds, its `w` writes it.
  sed: [
    [
      /(?:^|[;{])\s*(?:(?:\d+|\$|\/[^/]*\/)\s*)?[ew]\s+\S|^s([^\w\s])(?:(?!\1).)*\1(?:(?!\1).)*\1[gpiIm\d]*[ew]/,
      'unknown',
    ],
    [/^(-[nErsz]*i|--in-place)/, 'local'],
  ],
  awk: [
    [/^inplace$/, 'local'],
    [/system\s*\(|getline|print[^;}]*[>|]/, 'unknown'],
  ],
  yq: [[/^-[a-zA-Z]?i[a-zA-Z]?$|^--in-?place/, 'local']],
  sort: [[/^-[a-zA-Z]*o|^--output/, 'local']],
  tree: [[/^-o$/, 'local']],
  tcpdump: captures,
  tshark: captures,
  openssl: [[/^-(out|keyout)$|^(genrsa|genpkey|dhparam|ca)$/, 'local']],
  date: [[/^(-s|--set)|^\d{8,}/, 'change']],
  ss: [[/^(-[a-zA-Z]*K|--kill)/, 'destroy']],
  dmesg: [[/^(-C|--clear|-c)$/, 'destroy']],
  hostname: [[/^[^-]/, 'change']],
  hwclock: [[/^(-[wsa]|--systohc|--hctosys|--set|--adjust|--predict-hc)$/, 'change']],
  chronyc: listed(
    /^(delete|shutdown)$/,
    /^(makestep|burst|online|offline|onoffline|add|settime|reload|reset|cyclelogs|rekey|refresh|local|manual|smoothtime|allow|deny|cmdallow|cmddeny|dump|trimrtc|writertc|(min|max)\w+|polltarget)$/,
    /^(tracking|sources|sourcestats|sourcename|activity|ntpdata|clients|serverstats|rtcdata|selectdata|authdata|smoothing|waitsync|accheck|help)$/,
  ),
  'nvidia-smi': [
    [
      /^(drain|mig|-(r|pm|pl|c|e|p|mig|cgi|dgi|cci|dci|ac|rac|lgc|rgc|lmc|rmc|dm|fdm|am|caa|ad|gtt)|--(gpu-reset|persistence-mode|power-limit|compute-mode|ecc-config|reset-\S+|multi-instance-gpu|applications-clocks|(un)?lock-\S+))(=|$)/,
      'change',
    ],
  ],
  fuser: [[/^(-[a-zA-Z]*k[a-zA-Z]*|--kill)$/, 'destroy']],
  cscli: listed(
    /^(delete|remove|purge|flush)$/,
    /^(add|install|upgrade|update|import|prune|enroll|register|restore|enable|disable|validate)$/,
    /^(list|inspect|status|metrics|version|show|search|explain|help)$/,
  ),
  promtool: [
    [/^push$/, 'change'],
    [/^create-blocks-from$/, 'local'],
  ],
  logcli: [[/^delete$/, 'destroy']],
  snyk: [[/^monitor$/, 'change']],
  trivy: [[/^(clean|--reset|--clear-cache)$/, 'local']],
  tee: [[/^\/(proc|sys|dev\/(?!null$|std|tty))/, 'change']],
  sysctl: [[/^(-[a-z]*[wpf]|--write|--load|--system)|=/, 'change']],
  mount: [[/^[^-]|^-(a|o|t)$|^--all$/, 'change']],
  journalctl: [
    [/^--vacuum-/, 'destroy'],
    [/^--(rotate|flush|sync|relinquish-var)/, 'change'],
  ],
  crontab: [
    [/^-l$/, 'read'],
    [/^-r$/, 'destroy'],
    [/^/, 'change'],
  ],
  haproxy: [[/^-(c|v+)$/, 'read']],
  rndc: [[/^(status|zonestatus|managed-keys|showzone|help)$/, 'read']],
  'firewall-cmd': [
    [
      /^--(add|remove|set|new|delete|change|reload|complete-reload|panic-o|runtime-to|permanent|reset|lockdown-o|load)/,
      'change',
    ],
    [/^--(list|get|query|state|info|version|check-config|path)/, 'read'],
  ],
  pg_dump: [
    [/^-[a-zA-Z]*f$|^--file|^-f/, 'local'],
    [/^/, 'read'],
  ],
  pg_dumpall: [
    [/^-[a-zA-Z]*f$|^--file|^-f/, 'local'],
    [/^/, 'read'],
  ],
  mysqldump: [
    [/^--delete-(master|source)-logs$/, 'destroy'],
    [/^(-F|--flush-logs|--flush-privileges)$/, 'change'],
  ],
  xtrabackup: backups,
  mariabackup: backups,
  timedatectl: setting,
  hostnamectl: setting,
  localectl: setting,
  iptables: packetRules,
  ip6tables: packetRules,
  ipset: [
    [/^(destroy|flush|del|-[XFD])$/, 'destroy'],
    [/^(create|add|rename|swap|restore|-[NAEWR])$/, 'change'],
    [/^(list|save|test|version|help|-[LST])$/, 'read'],
  ],
  ipvsadm: [
    [/^(-C|--clear|-D|-d|--delete-s\w+)$/, 'destroy'],
    [/^(-[AEaeRZ]|--(add|edit)-\w+|--(restore|zero|start-daemon|stop-daemon|set))$/, 'change'],
    [/^(-[LlSn]+|--(list|save))$/, 'read'],
  ],
  conntrack: [
    [/^(-D|--delete|-F|--flush)$/, 'destroy'],
    [/^(-I|--create|-U|--update)$/, 'change'],
    [/^(-[LGCSE]|--(dump|get|count|stats|event))$/, 'read'],
  ],
  nft: [
    [/^(delete|flush|destroy|reset)\b/, 'destroy'],
    [/^(add|create|insert|replace|rename|import|-f|--file)\b/, 'change'],
    [/^(list|describe|monitor)\b/, 'read'],
  ],
  tc: [
    [/^del(ete)?$/, 'destroy'],
    [/^(add|replace|change|link)$/, 'change'],
    [/^(show|list|ls|monitor|-s|-stat\w*)$/, 'read'],
  ],
  route: [
    [/^(add)$/, 'change'],
    [/^(del|delete|flush)$/, 'destroy'],
  ],
  ifconfig: [
    [/^(down)$/, 'destroy'],
    [/^(up|netmask|mtu|add|hw|broadcast|promisc|inet6?)$|^\d+(\.\d+){3}|^[\da-f]*:[\da-f:]+\b/i, 'change'],
  ],
  arp: [[/^-[sd]$/, 'change']],
  ethtool: [
    [
      /^-([ACEGKLNQUWX]|[frpst]$)|^--(set|change|reset|offload|features|coalesce|pause|negotiate|identify|test|flash|config|rxfh|per-queue)/,
      'change',
    ],
    [/^/, 'read'],
  ],
  fdisk: [[/^(-l|--list|-x|--list-details|-s|--getsz)$/, 'read']],
  // With `-s` it asks nothing.
  parted: [
    [/^(mk\w+|rm|resize\w*|rescue|set|name|toggle|disk_\w+|move|cp|unit)$/, 'destroy'],
    [/^(-l|--list|print)$/, 'read'],
  ],
  sfdisk: [[/^(-l|--list|-d|--dump|-J|--json|-s|--show-size|-V|--verify|-F|--list-free)$/, 'read']],
  sgdisk: [[/^(-p|--print|-i|--info)$/, 'read']],
  dd: [
    [/^of=\/dev\/null$/, 'read'],
    [/^of=(?!\/dev\/)/, 'local'],
  ],
  kill: [[/^(-0|-l|-L)$/, 'read']],
  logrotate: [[/^(-d|--debug)$/, 'read']],
  apt: simulated,
  'apt-get': simulated,
  aptitude: simulated,
  fsck: checking,
  e2fsck: checking,
  xfs_repair: checking,
  swapon: [[/^(--show|-s$|--summary|-V)/, 'read']],
  visudo: [[/^(-[a-z]*c[a-z]*|--check)$/, 'read']],
  ldconfig: [[/^(-p|--print-cache)$/, 'read']],
  semanage: [
    [/^(-[amdD]|--(add|modify|delete|deleteall)|import)$/, 'change'],
    [/^(-l|--list|-E|--extract|export)$/, 'read'],
  ],
  pg_restore: [[/^(-l|--list)$/, 'read']],
  mysqlcheck: [
    [
      /^(-[ABCFcegmqsv]*[aor][ABCFacegmoqrsv]*|--(analyze|optimize|repair|auto-repair|fix-db-names|fix-table-names|check-upgrade))$/,
      'change',
    ],
    [/^/, 'read'],
  ],
  mongoexport: [[/^(-o|--out)/, 'local']],
  kcat: [
    [/^-P$/, 'change'],
    [/^-[CLQ]$/, 'read'],
    [/^/, 'unknown'],
  ],
  ntpdate: [[/^-[a-z]*[qd]/, 'read']],
  chage: [[/^(-l|--list)$/, 'read']],
  auditctl: [
    [/^-[dDW]$/, 'destroy'],
    [/^-[aAwRefrbic]$|^--(loginuid-immutable|reset-lost|backlog_wait_time|signal)/, 'change'],
    [/^-[lsv]$/, 'read'],
  ],
  'update-alternatives': [[/^--(list|display|query|get-selections)$/, 'read']],
  alternatives: [[/^--(list|display)$/, 'read']],
  jmap: [
    [/^-dump/, 'local'],
    [/^/, 'read'],
  ],
  jcmd: [
    [
      /^(GC\.run|VM\.(set_flag|log|cds|unified_logging)|ManagementAgent\.|JVMTI|Compiler\.(codecache|perfmap|directives)|System\.trim)/,
      'change',
    ],
    [/^(JFR\.|GC\.heap_dump)/, 'local'],
    [/^(-l|help|Thread\.print|GC\.(class_histogram|class_stats|heap_info|finalizer_info)|VM\.\w+)$/, 'read'],
    [/^/, 'unknown'],
  ],
  mdadm: [
    [/^(--zero-superblock|--stop|-S|--remove|-r|--fail|-f|--create|-C)$/, 'destroy'],
    [/^(--add|-a|--re-add|--grow|-G|--assemble|-A|--manage|--run|-R|--readwrite|-w|--update.*)$/, 'change'],
    [/^(--detail|-D|--examine|-E|--query|-Q)$/, 'read'],
  ],
  cryptsetup: [
    [/^(luksFormat|erase|luksErase|luksKillSlot|luksRemoveKey)$/, 'destroy'],
    [/^(open|luksOpen|close|luksClose|luksAddKey|luksChangeKey|resize|reencrypt|luksHeaderRestore)$/, 'change'],
    [/^(status|luksDump|isLuks)$/, 'read'],
  ],
  smartctl: [[/^(-t|--test|-X|-s)$/, 'change']],
  ipmitool: listed(
    /^(clear|delete|del)$/,
    /^(on|off|reset|cycle|soft|diag|bootdev|set|raw|enable|disable|activate|deactivate|upgrade|edit|write|identify|arm)$/,
    /^(e?list|info|status|print|get|sensor|sdr|sel|fru|version|help|guid)$/,
  ),
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
  // One call may do several things, and `heads` may be where it goes.
  flyway: [
    [/^clean$/, 'destroy'],
    [/^(migrate|repair|baseline|undo)$/, 'change'],
    [/^(info|validate)$/, 'read'],
  ],
  alembic: [
    [/^(upgrade|downgrade|stamp|revision|merge|edit|init|ensure_version)$/, 'change'],
    [/^(current|history|heads|branches|show|check)$/, 'read'],
  ],
  liquibase: [
    [/^(dropAll|drop-all)$/, 'destroy'],
    [
      /^(update|update-count|update-to-tag|updateCount|updateToTag|rollback\w*|rollback-\w+|tag|changelogSync|changelog-sync|release-?locks|clear-?checksums)$/i,
      'change',
    ],
    [/^(status|history|validate|diff|updateSQL|update-sql)$/, 'read'],
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
  'kafka-metadata-quorum': [[/^(describe|--describe)$/, 'read']],
  'kafka-features': [[/^(describe|--describe|version-mapping)$/, 'read']],
  'kafka-storage': [
    [/^(info|random-uuid)$/, 'read'],
    [/^format$/, 'destroy'],
  ],
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
