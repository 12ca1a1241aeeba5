/** The variables that a program gets from the process that starts it. */

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * What a program of a runbook or a check gets: a list of names, because a variable nobody thought of is more often a token
 * of another program than something a command needs. The list has
 * - who and where: PATH, HOME, USER, LOGNAME, SHELL, TERM, TMPDIR, TZ, LANG and LC_*, XDG_*, the folders of Windows;
 * - the way out: proxies, certificate authorities, the agents of SSH and Kerberos, and what opens a browser for a login;
 * - logins of clouds, which plugins of kubectl use: AWS_*, AZURE_* and AAD_*, CLOUDSDK_* and GOOGLE_APPLICATION_CREDENTIALS,
 *   OCI_*, ALIBABA_CLOUD_*; and the places of Docker, Helm, Krew and language tools.
 *
 * KUBECONFIG is not among them: whoever starts a program pins it. Neither is what sends a program to another server
 * or cluster (PGHOST, HELM_KUBEAPISERVER, …), nor a token but that of AWS, whose keys are worth nothing without it.
 *
 * @param asked names that a person has asked for, whatever they are; only what belongs to the editor or to Provebook
 *   itself, or is read by a shell before its script, is never passed on
 */
export function childEnvironment(env: Variables, asked: readonly string[] = []): Record<string, string> {
  const wanted = new Set(asked);
  const kept = Object.entries(env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !never.test(entry[0]) && (wanted.has(entry[0]) || isListed(entry[0])),
  );
  return Object.fromEntries(kept);
}

function isListed(name: string): boolean {
  return names.has(name) || (families.test(name) && !/_TOKEN$/.test(name));
}

const never =
  /^(ELECTRON_|VSCODE_|NODE_OPTIONS$|PROVEBOOK_|GIT_ASKPASS$|BASH_ENV$|ENV$|SHELLOPTS$|BASHOPTS$|KUBECONFIG$)/;

const families = /^(LC_|XDG_|AWS_|AZURE_|AAD_|CLOUDSDK_|OCI_|ALIBABA_CLOUD_|KREW_|NIX_|WSL)/;

const names = new Set(
  [
    'PATH HOME USER LOGNAME SHELL TERM COLORTERM NO_COLOR HOSTNAME TMPDIR TMP TEMP TZ TZDIR LANG LANGUAGE LOCALE_ARCHIVE',
    'EDITOR VISUAL PAGER LESS CI',
    'HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY http_proxy https_proxy all_proxy no_proxy',
    'SSL_CERT_FILE SSL_CERT_DIR CURL_CA_BUNDLE REQUESTS_CA_BUNDLE NODE_EXTRA_CA_CERTS GIT_SSL_CAINFO',
    'SSH_AUTH_SOCK SSH_AGENT_PID GNUPGHOME KRB5CCNAME KRB5_CONFIG',
    'DISPLAY WAYLAND_DISPLAY XAUTHORITY BROWSER DBUS_SESSION_BUS_ADDRESS',
    'AWS_SESSION_TOKEN GOOGLE_APPLICATION_CREDENTIALS GOOGLE_CLOUD_PROJECT USE_GKE_GCLOUD_AUTH_PLUGIN',
    'HELM_CACHE_HOME HELM_CONFIG_HOME HELM_DATA_HOME HELM_PLUGINS DOCKER_HOST DOCKER_CONFIG DOCKER_CONTEXT DOCKER_TLS_VERIFY DOCKER_CERT_PATH',
    'JAVA_HOME GOPATH GOROOT CARGO_HOME RUSTUP_HOME NVM_DIR PYENV_ROOT VIRTUAL_ENV CONDA_PREFIX ASDF_DIR ASDF_DATA_DIR',
    'SystemRoot SYSTEMROOT windir COMSPEC ComSpec PATHEXT Path USERPROFILE USERNAME USERDOMAIN APPDATA LOCALAPPDATA',
    'HOMEDRIVE HOMEPATH ProgramData ProgramFiles',
  ].flatMap((row) => row.split(' ')),
);
