import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandEffect } from '../../../../../src/core/runbook/effect.ts';
import { mongoEffect } from '../../../../../src/core/runbook/effects/mongo.ts';
import type { Effect } from '../../../../../src/core/runbook/model.ts';

describe('a script for MongoDB', () => {
  it.each<readonly [Effect, string]>([
    ['read', 'rs.status()'],
    ['read', 'db.orders.find({ state: "late" }).sort({ at: -1 }).limit(5).pretty()'],
    ['read', 'db.getSiblingDB("shop").orders.countDocuments({})'],
    ['read', 'printjson(db.adminCommand({ replSetGetStatus: 1 }))'],
    ['read', 'db.runCommand("ping").ok'],
    ['read', 'db.runCommand({ "ping": 1 })'],
    ['read', 'db.getCollectionNames().forEach(function (name) { print(name) })'],
    ['change', 'db.orders.updateMany({}, { $set: { state: "done" } })'],
    ['change', 'db.orders.aggregate([{ $match: {} }, { $out: "copy" }])'],
    ['change', 'rs.stepDown(60)'],
    ['change', 'db.adminCommand({ setParameter: 1, logLevel: 1 })'],
    ['change', 'sh.moveChunk("shop.orders", { a: 1 }, "b")'],
    ['destroy', 'db.dropDatabase()'],
    ['destroy', 'db.getCollectionNames().forEach(function (name) { db.getCollection(name).drop() })'],
    ['destroy', 'db.adminCommand({ shutdown: 1 })'],
    ['destroy', 'db.currentOp().inprog.forEach(op => db.killOp(op.opid))'],
    ['unknown', 'load("cleanup.js")'],
    ['unknown', 'db.orders["dr" + "op"]()'],
    ['unknown', 'db.runCommand(command)'],
  ])('is "%s" when it is %s', (effect, script) => {
    expect(mongoEffect(script)).toBe(effect);
  });

  it('never looks only where it drops something, whatever else it calls', () => {
    const calls = fc.array(fc.constantFrom('rs.status()', 'db.a.find({})', 'print("b")', 'db.c.stats()'));
    fc.assert(
      fc.property(calls, calls, fc.constantFrom('; ', '\n', ', '), (before, behind, between) => {
        expect(mongoEffect([...before, 'db.a.drop()', ...behind].join(between))).toBe('destroy');
      }),
    );
  });
});

it.each<readonly [Effect, string]>([
  ['read', "mongosh --quiet --eval 'rs.status()'"],
  ['destroy', 'mongo shop --eval="db.orders.deleteMany({})"'],
  ['destroy', "kubectl exec mongo-0 -- mongosh --eval 'db.dropDatabase()'"],
  ['unknown', 'mongosh cleanup.js'],
  ['unknown', "mongosh --eval 'rs.status()' --file cleanup.js"],
  ['unknown', 'mongosh mongodb://a'],
])('MongoDB\'s shell is "%s" when it is %s', (effect, command) => {
  expect(commandEffect(command, 'shell')).toBe(effect);
});
