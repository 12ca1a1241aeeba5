/** First words by which a line without a prompt is taken for a shell command. Data: add a word, nothing else changes. */

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter((word) => word !== ''));

export const knownCommands = list(`
kubectl k oc helm helmfile kustomize kubectx kubens kubeadm minikube kind k3d k3s k9s stern flux argocd istioctl linkerd cilium hubble velero crictl
ctr etcdctl etcdutl nerdctl docker docker-compose podman podman-compose buildah skopeo crane oras trivy grype syft cosign kubeseal sops vault consul
nomad terraform tf tofu terragrunt tflint packer ansible ansible-playbook ansible-galaxy ansible-vault molecule pulumi cdk sam serverless skaffold
tilt tkn kn kpt operator-sdk rosa ocm odo subctl virtctl clusterctl talosctl calicoctl cmctl rancher vcluster kubeconform kubeval kube-bench kube-score
aws aws-vault awslocal gcloud gsutil bq az azd func doctl eksctl oci ibmcloud aliyun heroku flyctl fly cf vercel netlify wrangler
gh glab git git-lfs svn hg tig pre-commit
psql pg_dump pg_dumpall pg_restore pg_isready pg_basebackup pg_ctl pg_ctlcluster pg_lsclusters pg_rewind pg_resetwal pg_controldata pg_upgrade pg_repack
pgbench pgcli initdb createdb createuser dropdb dropuser vacuumdb reindexdb patronictl pgbouncer pgbackrest wal-g barman repmgr
mysql mysqldump mysqladmin mysqlcheck mysqlsh mariadb mariadb-dump sqlplus sqlcmd mongo mongosh mongodump mongorestore mongoexport mongoimport redis-cli
redis-server redis-benchmark sqlite3 clickhouse-client clickhouse cqlsh nodetool influx liquibase flyway alembic
kafka-topics kafka-topics.sh kafka-consumer-groups kafka-consumer-groups.sh kafka-console-producer kafka-console-consumer kafka-configs rabbitmqctl rabbitmqadmin rabbitmq-diagnostics nats zkCli.sh
ceph rbd rados radosgw-admin ceph-volume ceph-bluestore-tool ceph-objectstore-tool ceph-mon ceph-osd monmaptool cephadm crushtool gluster zfs zpool
promtool amtool logcli thanos mimirtool cortextool jsonnet jb
curl wget http https httpie grpcurl nc ncat netcat telnet socat nmap dig host nslookup drill whois ping ping6 traceroute tracepath mtr ip ss netstat ifconfig route arp
iptables ip6tables ipset nft tc ethtool iperf iperf3 ovs-vsctl ovs-ofctl ovn-nbctl ovn-sbctl firewall-cmd ufw openssl ssh ssh-keygen ssh-keyscan ssh-add
ssh-agent ssh-copy-id scp sftp rsync mosh sshuttle tsh certbot cfssl keytool gpg gpg2 wg mkcert
cat tac head tail less more grep egrep fgrep zgrep rg ag awk gawk sed cut sort uniq wc tr tee xargs find fd locate ls ll cp mv rm mkdir rmdir ln touch chmod
chown chgrp stat file install truncate shred
du df free top htop iostat vmstat mpstat pidstat sar iotop atop ps pstree pgrep pidof pkill kill killall uptime uname arch hostname whoami id groups who w last
lastb date time sleep watch timeout nice renice nohup env printenv
export unset source alias cd pwd pushd popd echo printf read test true false set shopt eval exec exit trap wait ulimit umask type which whereis command hash
diff cmp comm patch join paste column fold nl rev shuf seq expr bc
tar gzip gunzip zip unzip bzip2 xz unxz zstd lz4 zcat 7z base64 md5sum sha1sum sha256sum sha512sum jq yq xmllint xsltproc tree strings hexdump xxd od
envsubst gomplate dos2unix iconv
systemctl service journalctl dmesg sysctl mount umount lsblk blkid fdisk sfdisk parted sgdisk wipefs mkfs mkfs.ext4 mkfs.xfs fsck e2fsck resize2fs xfs_growfs
xfs_repair pvs vgs lvs pvcreate vgcreate lvcreate pvresize vgextend lvextend mdadm dd sync swapon swapoff losetup cryptsetup smartctl nvme lsof strace ltrace
tcpdump tshark perf bpftrace gdb gcore modprobe lsmod lspci lscpu lsusb dmidecode crontab at logger reboot shutdown poweroff halt loginctl localectl
timedatectl hostnamectl systemd-analyze chronyc ntpq nvidia-smi numactl getenforce setenforce restorecon semanage useradd usermod userdel groupadd
adduser passwd chage visudo getent update-ca-certificates update-grub
sudo su doas chroot nsenter unshare runuser apt apt-get apt-cache apt-mark dpkg yum dnf rpm rpm-ostree ostree zypper apk brew port snap flatpak pacman toolbox
make cmake ninja bazel go gofmt golangci-lint cargo rustc rustup mvn gradle ant sbt lein npm npx yarn pnpm pnpx node nvm deno bun tsc eslint prettier jest
vitest playwright vite ng nx turbo lerna
python python2 python3 pip pip3 pipx pipenv poetry uv conda virtualenv pyenv pytest tox nox ruff flake8 black isort mypy pylint django-admin celery gunicorn
uvicorn flask
ruby gem bundle rbenv rvm rake rails irb rspec rubocop php composer artisan java javac jar jcmd jstack jmap jstat dotnet nuget perl cpan bash sh zsh ksh dash
asdf mise direnv op bw pass
safety bandit snyk semgrep gitleaks trufflehog checkov tfsec terrascan kube-linter polaris opa conftest k6 locust ab wrk hey vegeta jmeter newman bats
shellcheck hadolint yamllint markdownlint
vi vim nvim nano emacs code mail mailq sendmail postqueue postsuper runc containerd qemu-img virsh vagrant multipass lxc
chef knife chef-client berks kitchen inspec puppet salt salt-call tmux screen pbcopy pbpaste open xdg-open launchctl defaults scutil dscacheutil
`);

