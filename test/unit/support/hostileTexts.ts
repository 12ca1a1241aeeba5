/** Texts made to keep a reader busy, by name: each a function of about how many characters it shall have. */
export const hostileTexts: Readonly<Record<string, (size: number) => string>> = {
  'a hundred quotes around lines that go on lazily': (size) => '>'.repeat(100) + '\na'.repeat(size / 2),
  'quotes in quotes on every line': (size) => `${'> '.repeat(200)}x\n`.repeat(size / 402),
  'a line of list marks': (size) => `${'- '.repeat(size / 2)}x`,
  'lists in lists': (size) => rows(size, (at) => `${'  '.repeat(at % 300)}- [ ] item ${at}`),
  'numbered lists in lists': (size) => rows(size, (at) => `${'   '.repeat(at % 200)}1. step ${at}`),
  'lists and quotes in turn': (size) => `${'- > '.repeat(100)}x\n`.repeat(size / 402),
  'code blocks that open in every entry': (size) => '- ```bash\n'.repeat(size / 10),
  'an opening fence of all lengths': (size) => rows(size, (at) => '`'.repeat(3 + (at % 500))),
  'comments that never end': (size) => '- <!--\n'.repeat(size / 7),
  'tags that never end': (size) => '<a b="\n\n'.repeat(size / 8),
  'a tag with many attributes': (size) => `<a${' b'.repeat(size / 2)}\n`,
  'links that have no end': (size) => rows(size, () => '[a]: <b\n"c'),
  'a label that has no end': (size) => '[a\n'.repeat(size / 3),
  'a table with a thousand columns': (size) =>
    `${'|a'.repeat(1000)}|\n${'|-'.repeat(1000)}|\n${`${'|b'.repeat(1000)}|\n`.repeat(size / 2000)}`,
  'a table with short rows': (size) => `${'|a'.repeat(500)}|\n${'|-'.repeat(500)}|\n${'|b\n'.repeat(size / 3)}`,
  underlines: (size) => 'a\n-\n'.repeat(size / 4),
  headings: (size) => '# a\n'.repeat(size / 4),
  'items of the same words': (size) => '- [ ] a\n'.repeat(size / 8),
  'marks of emphasis in a title': (size) => `# ${'**a '.repeat(size / 4)}\n`,
  'marks of emphasis in items': (size) => `- [ ] ${'**a '.repeat(490)}\n`.repeat(size / 1970),
  'brackets in items': (size) => `- [ ] ${'['.repeat(1990)}\n`.repeat(size / 2000),
  'comments that open in items': (size) => `- [ ] ${'<!--'.repeat(490)}\n`.repeat(size / 1970),
  'code marks of all lengths in a line': (size) => ticks(size),
  'code marks of all lengths in items': (size) => `- ${ticks(2000)}\n`.repeat(size / 2000),
  'code that is a command many times in a line': (size) => '`kubectl get pods` '.repeat(size / 19),
  'blanks in a line': (size) => `${'a: ___ '.repeat(size / 7)}\n`,
  'boxes in a line': (size) => `${'[ ] a '.repeat(size / 6)}\n`,
  'a line of colons and stars': (size) => `${'a:*** '.repeat(size / 6)}___\n`,
  'a line of spaces': (size) => `- [ ] a${' '.repeat(size)}b\n`,
  'ids in an item': (size) => `- [ ] ${'{#a '.repeat(size / 4)}\n`,
  'ids in comments in an item': (size) => `- [ ] ${'<!-- id: '.repeat(size / 9)}\n`,
  'a command of one long word': (size) => shell(`echo ${'a'.repeat(size)}`),
  'a command with many words': (size) => shell(`echo${' a'.repeat(size / 2)}`),
  'a command with many quotes': (size) => shell(`echo ${`"a"'b'`.repeat(size / 6)}`),
  'a quote that never ends': (size) => shell(`echo "${'a\n'.repeat(size / 2)}`),
  'quotes that never end in many blocks': (size) => shell('echo "a\n'.repeat(60)).repeat(size / 560),
  'substitutions in substitutions': (size) => shell(`echo ${'$('.repeat(size / 2)}`),
  'substitutions in many lines': (size) => shell(rows(size, () => `echo ${'$('.repeat(100)}`)),
  'subshells in subshells': (size) => shell('('.repeat(size)),
  'arithmetic without end': (size) => shell(`echo ${'$((1+'.repeat(size / 5)}`),
  braces: (size) => shell(`echo ${'{a,'.repeat(size / 3)}`),
  'loops that never end': (size) => shell('for a in b; do\n'.repeat(size / 15)),
  'loops that never end in many blocks': (size) => shell('if a; then\n'.repeat(60)).repeat(size / 680),
  'heredocs that never end': (size) => shell('cat <<EOF\n'.repeat(size / 10)),
  'long heredocs': (size) => shell(`cat <<EOF\n${'key: "value"\n'.repeat(380)}EOF`).repeat(size / 5000),
  continuations: (size) => shell('a \\\n'.repeat(size / 4)),
  pipes: (size) => shell(`a${' | b'.repeat(size / 4)}`),
  'placeholders that have no end': (size) => shell(`echo ${'<a '.repeat(size / 3)}`),
  'templates that have no end': (size) => shell(`echo ${'{{ a '.repeat(size / 5)}`),
  'a template of many words': (size) => shell(`echo {{ ${'a.'.repeat(size / 2)}`),
  'words that look like placeholders': (size) => shell(`echo ${'YOUR-'.repeat(size / 5)}`),
  'a line like a prompt': (size) => shell(`a@${'b'.repeat(size)}`),
  'lines like prompts': (size) => shell(`a@${'b'.repeat(1000)}\n`.repeat(size / 1003)),
  'a prompt with many words': (size) => shell(`a@b${' c'.repeat(size / 2)}`),
  'a line of slashes': (size) => shell(`echo ${'\\'.repeat(size)}`),
  'a line like prose': (size) => shell(`Word ${'word '.repeat(size / 5)}`),
  'a list of bullets in a block': (size) => shell(`echo\n${'- '.repeat(size / 2)}✓`),
  'comments that open in SQL': (size) => sql(`SELECT ${'/*'.repeat(size / 2)}`),
  'quotes in SQL': (size) => sql(`SELECT ${`'a`.repeat(size / 2)}`),
  'semicolons in SQL': (size) => sql(`SELECT 1${';'.repeat(size)}x`),
  'dollar quotes in SQL': (size) => sql(`SELECT ${'$a'.repeat(size / 2)}`),
  'statements that never end': (size) => sql("SELECT '\n".repeat(size / 9)),
  'carriage returns': (size) => '\r'.repeat(size),
  'line ends': (size) => '\n'.repeat(size),
  'front matter that never ends': (size) => `---\n${'--- a\n'.repeat(size / 6)}`,
  'zero characters': (size) => '\0'.repeat(size),
  'letters with many accents': (size) => `# ${'e\u0301\u0327'.repeat(size / 3)}\n`,
};

/** Rows of text up to about `size` characters. */
function rows(size: number, row: (at: number) => string): string {
  let text = '';
  for (let at = 0; text.length < size; at += 1) text += `${row(at)}\n`;
  return text;
}

function ticks(size: number): string {
  let text = '';
  for (let at = 1; text.length < size; at += 1) text += `${'`'.repeat(at)}a`;
  return text;
}

function shell(text: string): string {
  return `\`\`\`bash\n${text}\n\`\`\`\n`;
}

function sql(text: string): string {
  return `\`\`\`sql\n${text}\n\`\`\`\n`;
}
