/** Programs of a Unix machine. */
import type { Effect } from '../model.ts';
import { programs, verbs, type Verbs } from './verbs.ts';

const packages = verbs({
  read: 'list, search, show, policy, info, check-update, repolist, history, provides, showpkg, depends, rdepends, query, madison, repoquery, versionlock list',
  change:
    'history undo, history redo, history rollback, install, update, upgrade, dist-upgrade, full-upgrade, groupinstall, reinstall, downgrade, localinstall, makecache, versionlock, add, fix, build-dep, download, refresh, mark, clean, autoclean',
  destroy: 'remove, purge, autoremove, autopurge, erase, del',
});

export const systemVerbs: Readonly<Record<string, Verbs>> = {
  systemctl: verbs({
    read: `status, list-units, list-unit-files, is-active, is-enabled, is-failed, is-system-running, show, cat, list-timers,
      list-sockets, list-dependencies, list-jobs, show-environment, get-default, help`,
    change: `start, stop, restart, reload, try-restart, reload-or-restart, enable, disable, daemon-reload, daemon-reexec, mask, unmask,
      set-property, edit, revert, preset, isolate, set-environment, unset-environment, set-default, link, rescue, reset-failed, import-environment`,
    destroy: 'kill, poweroff, reboot, halt, kexec, soft-reboot, clean',
  }),
  apt: packages,
  dpkg: verbs({
    read: '-l, --list, -s, --status, -L, --listfiles, -S, --search, --get-selections, -c, --contents, -I, --info, --print-architecture, -V',
    change: '-i, --install, --configure, --set-selections',
    destroy: '-r, --remove, -P, --purge',
  }),
  'apt-mark': verbs({ read: 'showauto, showmanual, showhold', change: 'auto, manual, hold, unhold, minimize-manual' }),
  nmcli: verbs({
    read: `general status, general hostname, connection show, con show, c show, device status, device show, dev status, dev show, d status, d show,
      device wifi list, dev wifi list, networking connectivity, radio, monitor`,
    change: `connection up, connection add, connection modify, connection edit, connection reload, connection load, connection import, connection clone,
      con up, con add, con mod, con modify, con reload, c up, device connect, device reapply, device set, dev connect, dev set, networking on, device wifi connect`,
    destroy: `connection down, connection delete, con down, con del, con delete, c down, device disconnect, device delete, dev disconnect,
      networking off`,
  }),
  loginctl: verbs({
    read: 'list-sessions, session-status, show-session, list-users, user-status, show-user, list-seats, seat-status, show-seat',
    change:
      'activate, lock-session, unlock-session, lock-sessions, unlock-sessions, enable-linger, disable-linger, attach',
    destroy: 'terminate-session, terminate-user, terminate-seat, kill-session, kill-user',
  }),
  resolvectl: verbs({
    read: 'status, query, service, openpgp, tlsa, statistics, show-cache, show-server-state, monitor',
    change: `flush-caches, reset-statistics, reset-server-features, dns, domain, default-route, llmnr, mdns, dnsovertls, dnssec, nta, revert,
      log-level`,
  }),
  gluster: verbs({
    read: 'volume status, volume info, volume list, volume get, peer status, pool list, snapshot list, snapshot info, snapshot status',
    change: `volume heal, volume create, volume start, volume set, volume rebalance, volume add-brick, volume replace-brick, volume log, peer probe,
      snapshot create, snapshot activate, snapshot deactivate, snapshot config, volume quota, volume profile, volume bitrot`,
    destroy:
      'volume stop, volume delete, volume remove-brick, volume reset, peer detach, snapshot delete, snapshot restore',
  }),
  'fail2ban-client': verbs({
    read: 'status, ping, version, get, banned',
    change: 'set, start, restart, reload, unban, add',
    destroy: 'stop',
  }),
  rpm: verbs({
    read: '-q, -qa, -aq, -ql, -qi, -qf, -V, -qp, -qR, -K, --checksig, --query, -qc',
    change: '-i, -ivh, -U, -Uvh, -F, --import, -Fvh',
    destroy: '-e, --erase',
  }),
  sv: verbs({
    read: 'status, check',
    change: 'up, start, down, stop, restart, reload, once, hup, term, force-restart, force-stop',
    destroy: 'kill, exit',
  }),
  supervisorctl: verbs({
    read: 'status, tail, avail, pid, maintail, version',
    change: 'start, stop, restart, reread, update, reload, add, signal',
    destroy: 'remove, shutdown, clear',
  }),
  pm2: verbs({
    read: 'list, ls, status, show, describe, logs, monit, info, prettylist, jlist',
    change: 'start, stop, restart, reload, save, scale, startup, flush, reset',
    destroy: 'delete, kill',
  }),
  ufw: verbs({
    read: 'status, show, app list, version',
    change: 'allow, deny, reject, limit, enable, disable, reload, route, insert',
    destroy: 'delete, reset',
  }),
  zpool: verbs({
    read: 'status, list, iostat, get, history, events',
    change: 'scrub, create, add, attach, replace, online, import, set, clear, upgrade, trim',
    destroy: 'destroy, detach, offline, export, remove, labelclear',
  }),
  zfs: verbs({
    read: 'list, get, diff, holds',
    change: 'create, snapshot, set, clone, mount, unmount, send, receive, recv, promote, rename, hold, inherit',
    destroy: 'destroy, rollback, release',
  }),
  gpg: verbs({
    read: '--list-keys, -k, --list-secret-keys, -K, --fingerprint, --verify, --export, --list-packets, --version, --decrypt, -d',
    local:
      '--import, --gen-key, --full-generate-key, --full-gen-key, --edit-key, --encrypt, -e, --sign, -s, --clearsign, --detach-sign, --armor, -a, --quick-generate-key',
    change: '--send-keys, --send-key',
    destroy: '--delete-keys, --delete-secret-keys, --delete-key',
  }),
};

