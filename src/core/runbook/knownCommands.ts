/** First words by which a line without a prompt is taken for a shell command. */
const words = `
kubectl oc helm helmfile kustomize kubectx kubens kubeadm minikube kind k3d k3s k9s stern flux argocd istioctl linkerd cilium velero crictl ctr
etcdctl nerdctl docker docker-compose podman buildah skopeo trivy grype syft cosign kubeseal sops vault consul nomad terraform tofu terragrunt
packer ansible ansible-playbook pulumi aws gcloud gsutil bq az doctl eksctl oci ibmcloud aliyun heroku fly gh glab git svn hg
psql pg_dump pg_restore pg_isready pg_basebackup pg_ctl pg_ctlcluster initdb createdb createuser dropdb vacuumdb patronictl pgbouncer pgbackrest wal-g
barman mysql mysqldump mysqladmin mongo mongosh mongodump redis-cli redis-server sqlite3 clickhouse-client cqlsh influx
kafka-topics kafka-topics.sh kafka-consumer-groups kafka-consumer-groups.sh rabbitmqctl rabbitmq-diagnostics
promtool amtool logcli curl wget http https httpie nc ncat netcat telnet nmap dig nslookup host ping traceroute mtr ip ss netstat ifconfig iptables
openssl ssh ssh-keygen ssh-add ssh-copy-id scp sftp rsync certbot cfssl keytool gpg
cat head tail less more grep egrep fgrep rg awk gawk sed cut sort uniq wc tr tee xargs find locate ls cp mv rm mkdir rmdir ln touch chmod chown stat file
du df free top htop ps pgrep pkill kill killall uptime uname hostname whoami id who w last date time sleep watch timeout nice nohup env printenv
export unset source alias cd pwd pushd popd echo printf read test true false set eval exec exit trap wait ulimit umask type which command hash diff cmp patch
tar gzip gunzip zip unzip xz bzip2 zcat base64 md5sum sha1sum sha256sum jq yq xmllint tree strings hexdump xxd od
systemctl service journalctl dmesg sysctl mount umount lsblk fdisk mkfs fsck lsof strace tcpdump modprobe crontab at logger reboot shutdown
sudo su doas chroot apt apt-get apt-cache dpkg yum dnf rpm apk brew snap pacman
make cmake go cargo rustc mvn gradle ./gradlew ./mvnw npm npx yarn pnpm node deno bun python python2 python3 pip pip3 pipx poetry uv pytest tox
ruby gem bundle rake rails php composer java javac dotnet perl bash sh zsh
safety bandit snyk semgrep gitleaks checkov tfsec kube-bench kube-score kubeval kubeconform polaris k6 locust ab wrk hey jmeter newman
vi vim nano emacs code mail sendmail crictl runc systemd-analyze timedatectl hostnamectl nvidia-smi
chef knife chef-client puppet salt tmux screen
`;

export const knownCommands: ReadonlySet<string> = new Set(words.split(/\s+/).filter((word) => word !== ''));

/** Words that open a compound command. */
export const shellKeywords: ReadonlySet<string> = new Set([
  'for',
  'while',
  'until',
  'if',
  'case',
  'function',
  '{',
  '(',
  '[[',
  '[',
  '((',
  '!',
]);

/** Words that run the command behind them. */
export const wrapperCommands: ReadonlySet<string> = new Set([
  'sudo',
  'doas',
  'env',
  'time',
  'nohup',
  'nice',
  'timeout',
  'exec',
  'command',
  'watch',
  'xargs',
]);
