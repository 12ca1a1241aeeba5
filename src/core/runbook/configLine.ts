/** Lines of files of configuration that would read like a command or like a variable in front of one. */

/** Whether a line is of such a file, whatever its first word is. */
export function isConfigLine(text: string): boolean {
  return mayBe.test(text) && configLines.some((pattern) => pattern.test(text));
}

/** What one of them begins with, so that nearly all lines are asked once. */
const mayBe = /^(?:PART|UUID=|LABEL=|host|local\s|deb)/;

const configLines: readonly RegExp[] = [
  // fstab: a volume by its label, where it goes, the kind of its file system, its options
  /^(?:PART)?(?:UUID|LABEL)=\S+\s+(?:\/\S*|none|swap)\s+[a-z][\w.]*\s+[\w,.=-]+(?:\s+\d){0,2}$/,
  // pg_hba.conf: how, to what and by whom, from where, and the proof
  /^(?:local|host(?:no)?(?:ssl|gssenc)?)\s+\S+\s+\S+\s+(?:\S+\s+){0,2}(?:trust|reject|md5|password|scram-sha-256|peer|ident|cert|ldap|radius|pam|bsd|gss|sspi)\b/,
  // A source of packages of Debian's
  /^deb(?:-src)?\s+(?:\[[^\]]*\]\s+)?[a-z+]+:\S*\s+\S+/,
];
