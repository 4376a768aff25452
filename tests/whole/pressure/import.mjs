// How long phones wait for "Thank you" while a long file is judged, imported and taken back. Answers come at a steady rate,
// whether those before are answered or not. Prints figures; run by hand:
//   node tests/whole/pressure/import.mjs [rows, 100000 unless said] [answers a second, 40 unless said] [delegates or answers]
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { choose, freePort, importWaiting, longAnswers, longList, makeEvent, newFolder, ownerOf, pause, People, Served,
  undoImport } from '../durability/muster.mjs';

const rows = Number(process.argv[2] ?? 100000);
const rate = Number(process.argv[3] ?? 40);
const [page, list] = process.argv[4] === 'answers' ? ['form', longAnswers(rows)] : ['delegates', longList(rows)];
const folder = newFolder();
const database = process.env.MUSTER_PRESSURE_DATABASE ?? path.join(folder, 'muster.db');
const code = makeEvent(database, folder);
const served = new Served(database, await freePort());
await served.start();
const desk = await ownerOf(database, served);

/** How long each answer took, in milliseconds, by what the desk was doing when it was sent. */
const waits = {};
let doing = 'nothing else';
let going = true;
const phones = (async () => {
  const helper = new People([], code, { count: 0, patience: 60000 });
  const form = await helper.open(served.address);
  const sent = [];
  const began = performance.now();
  for (let number = 0; going; ++number) {
    const due = began + number * (1000 / rate);
    await pause(Math.max(0, due - performance.now()));
    const at = doing;
    sent.push((async () => {
      const status = await helper.send(served.address, form, `${number}-${Math.round(began)}`, `answer ${number}`);
      if (status !== 303) throw new Error(`status ${status}`);
      (waits[at] ??= []).push(performance.now() - due);
    })());
  }
  await Promise.all(sent);
})();

/** Waits for the job that a page leads to, and says how long all of it took. */
async function ended(what, began, place) {
  for (let words = ''; place.startsWith('/jobs/');) {
    words = await desk.text(place);
    const result = /[0-9,]+ (people|answers) were (imported|taken out again)|Nothing was[^<]*|This did not work[^<]*/.exec(words);
    if (result) { console.log(result[0]); break; }
    await pause(200);
  }
  console.log(`${what}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

await pause(5000);
doing = 'reading and judging';
const upload = await choose(desk, list, 'kept', page);
doing = 'looking at the verdicts';
await desk.text(upload);
doing = 'importing';
let began = performance.now();
await ended(`${rows} rows imported`, began, await importWaiting(desk, upload));
doing = 'after it';
await pause(3000);
doing = 'undoing';
began = performance.now();
await ended(`${rows} rows taken back`, began, await undoImport(desk, 'kept', page));
doing = 'after that';
await pause(3000);
going = false;
await phones;

console.log(`${rate} answers a second; load ${os.loadavg()[0].toFixed(1)} on ${os.cpus().length} cores`);
for (const [what, times] of Object.entries(waits)) {
  times.sort((left, right) => left - right);
  const part = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(0);
  console.log(`${what}: ${times.length} answers, median ${part(0.5)} ms, p99 ${part(0.99)} ms, longest ${part(1)} ms`);
}
await served.kill('SIGTERM');
fs.rmSync(folder, { recursive: true, force: true });
