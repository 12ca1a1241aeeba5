/** Programs that keep the terminal or do not end by themselves. Data: a row for a program, nothing else changes. */
import { words as list } from './effects/verbs.ts';

/** Programs that always take over the terminal. */
export const alwaysInteractive: ReadonlySet<string> = new Set(
  list(`vi vim nvim view vimdiff nano pico emacs ed less more most htop atop btop glances k9s lazydocker tmux screen watch
    toolbox vipw vigr ranger iftop nethogs nload bmon pg_top pgcenter pg_activity mytop innotop ctop
    minicom picocom ngrok cfdisk alsamixer nmtui dpkg-reconfigure byobu zellij pry ghci iex erl lynx w3m links pgcli mycli litecli azurite
    ipython bpython stern mysql_secure_installation kubefwd`),
);

/** Before each file. */
const asks = /(^| )(-[a-zA-Z]*i|--interactive)( |$)/;

/** A verb with nothing but options before it. */
function verbed(pattern: string): RegExp {
  return new RegExp(`^(?:-\\S+ (?:[^-\\s]\\S* )?)*${pattern}`);
}

/** Programs that keep it with these words; a pattern is matched with the arguments joined by one space. */
export const interactiveArguments: Readonly<Record<string, readonly RegExp[]>> = {
  kubectl: [
    verbed('(edit|port-forward|proxy|attach)( |$)'),
    verbed('logs (.* )?(-f|--follow)(=true)?( |$)'),
    verbed('(get|events) (.* )?(-w|--watch|--watch-only)(=true)?( |$)'),
    verbed('run (.* )?(-[a-z]*t[a-z]*|-i|--tty|--stdin|--attach)(=true)?( |$)'),
    verbed('login(?!.*( --token| -p | --password))( |$)'),
  ],
  docker: [
    /^(container )?attach( |$)/,
    /^(container |service |compose .*)?logs .*(-f|--follow)(=true)?( |$)|^(container |service |compose )?logs (-f|--follow)( |$)/,
    /^(container )?run (.* )?-[a-z]*t[a-z]*( |$)|^(container )?run (.* )?(--tty|--interactive|-i)( |$)/,
    /^compose (.* )?up(?!.* (-d|--detach|--wait|--no-start)( |$))( |$)/,
    /^compose (.* )?(watch|attach)( |$)/,
    /^(stats|events|compose stats|compose events)(?!.*(--no-stream|--until))( |$)/,
    /^login(?!.*(-p |--password|--password-stdin))( |$)/,
  ],
  'docker-compose': [
    /(^| )up(?!.* (-d|--detach|--wait|--no-start)( |$))( |$)/,
    /(^| )logs .*(-f|--follow)( |$)|(^| )logs (-f|--follow)( |$)/,
    /(^| )(watch|attach|events)( |$)/,
  ],
  crictl: [/(^| )(attach|port-forward)( |$)/, /(^| )logs (.* )?(-f|--follow)( |$)/],
  tail: [/(^| )(-[a-zA-Z0-9]*[fF][a-zA-Z0-9]*|--follow(=\w+)?|--retry)( |$)/],
  journalctl: [/(^| )(-[a-zA-Z]*f[a-zA-Z]*|--follow)( |$)/],
  dmesg: [/(^| )(-[a-zA-Z]*[wW][a-zA-Z]*|--follow|--follow-new)( |$)/],
  top: [/^(?!(.* )?-[a-zA-Z0-9]*b)/],
  ping: [/^(?!.*(-[a-zA-Z0-9]*c|-w|--count))(?!$)/],
  ping6: [/^(?!.*(-[a-zA-Z0-9]*c|-w))(?!$)/],
  vmstat: [/^(-\w+ )*\d+$/],
  iostat: [/^(-\w+ )*\d+$/],
  mpstat: [/^(-\w+ (\w+ )?)*\d+$/],
  sar: [/^(-\w+ (\w+ )?)*\d+$/],
  pidstat: [/^(-\w+ (\w+ )?)*\d+$/],
  dstat: [/^(?!.*(^| )\d+ \d+$)/],
  mtr: [/^(?!.*(^| )(-[a-zA-Z0-9]*[rwxjlC][a-zA-Z0-9]*|--(report|report-wide|xml|json|csv|raw))( |$))/],
  iotop: [/^(?!.*(^| )(-[a-zA-Z]*b|--batch))/],
  free: [/(^| )-[a-z]*s(?!.*(^| )-[a-z]*c)/],
  sleep: [/^inf/],
  tcpdump: [/^(?!.*(-c ?\d|-r |-G ))/],
  tshark: [/^(?!.*(-c ?\d|-r |-a ))/],
  strace: [/(^| )-p/],
  perf: [/^top( |$)/],
  gdb: [/^(?!.*(--?batch|-batch-silent))/],
  nc: [/(^| )-[a-z]*l/],
  ncat: [/(^| )-[a-z]*l|(^| )--listen/],
  socat: [/LISTEN|(^| )-( |$)/],
  openssl: [
    /^req (?=.*-(new|newkey|x509)( |$))(?!.*-(subj|config|batch|in)( |$))/,
    /^gen(rsa|pkey) (?=.*-(aes|des|camellia))(?!.*-pass(out)?( |$))/,
    /^pkcs12(?!.*-pass(in|out)?( |$))( |$)/,
  ],
  fdisk: [/^(?!.*(-l|--list|-s))/],
  parted: [/^(?!.*(-s|--script|-l|--list| print))/],
  gdisk: [/^(?!.*-l)/],
  crontab: [/(^| )-e( |$)/],
  visudo: [/^(?!.*(^| )(-[a-z]*c|--check))/],
  systemctl: [/(^| )edit( |$)/],
  'ssh-keygen': [/^(?!.*(-N|-l|-R|-F|-y|-B|-e|-p|-H))/],
  'ssh-copy-id': [/^/],
  htpasswd: [/^(?!.*(^| )-[a-zA-Z]*[biD])/],
  kinit: [/^(?!.*(^| )-[a-zA-Z]*[kR])/],
  adduser: [/^[\w-]+$/],
  rm: [asks],
  cp: [asks],
  mv: [asks],
  ctr: [/(^| )(run|exec) (.* )?(-t|--tty)( |$)/],
  git: [
    verbed('rebase (.* )?(-i|--interactive)( |$)'),
    verbed('(add|checkout|stash|reset|commit|restore) (.* )?(-p|--patch|-i|--interactive)( |$)'),
    verbed('commit(?!.*( -[a-zA-Z]*[mFC]|--message|--file|--no-edit|--reuse-message|--dry-run|--fixup))( |$)'),
    verbed('(mergetool|difftool|citool|gui)( |$)'),
    verbed('config (.* )?(-e|--edit)( |$)'),
  ],
  gh: [/^auth login(?!.*--with-token)/, /^(run|pr checks) watch/, /^(codespace|cs) ssh/],
  terraform: [
    /^(-chdir=\S+ )?(apply|destroy)(?! .*(-auto-approve|--auto-approve|\.tfplan|\.plan))(?! [^-]\S*$)( |$)/,
    /(^| )console( |$)/,
  ],
  terragrunt: [/(^| )(apply|destroy)(?! .*(auto-approve|non-interactive))( |$)/],
  pulumi: [/(^| )(up|update|destroy|refresh)(?!.* (-y|--yes))( |$)/],
  vault: [
    /^login(?!.*(token=|-token-only|-method=(aws|token|approle|cert|kubernetes|gcp)|password=| -$|\$))( |$)/,
    /^(monitor|server|agent)( |$)/,
    /^operator unseal( -\S+)*$/,
    /^operator (generate-root|rekey)(?!.* -(init|decode|status|cancel|generate-otp))( -\S+)*$/,
  ],
  consul: [/^monitor( |$)/, /^agent( |$)/],
  nomad: [/^(monitor|agent)( |$)/, /^alloc logs (.* )?-f( |$)/, /^(alloc )?exec (.* )?-(it?|t)( |$)/],
  aws: [
    /^(configure|configure sso)$/,
    /^configure( --profile \S+)?$/,
    /^(--\S+ \S+ )*sso login/,
    /(^| )ssm start-session( |$)/,
    /(^| )logs tail (.* )?--follow( |$)/,
    /(^| )ecs execute-command (.* )?--interactive( |$)/,
  ],
  gcloud: [
    /(^| )auth (application-default )?login(?!.*--cred-file)( |$)/,
    /^init( |$)/,
    /(^| )start-iap-tunnel( |$)/,
    /(^| )sql connect( |$)/,
    /(^| )logging tail( |$)|(^| )app logs tail( |$)/,
    /(^| )(cloud-shell ssh|interactive)( |$)/,
  ],
  az: [
    /^login(?!.*(--service-principal|--identity|-i( |$)))( |$)/,
    /(^| )webapp (log tail|ssh)( |$)/,
    /(^| )bastion (ssh|tunnel|rdp)( |$)/,
    /(^| )interactive( |$)/,
    /(^| )ssh vm( |$)/,
    /(^| )containerapp (exec|logs show .*--follow)/,
  ],
  ibmcloud: [/^login(?!.*--apikey)/],
  heroku: [/(^| )logs (.* )?(-t|--tail)( |$)/, /^(login|pg:psql|redis:cli|run( |$))/],
  fly: [/^ssh console|^proxy|^logs/, /(^| )login(?!.*( -u | --username))( |$)/],
  flyctl: [/^ssh console|^proxy|^logs/],
  cf: [/^ssh(?!.* (-c|--command))( |$)/, /^(login|connect-to-service)( |$)/, /^logs (?!.*--recent)/],
  tsh: [/^(login|ssh|proxy)( |$)/],
  op: [/^signin/],
  argocd: [/^login(?!.*(--password|--core|--sso-port))( |$)/, /^app logs (.* )?(-f|--follow)( |$)/, /^admin dashboard/],
  flux: [/^logs (.* )?(-f|--follow)( |$)/, /(^| )(-w|--watch)( |$)/],
  istioctl: [/^(dashboard|dash|d)( |$)/],
  linkerd: [/(^| )(dashboard|tap|top)( |$)/],
  cilium: [/^monitor( |$)/, /^hubble (port-forward|ui)/],
  hubble: [/^observe (.* )?(-f|--follow)( |$)/],
  vagrant: [/^ssh(?!.*( -c | --command))( |$)/],
  multipass: [/^shell( |$)/],
  minikube: [/^(tunnel|dashboard|ssh|mount)( |$)/, /^service (?!.*--url)\S/],
  ceph: [/^(-w|--watch)( |$)/, /^(.* )?tell .* log/],
  rbd: [/(^| )(watch|perf image iotop)( |$)/],
  etcdctl: [/(^| )watch( |$)/],
  etcd: [/^(?!.*--version)/],
  'kafka-server-start': [/^(?!.*-daemon)/],
  // Without --force they ask which member is meant.
  patronictl: [
    /(^| )(switchover|failover|restart|reload|reinit|remove|edit-config|demote-cluster|promote-cluster)(?!.*--force)( |$)/,
  ],
  go: [/^tool pprof(?!.* -(top|text|raw|svg|png|pdf|dot|proto|tree|peek|list|traces|tags|disasm))/],
  nats: [/^(sub|subscribe|server watch)( |$)/],
  knife: [
    /(^| )(edit|vault edit|data bag edit|node edit|role edit|environment edit)( |$)/,
    /^ssh (.* )?(interactive|tmux|screen|macterm|cssh)( |$)/,
    /^(node|client|data bag|role|environment) (bulk )?delete(?!.*(-y|--yes))( |$)/,
  ],
  'ansible-vault': [/^(edit|create)( |$)/, /^(?!.*vault-(password|id))/],
  ansible: [/(^| )(-[a-zA-Z]*[kK]|--ask-pass|--ask-become-pass|--ask-vault-pass|-J)( |$)/],
  'ansible-playbook': [/(^| )(-[kK]|--ask-pass|--ask-become-pass|--ask-vault-pass|-J|--step)( |$)/],
  sops: [/^(edit )?[^- ]\S*$/],
  chef: [/^exec pry/],
  rails: [/^(c|console|db|dbconsole|s|server|credentials:edit)( |$)/],
  'gitlab-rails': [/^(c|console|dbconsole)( |$)/],
  'gitlab-rake': [/^$/],
  php: [/(^| )-a( |$)/, /artisan (tinker|serve)/, /(^| )-S /],
  python: [
    /-m (http\.server|SimpleHTTPServer|pdb)/,
    /manage\.py (shell|dbshell|runserver|createsuperuser(?!.*--no-?input))/,
  ],
  python3: [/-m (http\.server|pdb)/, /manage\.py (shell|dbshell|runserver|createsuperuser(?!.*--no-?input))/],
  npm: [/^(start|run (dev|start|serve|watch)|run-script (dev|start|serve)|login|init$|adduser)( |$)/],
  yarn: [/^(start|dev|serve|watch|run (dev|start|serve|watch))( |$)/],
  pnpm: [/^(start|dev|serve|run (dev|start|serve|watch))( |$)/],
  hugo: [/^(server|serve)( |$)/],
  mkdocs: [/^serve( |$)/],
  skaffold: [/^(dev|debug)( |$)/],
  tilt: [/^up( |$)/],
  locust: [/^(?!.*--headless)/],
  'manage.py': [/^(shell|dbshell|runserver|createsuperuser(?!.*--no-?input))/],
  jekyll: [/^serve( |$)/],
  middleman: [/^(server)?$/],
  flask: [/^run( |$)/],
  uvicorn: [/./],
  gunicorn: [/^(?!.*(-D|--daemon|--check-config))/],
  sidekiq: [/^/],
  mongod: [/^(?!.*--fork)/],
  'redis-server': [/^(?!.*--daemonize yes)(?!.*--version)/],
  'redis-cli': [/(^| )(monitor|subscribe|psubscribe|--stat|--latency|--latency-history|--latency-dist)( |$)/i],
  'kafka-console-consumer': [/^(?!.*(--max-messages|--timeout-ms))/],
  'kafka-console-producer': [/^/],
  kcat: [/(^| )-C(?!.*(^| )-[a-zA-Z]*[ec])( |$)/],
  mongostat: [/^(?!.*(^| )(-n|--rowcount|--version|--help))/],
  mongotop: [/^(?!.*(^| )(-n|--rowcount|--version|--help))/],
  // Alone or with a folder it is a file manager, with a verb MinIO's client.
  mc: [/^$|^[~./]/, /^(admin (trace|logs)|watch)( |$)|(^| )(--watch|-w)( |$)/],
  pm2: [/^(logs(?!.*--nostream)|monit)( |$)/],
  supervisorctl: [/^$/, /^tail -f/, /^fg /],
  'gitlab-ctl': [/^tail( |$)/],
  sqlplus: [/^(?!.*@)/],
  rclone: [/^(config$|mount |serve )/],
  gpg: [/--(full-)?gen(erate)?-key|--full-generate-key|--edit-key/],
  certbot: [/--manual(?!.*--non-interactive)/],
  smbclient: [/^(?!.*-c)/],
  inotifywait: [/(^| )(-m|--monitor)( |$)/],
  bq: [/^shell/],
  hbase: [/^shell$/],
};