/** `service NAME VERB`: the verb is the second word. */
export const serviceVerbs = verbs({
  read: 'status',
  change: 'start, stop, restart, reload, force-reload, try-restart, condrestart',
});

/** Programs of one effect. By some options they do more or less: `optionEffects`. */
export const systemPrograms: Readonly<Record<string, Effect>> = Object.fromEntries([
  ...programs(
    'read',
    `cat head tail less more most grep egrep fgrep rg ag ack zgrep zcat bzcat xzcat zless sort uniq wc cut tr locate ls ll stat file du df free top
     htop atop ps pgrep pidof pstree uptime uname hostname whoami id groups who w last lastlog date cal sleep printenv cd pwd pushd popd
     echo printf test true false [ [[ : type which whereis diff cmp comm paste column nl tac rev fold fmt expand seq shuf expr bc
     md5sum sha1sum sha256sum sha512sum cksum sum base64 base32 jq yq gron xmllint strings tree dmesg lsblk blkid lsof lscpu lspci lsmod lsusb lshw
     dig nslookup host getent whois ping ping6 fping traceroute tracepath mtr netstat ss nmap nc ncat netcat telnet arp route ifconfig
     pg_isready amtool logcli promtool trivy grype syft safety bandit snyk semgrep gitleaks checkov tfsec tflint kube-bench kube-score kubeval
     kubeconform kube-linter pluto popeye polaris hadolint shellcheck yamllint testssl.sh sslscan export unset local declare typeset readonly
     alias unalias set shopt umask ulimit hash wait read exit return trap let break continue shift getopts mapfile readarray history
     fc jobs fg bg disown help man info tput clear reset basename dirname realpath readlink xxd od hexdump yes locale getconf tty stty nproc arch
     stern k9s vmstat iostat mpstat sar pidstat iotop iftop nethogs nload dstat pmap findmnt lsns getenforce sestatus getfacl lsattr
     tcpdump tshark perf sysdig numastat vgs lvs pvs vgdisplay lvdisplay pvdisplay uuidgen pwgen xclip xsel pbcopy
     pbpaste open xdg-open journalctl nvidia-smi sysctl mount timedatectl hostnamectl localectl openssl awk gawk sed find zdump
     pg_controldata pg_waldump pg_lsclusters pg_verifybackup mysqlbinlog pt-query-digest atq getsebool aa-status iptables-save
     ip6tables-save systemd-cgls xfs_info dumpe2fs ausearch aureport nfsstat showmount mailq crm_mon
     kafka-broker-api-versions kafka-get-offsets kafka-dump-log kafka-consumer-perf-test clock hwclock chronyc jstack mongostat mongotop jmap mongoexport mysqlcheck fuser ntpq ntpstat smartctl sensors ipmitool dmidecode cscli`,
  ),
  ...programs(
    'local',
    `cp mv mkdir touch chmod chown chgrp ln tee tar gzip gunzip bzip2 bunzip2 xz unxz zip unzip 7z patch install mktemp mkfifo split
     ssh-keygen ssh-add ssh-agent ssh-keyscan direnv asdf nvm rbenv pyenv tfenv kubectx kubens kubie age cfssl cfssljson mkcert sops
     pg_dump pg_dumpall mysqldump mongodump virtualenv code vi vim nvim nano emacs dos2unix unix2dos iconv rename`,
  ),
  ...programs(
    'change',
    `ansible-playbook ansible ansible-pull certbot initdb createdb createuser pg_basebackup pg_restore pg_upgrade pg_rewind mongorestore umount
     useradd adduser usermod groupadd groupmod passwd chpasswd iptables ip6tables iptables-restore nft ipset ipvsadm conntrack tc ethtool
     chef-client chef-solo puppet salt salt-call modprobe insmod swapon swapoff mkswap ldconfig update-ca-certificates
     update-ca-trust update-initramfs grub2-mkconfig update-grub grubby chcon restorecon semanage setsebool setenforce setfacl chattr
     pvcreate vgcreate lvcreate lvextend vgextend lvresize pvresize resize2fs xfs_growfs growpart e2fsck fsck xfs_repair tune2fs
     cryptsetup mdadm mail sendmail mutt wall logger at batch ssh-copy-id gitlab-rake pg_ctlcluster vacuumdb reindexdb renice nsupdate
     nginx apachectl haproxy rndc firewall-cmd xtrabackup mariabackup kafka-producer-perf-test kafka-verifiable-producer
     kafka-server-start kafka-server-stop kafka-storage kafka-features kafka-metadata-quorum kafka-preferred-replica-election
     alembic flyway liquibase visudo vipw logrotate snap mongoimport ntpdate chage auditctl update-alternatives alternatives
     pg_archivecleanup pgbench`,
  ),
  ...programs(
    'destroy',
    `rm rmdir unlink dd mkfs mkfs.ext4 mkfs.xfs wipefs fdisk parted sfdisk sgdisk kill killall pkill skill dropdb dropuser reboot shutdown poweroff
     halt init telinit shred truncate userdel deluser groupdel rmmod lvremove vgremove pvremove blkdiscard mke2fs killall5 pg_resetwal
     pg_dropcluster kafka-delete-records`,
  ),
]);
