// How long phones wait for "Thank you" while a long list is judged and imported. Prints figures; run by hand:
//   node tests/whole/pressure/import.mjs [rows, 100000 unless said]
import fs from 'node:fs';
import path from 'node:path';
import { freePort, makeEvent, muster, newFolder, pause, People, Served } from '../durability/muster.mjs';

const rows = Number(process.argv[2] ?? 100000);
const folder = newFolder();
const database = path.join(folder, 'muster.db');
const code = makeEvent(database, folder);
const served = new Served(database, await freePort());
await served.start();

/** A visitor of the desk, with the session of an owner. */
async function owner() {
  const link = muster(database, 'sign-in-link', 'owner@example.org', '--role', 'owner').trim();
  const opened = await fetch(link.replace(/^https?:\/\/[^/]+/, served.address));
  const visit = opened.headers.get('set-cookie').split(';')[0];
  const token = /name="token" value="([0-9a-f]+)"/.exec(await opened.text())[1];
  const entered = await fetch(opened.url, {
    method: 'POST', redirect: 'manual', headers: { cookie: visit }, body: new URLSearchParams({ token }),
  });
  const cookie = /(muster-session=[^;]+)/.exec(entered.headers.get('set-cookie'))[1];
  const ask = (address, options = {}) => fetch(served.address + address, { redirect: 'manual', ...options, headers: { cookie } });
  const hidden = async (address, name) => new RegExp(`name="${name}" value="([^"]+)"`).exec(await (await ask(address)).text())[1];
  return { ask, hidden };
}

/** One answer after the other; how long each took, in milliseconds, by what the desk was doing. */
const waits = {};
let doing = 'nothing else';
let going = true;
const helper = new People([], code, { count: 0 });
async function phone(person) {
  const form = await helper.open(served.address);
  for (let number = 0; going; ++number) {
    const began = performance.now();
    const at = doing;
    const status = await helper.send(served.address, form, `${person}-${number}-${began}`, `answer ${person} ${number}`);
    if (status !== 303) throw new Error(`status ${status}`);
    (waits[at] ??= []).push(performance.now() - began);
    await pause(10);
  }
}
const phones = Array.from({ length: 4 }, (_, person) => phone(person));

let list = 'First name,Surname,Organisation,E-mail\n';
const organisations = ['Barnet', 'Camden', 'Towerhamlets', 'AfC', 'Sutton'];
for (let at = 0; at < rows; ++at) list += `Given${at % 311},Family${at},${organisations[at % 5]},p${at}@example.org\n`;

await pause(3000);
const desk = await owner();
const home = '/events/kept/delegates/import';
const body = new FormData();
body.set('token', await desk.hidden(home, 'token'));
body.set('file', new Blob([list]), 'list.csv');
doing = 'reading and judging';
const chosen = await desk.ask(home, { method: 'POST', body });
const upload = chosen.headers.get('location');
if (!upload) throw new Error(await chosen.text());
const fields = { token: await desk.hidden(upload, 'token'), expected: await desk.hidden(upload, 'expected') };
doing = 'importing';
const began = performance.now();
const done = await desk.ask(`${upload}/apply`, { method: 'POST', body: new URLSearchParams(fields) });
const seconds = (performance.now() - began) / 1000;
doing = 'after it';
await pause(2000);
going = false;
await Promise.all(phones);

console.log(`${rows} rows imported in ${seconds.toFixed(1)} s (status ${done.status})`);
for (const [what, times] of Object.entries(waits)) {
  times.sort((left, right) => left - right);
  const part = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(0);
  console.log(`${what}: ${times.length} answers, median ${part(0.5)} ms, p99 ${part(0.99)} ms, longest ${part(1)} ms`);
}
await served.kill('SIGTERM');
fs.rmSync(folder, { recursive: true, force: true });