/** Other names of programs with a row above. */
export const interactiveAliases: Readonly<Record<string, string>> = {
  oc: 'kubectl',
  k: 'kubectl',
  kubecolor: 'kubectl',
  podman: 'docker',
  nerdctl: 'docker',
  tofu: 'terraform',
  netcat: 'nc',
};

interface Client {
  /** A word that gives it something to do, after which it ends. */
  readonly ends: RegExp;
  /** It asks for a password. */
  readonly asks?: RegExp;
}

const code: Client = { ends: /^[^-]|^-[cem]$|^--(version|help)$|^-[Vhv]$/ };
const told = /^--(version|help)$|^-V$|^-\?$/;
const either = (pattern: RegExp): RegExp => new RegExp(`${pattern.source}|${told.source}`);
const mysql: Client = { ends: either(/^-[a-zA-Z]*e|^--execute/), asks: /^(-p|--password)$/ };
const psql: Client = { ends: either(/^-[a-zA-Z0-9]*[cfl]|^--(command|file|list)/), asks: /^(-W|--password)$/ };

/** Clients and languages that open a prompt of their own unless they are given something to do. */
export const promptClients: Readonly<Record<string, Client>> = {
  psql,
  'gitlab-psql': psql,
  mysql,
  mariadb: mysql,
  mongo: { ends: either(/^--eval|\.js$/) },
  mongosh: { ends: either(/^--eval|^--file|^-f$|\.js$/) },
  sqlite3: { ends: either(/^[^-].*\s|^\./) },
  cqlsh: { ends: either(/^-[ef]$|^--(execute|file)/) },
  'clickhouse-client': { ends: either(/^-q$|^--quer/) },
  influx: { ends: either(/^-execute|^[a-z]+$/) },
  cockroach: { ends: /^(?!sql$)[a-z]|^-e$|^--execute/ },
  sqlcmd: { ends: either(/^-[QqiI]/) },
  trino: { ends: either(/^--execute|^-f$|^--file/) },
  python: code,
  python3: code,
  python2: code,
  node: { ends: /^[^-]|^-[epv]$|^--(version|help|eval|print)/ },
  irb: { ends: either(/^[^-]/) },
  lua: code,
  telnet: { ends: told },
  sftp: { ends: either(/^-b/) },
  ftp: { ends: told },
  lftp: { ends: either(/^-[ecf]/) },
  passwd: { ends: either(/^(-[SludeD]|--(status|lock|unlock|delete|expire|stdin))$/) },
};

/** Programs that ask for a password with these options. */
export const passwordOptions: Readonly<Record<string, RegExp>> = {
  mysqldump: /^(-p|--password)$/,
  mysqladmin: /^(-p|--password)$/,
  pg_dump: /^(-W|--password)$/,
  pg_dumpall: /^(-W|--password)$/,
  pg_restore: /^(-W|--password)$/,
  createdb: /^(-W|--password)$/,
};
