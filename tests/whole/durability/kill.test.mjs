// kill -9 at random moments while people send answers: what somebody was told is saved is there, once.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { assertIntact, between, compare, freePort, keptTexts, makeEvent, newFolder, patience, pause, People, Served } from './muster.mjs';

const kills = Number(process.env.MUSTER_KILLS ?? 200);

test(`${kills} times killed, nothing acknowledged is lost or doubled`, { timeout: 3600000 }, async () => {
  const folder = newFolder();
  const database = path.join(folder, 'muster.db');
  const code = makeEvent(database, folder);
  const served = new Served(database, await freePort());
  await served.start();
  const people = new People([served.address], code);
  try {
    for (let kill = 1; kill <= kills; ++kill) {
      await pause(between(10, 400 * patience));
      await served.kill();
      if (kill % 50 === 0) assertIntact(database, folder);
      await served.start();
    }
    await pause(300);
    await people.finish();
  } finally {
    people.going = false;
    await served.kill();
  }
  assertIntact(database, folder);
  compare(people, keptTexts(database));
  assert.ok(people.told.size > kills, `only ${people.told.size} answers were acknowledged`);
  assert.ok(served.slowest < 2000 * patience, `a start took ${served.slowest} ms`);
  console.log(`${kills} kills: ${people.told.size} answers acknowledged, ${people.again} sent again, 0 lost, 0 doubled; `
    + `slowest first reply ${served.slowest} ms`);
  fs.rmSync(folder, { recursive: true, force: true });
});
