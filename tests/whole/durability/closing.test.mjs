// kill -9 at random moments while a full round closes and people still send answers: it is open or closed, never half of
// it; what somebody was told is saved is in the final figures; and the next start brings the closing to its end.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { assertIntact, between, compare, freePort, keptTexts, longAnswers, makeEvent, muster, newFolder, ownerOf, patience, pause, People, Served } from './muster.mjs';

const kills = Number(process.env.MUSTER_CLOSING_KILLS ?? 8);
const rows = 3000;

/** One person who sends one answer after the other until the form has closed. */
async function sendUntilClosed(phones, address, told, run) {
  let form;
  try { form = await phones.open(address); } catch { return; }
  for (let number = 0; ; ++number) {
    const text = `answer ${run} ${number}`;
    try {
      const status = await phones.send(address, form, `${run}-${number}`, text);
      if (status !== 303) return;
      told.add(text);
    } catch { return; }  // killed: nobody was told anything
  }
}

test(`${kills} times killed while it closes, a round is closed whole or open`, { timeout: 1200000 * patience }, async () => {
  const folder = newFolder();
  const database = path.join(folder, 'muster.db');
  const code = makeEvent(database, folder);
  const file = path.join(folder, 'answers.csv');
  fs.writeFileSync(file, longAnswers(rows));
  muster(database, 'import', 'responses', 'kept', file, '--apply');
  const served = new Served(database, await freePort());
  const told = new Set();
  const phones = new People([], code, { count: 0 });
  const summary = () => JSON.parse(muster(database, 'summary', 'kept', '--json'));
  // The answer that was on its way when the program was killed may be there without anybody having been told.
  const check = (responses, kill) => assert.ok(responses >= rows + told.size && responses <= rows + told.size + kill + 1,
    `${responses} answers, ${told.size} of them told`);
  let closed = 0;
  try {
    for (let kill = 0; kill < kills; ++kill) {
      await served.start();
      const desk = await ownerOf(database, served);
      const page = '/events/kept/form/close';
      const token = await desk.hidden(page, 'token');
      const sending = sendUntilClosed(phones, served.address, told, `run ${kill}`);
      await pause(between(50, 200));
      const pressed = desk.ask(page, { method: 'POST', body: new URLSearchParams({ token }) }).catch(() => null);
      await pause(between(1, 800 * patience));
      await served.kill();
      await Promise.all([sending, pressed]);
      // Whatever it was, the next command finds it whole; a closing that had begun is brought to its end.
      const found = summary();
      if (found.round === 'closed') {
        closed += 1;
        check(found.responses, kill);
      }
      muster(database, 'event', 'close', 'kept');
      check(summary().responses, kill);
      muster(database, 'event', 'reopen', 'kept');
    }
    muster(database, 'event', 'close', 'kept');
  } finally {
    if (served.child.exitCode === null && served.child.signalCode === null) await served.kill();
  }
  assertIntact(database, folder);
  const kept = keptTexts(database);
  compare({ told, sent: rows + told.size + kills }, kept);
  assert.equal(kept.filter((text) => text.startsWith('answer file')).length, rows);
  console.log(`${kills} kills, ${closed} times closed at once; ${told.size} answers sent meanwhile, 0 lost`);
  fs.rmSync(folder, { recursive: true, force: true });
});
