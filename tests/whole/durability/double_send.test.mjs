// Ten thousand times an answer is sent that was sent before: side by side with the first, after it, and across a kill.
// Each is there once, and each sender is thanked.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { assertIntact, compare, freePort, keptTexts, makeEvent, newFolder, patience, pause, People, Served } from './muster.mjs';

const people = 1000;
const resends = 10;
const atOnce = 32;

test(`${people * resends} sent again, one answer of each`, { timeout: 600000 }, async () => {
  const folder = newFolder();
  const database = path.join(folder, 'muster.db');
  const served = new Served(database, await freePort());
  const sender = new People([served.address], makeEvent(database, folder), { count: 0 });
  await served.start();
  try {
    const phone = await sender.open(served.address);
    const told = new Set();
    let [sent, replies] = [0, 0];
    const send = async (person) => {
      const text = `answer doubled ${person}`;
      for (;;) {
        sent += 1;
        try {
          if (await sender.send(served.address, phone, `doubled-${process.pid}-${person}`, text) === 303) break;
        } catch { /* the connection broke: nobody was told anything, and the phone sends again */ }
        await pause(20);
      }
      replies += 1;
      told.add(text);
    };
    // The same answer stands eleven times in the queue, three of them beside each other, so that they arrive together.
    const queue = [];
    for (let person = 0; person < people; ++person) queue.push(person, person, person);
    for (let turn = 2; turn < resends; ++turn) for (let at = 0; at < people; ++at) queue.push((at * 37 + turn) % people);
    const working = Array.from({ length: atOnce }, async () => {
      while (queue.length > 0) await send(queue.shift());
    });
    await pause(1000 * patience);
    await served.kill();
    await served.start();
    await Promise.all(working);
    assert.equal(replies, people * (resends + 1));
    assert.ok(sent >= replies);
    await served.kill();
    assertIntact(database, folder);
    const kept = keptTexts(database);
    assert.equal(kept.length, people);
    compare({ told, sent }, kept);
    console.log(`${sent} sent, ${sent - people} of them again: ${kept.length} answers`);
  } finally { await served.kill(); }
  fs.rmSync(folder, { recursive: true, force: true });
});
