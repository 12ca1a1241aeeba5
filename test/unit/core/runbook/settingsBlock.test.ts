import { describe, expect, it } from 'vitest';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { commandTexts, fenced, lines } from '../../support/runbooks.ts';

const settings = ['DB_HOST=db.internal', 'DB_NAME="ledger"', '# DB_PORT=5432', 'DB_TOKEN=abc...  # ask the owner'];

function offered(lead: string, ...content: readonly string[]): readonly string[] {
  return commandTexts(readRunbook(lines(lead, '', fenced('bash', ...content))));
}

describe('a block of settings is not run where their file is named', () => {
  it.each(['Create `.env.local` in the root:', '### .env 변경', '`config/ledger.env` に書く：', '编辑 .env 文件：'])(
    'in the text above, "%s"',
    (lead) => {
      expect(offered(lead, ...settings)).toEqual([]);
    },
  );

  it('with a value of several words, which a shell would run', () => {
    expect(offered('`.env`:', 'TEAM=blue', 'LABEL=Ledger 42', 'TOKEN=${OTHER}')).toEqual([]);
  });

  it('in a remark within it', () => {
    expect(offered('Then:', '# .env에 추가', 'DB_HOST=db.internal')).toEqual([]);
  });
});

describe('assignments are run', () => {
  it('where no file is named', () => {
    expect(offered('Set the release:', 'RELEASE=42', 'TARGET=blue')).toEqual(['RELEASE=42', 'TARGET=blue']);
  });

  it('where another text stands between the file and them', () => {
    expect(offered(lines('See `.env`.', '', 'Set the release:'), 'RELEASE=42')).toEqual(['RELEASE=42']);
  });

  it('in front of a command', () => {
    expect(offered('After `.env`:', 'RELEASE=42', 'RELEASE=42 make deploy')).toHaveLength(2);
    expect(offered('After `.env`:', 'RELEASE=42', 'RELEASE=42 ./deploy')).toHaveLength(2);
  });

  it('beside a command', () => {
    expect(offered('Copy `.env`:', 'FROM=.env.example', 'cp $FROM .env')).toHaveLength(2);
  });

  it('where the shell has to work them out, or they are exported', () => {
    expect(offered('After `.env`:', 'NOW=$(date)')).toEqual(['NOW=$(date)']);
    expect(offered('After `.env`:', 'export RELEASE=42')).toEqual(['export RELEASE=42']);
  });

  it('behind a prompt', () => {
    expect(offered('After `.env`:', '$ RELEASE=42')).toEqual(['RELEASE=42']);
  });
});
