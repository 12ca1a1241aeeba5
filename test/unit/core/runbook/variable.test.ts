import { describe, expect, it } from 'vitest';
import { freeVariables } from '../../../../src/core/runbook/variable.ts';

describe('a variable needs a value from outside', () => {
  it.each([
    ['ssh "$BASTION" lvs', ['BASTION']],
    ['echo ${HOST}', ['HOST']],
    ['echo "$A-$B-$A"', ['A', 'B']],
    ['kubectl get pods -n ${NS} | grep $APP', ['NS', 'APP']],
    ['echo $(cat $FILE)', ['FILE']],
    ['cat <<EOF\n$NAME\nEOF', ['NAME']],
    ['for n in $NODES; do ping $n; done', ['NODES']],
    ['echo ${NAME%.*}', ['NAME']],
    ['echo ${NAME:?is needed}', ['NAME']],
  ])('in %s', (text, names) => {
    expect(freeVariables(text)).toEqual(names);
  });
});

describe('no variable needs one', () => {
  it.each([
    'LIMIT=5; echo "$LIMIT"',
    'export LIMIT=5 && echo $LIMIT',
    'read -r NAME; echo $NAME',
    'for n in 1 2; do echo $n; done',
    'echo ${PORT:-8080}',
    'echo ${PORT:=8080}; echo $PORT',
    '(( i = 1 )); echo $i',
    'for ((i = 0; i < 3; i++)); do echo $i; done',
    "awk '{ print $NF, $1 }' a",
    "echo '$HOME'",
    'echo \\$HOME',
    'echo $? $$ $# $1 $@',
    "cat <<'EOF'\n$NAME\nEOF",
    'jq ".a"',
  ])('in %s', (text) => {
    expect(freeVariables(text)).toEqual([]);
  });
});