/**
 * Those of them that also start a sentence or name a thing ("find the node", "time to first byte", "consul server"). Where
 * nothing else says that a line is a command, they count only with an argument that looks like one.
 */
export const everydayWords = list(`
ag arch at black cat code column comm command cut date defaults diff echo env exec exit expr false fd file find fly fold free func go groups halt
hash head hey host hostname id install jar join k kill kind kitchen kn last less locate mail make molecule more mount nl node nox open pass passwd paste
patch perf ping port poetry read reboot rev route safety sam screen seq serverless service set sh shred shutdown sleep snap sort source
stat strings sync tail tee test tilt time timeout toolbox top touch trap tree true turbo type uname unset w wait watch which who
`);

/**
 * Those that are also the names of things a sentence or a drawing speaks of ("docker host", "vault agent"). They count with an
 * argument, or with a sub-command that is known.
 */
export const productNames = list(`
ansible aws az bash chef cilium clickhouse composer conda consul docker flask flux gem git gluster gradle helm heroku hubble influx java linkerd
liquibase mariadb minikube mongo mysql nats netlify nomad packer perl php podman puppet python rails rake rancher redis-server repmgr ruby salt
skaffold ssh telnet terraform thanos uv vagrant vault vcluster velero vercel vim wrangler bundle brew pg_repack pgbouncer patronictl barman celery containerd gunicorn k3s runc uvicorn
`);

/** Words that open a compound command. */
export const shellKeywords = list('for while until if case function { ( [[ [ (( !');

/** Words that run the command behind them. */
export const wrapperCommands = list('sudo doas env time nohup nice timeout exec command watch xargs');
