// The set-up that docs/operations.md describes: a primary with a synchronous standby, and processes that know both. The
// primary dies with all it had in memory, the standby is promoted, and the dead one comes back as its standby.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import test from 'node:test';
import { between, compare, freePort, keptTexts, makeEvent, newFolder, pause, People, Postgres, Served } from './muster.mjs';

const promotions = Number(process.env.MUSTER_PROMOTIONS ?? 3);
const first = await Postgres.make();
const skip = first === null ? 'WARNING: PostgreSQL 15 is not installed' : false;
const servers = [first];
test.after(() => Promise.all(servers.map((server) => server?.remove())));

async function until(what, limit, why) {
  const began = Date.now();
  while (!what()) {
    assert.ok(Date.now() - began < limit, why);
    await pause(10);
  }
  return Date.now() - began;
}

test(`${promotions} times the primary dies and the standby is promoted: nothing is lost or doubled`,
  { skip, timeout: 3600000 }, async () => {
    const folder = newFolder();
    first.sql('create database kept');
    const code = makeEvent(first.address('kept'), folder);
    servers.push(await first.standby());
    let [primary, standby] = servers;
    const database = `postgresql://muster@/kept?host=${servers.map((server) => server.folder).join(',')}`
      + '&target_session_attrs=read-write';
    const processes = [new Served(database, await freePort()), new Served(database, await freePort())];
    await Promise.all(processes.map((one) => one.start()));
    const people = new People(processes.map((one) => one.address), code);
    let slowest = 0;
    try {
      for (let turn = 0; turn < promotions; ++turn) {
        const before = people.told.size;
        await until(() => people.told.size > before + 20, 20000, 'nothing was saved before the primary died');
        await pause(between(0, 300));
        const refused = people.statuses[503] ?? 0;
        await primary.die();
        // Whoever sends now reads that it is not saved; nothing hangs.
        await until(() => (people.statuses[503] ?? 0) > refused + 3, 10000, 'nobody was answered 503 while there was no primary');
        const saved = people.told.size;
        await pause(between(0, 500));
        assert.ok(people.told.size <= saved + 8, 'answers were acknowledged without a primary');
        const told = people.told.size;
        standby.promote();
        slowest = Math.max(slowest, await until(() => people.told.size > told, 10000,
          'writes did not come back within 10 s of the promotion'));
        [primary, standby] = [standby, await standby.standby(primary)];
      }
      await people.finish();
    } finally {
      people.going = false;
      await Promise.all(processes.map((one) => one.kill()));
    }
    compare(people, keptTexts(database));
    // The standby has it all too.
    const answers = (server) => server.sql('select count(*) from response', 'kept');
    await until(() => answers(standby) === answers(primary), 5000, 'the standby lacks answers');
    console.log(`${promotions} promotions: ${people.told.size} answers acknowledged, ${people.again} sent again, `
      + `${people.unsure} told that it is not known, 0 lost, 0 doubled; writing came back within ${slowest} ms`);
    fs.rmSync(folder, { recursive: true, force: true });
  });

test('while the standby is away people are told, not kept waiting; what they sent is saved once when it is back',
  { skip, timeout: 120000 }, async () => {
    const folder = newFolder();
    const primary = await Postgres.make();
    servers.push(primary);
    primary.sql('create database kept');
    const code = makeEvent(primary.address('kept'), folder);
    const follower = await primary.standby();
    servers.push(follower);
    const served = new Served(primary.address('kept'), await freePort());
    await served.start();
    try {
      const people = new People([], code, { count: 0, patience: 20000 });
      const phone = await people.open(served.address);
      assert.equal(await people.send(served.address, phone, 'one', 'answer one'), 303);
      // A job must not be the one whose commit waits: its first turn is over, the next is far.
      const turns = () => primary.sql("select count(*) from setting where name = 'job retention'", 'kept');
      await until(() => turns() === '1', 15000, 'the jobs had no turn');
      await follower.die();
      assert.equal(await people.send(served.address, phone, 'two', 'answer two'), 503);
      assert.equal(people.unsure, 1, 'the commit waits for the standby: nobody knows');
      // The commit still waits, so nobody else may write; pages are read meanwhile.
      assert.equal(await people.send(served.address, phone, 'three', 'answer three'), 503);
      assert.equal(people.unsure, 1);
      assert.ok(await people.open(served.address));
      await follower.start();
      for (const end = Date.now() + 10000; Date.now() < end;) {
        if (await people.send(served.address, phone, 'two', 'answer two') === 303) break;
        await pause(100);
      }
      assert.equal(await people.send(served.address, phone, 'two', 'answer two'), 303);
      assert.equal(await people.send(served.address, phone, 'three', 'answer three'), 303);
    } finally {
      await served.kill();
    }
    assert.deepEqual(keptTexts(primary.address('kept')).sort(), ['answer one', 'answer three', 'answer two']);
    fs.rmSync(folder, { recursive: true, force: true });
  });
