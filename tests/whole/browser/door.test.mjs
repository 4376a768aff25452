// Two phones at two doors: the network is cut, both scan with overlaps, the network comes back, and all counts agree; a
// phone opened after the event shows nothing; and a camera reads a code. DOOR_SCANS says how many scans.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { asOwner, binary, check, look, openBrowser, openPage, patience, phone, screenshot, startServer } from './browser.mjs';

const jsQR = createRequire(import.meta.url)('jsqr');
const scans = Number(process.env.DOOR_SCANS ?? 60);
const people = scans;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-door-'));
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
let server;
let browser;
let badges;

before(async () => {
  const list = path.join(folder, 'list.csv');
  const rows = ['First name,Surname,Organisation,E-mail', 'Amara,Farrimond,Enfield,amara@example.org', 'Zoë,O’Appleyard,Tower Hamlets,',
    'Oluwadamilola,Ogunbanjo-Featherstonehaugh,London Innovation and Improvement Alliance,', 'Jo,Venner,Greenwich,'];
  for (let at = 4; at < people; ++at) rows.push(`Guest${at},Nummer${at},Camden,`);
  fs.writeFileSync(list, `${rows.join('\n')}\n`);
  server = await startServer({ commands: [['init'],
    ['event', 'add', 'summit', '--title', 'London SEND Summit', '--date', today],
    ['event', 'add', 'other', '--title', 'Another day', '--date', '2022-06-10'],
    ['import', 'delegates', 'summit', list, '--apply', '--leave-out', 'undecided']] });
  browser = await openBrowser();
  badges = (await api('badges')).badges;
});
after(async () => {
  await browser?.close();
  await server?.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

async function api(what) {
  const reply = await fetch(`${server.address}/api/events/summit/${what}`, asOwner());
  assert.equal(reply.status, 200);
  return reply.json();
}

async function atDoor(name) {
  const page = await openPage(browser, phone);
  await page.goto(`${server.address}/events/summit/door?door=${encodeURIComponent(name)}`);
  await page.waitForSelector('[data-kept=yes]');
  return page;
}

/** As a hand scanner: the code and Enter in the field. */
async function scan(page, code) {
  if (await page.locator('#door-q').count() === 0) await page.getByRole('button', { name: 'find by name' }).click();
  const before = await page.locator('#at-door').getAttribute('data-shown');
  await page.fill('#door-q', code);
  await page.press('#door-q', 'Enter');
  await page.waitForFunction((last) => document.getElementById('at-door').dataset.shown !== last, before ?? undefined);
}

const count = (page) => page.locator('#door-count b').innerText();
const until = async (page, words) => page.locator('#door-count').getByText(words, { exact: true }).waitFor();

test('the door works without scripts', async () => {
  const page = await openPage(browser, phone, { javaScriptEnabled: false });
  await page.goto(`${server.address}/events/summit/door`);
  await check(page);
  await page.fill('#q', 'farimond');
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await check(page);
  await page.getByRole('button', { name: 'Check in Amara Farrimond' }).click();
  assert.match(await page.locator('.band').innerText(), /Checked in/);
  await check(page);
  await screenshot(page, 'door-plain');
  await page.getByRole('button', { name: 'Undo' }).click();
  assert.match(await page.locator('.band').innerText(), /Taken back/);
  await page.getByRole('link', { name: 'Add somebody who is not in the list' }).click();
  await check(page);
  await page.getByRole('button', { name: 'Check them in' }).click();
  await check(page);
  await page.context().close();
  assert.equal((await api('door')).in, 0);
});

test('two doors without a connection come together again, and nobody is counted twice', async () => {
  const doors = [await atDoor('Main door'), await atDoor('Side door')];
  for (const page of doors) await check(page);
  await doors[0].fill('#door-q', 'farimont');
  assert.match(await doors[0].locator('.door-people').innerText(), /Amara Farrimond/);
  await check(doors[0]);
  await screenshot(doors[0], 'door-found');

  // Before the cut one is let in: both doors know of it.
  await scan(doors[0], badges[0].code);
  await until(doors[0], `1 of ${badges.length} in`);
  await doors[1].reload();
  // The page comes with the count; whether the phone's list knows it too says the time of the list.
  await doors[1].waitForFunction(() => /All sent/.test(document.getElementById('door-sent').textContent));
  await until(doors[1], `1 of ${badges.length} in`);

  for (const page of doors) await page.context().setOffline(true);
  const each = Math.round(scans / 2);
  const overlap = Math.round(scans / 5);
  const rest = badges.slice(1).map((badge) => badge.code);
  // The first door takes the front of the list, the second begins before the first has ended.
  const first = rest.slice(0, each);
  const second = rest.slice(each - overlap, 2 * each - overlap);
  for (const code of first) await scan(doors[0], code);
  // Each phone's clock is put right by the server's to the second: scans nearer than two have no order.
  await new Promise((go) => setTimeout(go, 3000));
  for (const code of second) await scan(doors[1], code);
  await scan(doors[0], first[0]);
  assert.match(await doors[0].locator('.band').innerText(), /Already in/);
  assert.match(await doors[0].locator('.band').innerText(), /this door/);
  await check(doors[0]);
  await screenshot(doors[0], 'door-already');
  await scan(doors[0], 'ZZZZ-ZZZZ-ZZZZ');
  assert.match(await doors[0].locator('.band').innerText(), /Not in the list/);
  await check(doors[0]);
  // No total is shown that cannot be known.
  assert.equal(await count(doors[0]), `at least ${1 + first.length} in`);
  assert.equal(await count(doors[1]), `at least ${1 + second.length} in`);
  assert.match(await doors[0].locator('.door-away').innerText(), new RegExp(`${first.length + 2} scans waiting to be sent`));
  assert.equal((await api('door')).in, 1, 'the server knows of none of them');

  // A phone that is opened anew without a connection goes on where it was, and nothing on it can be read.
  await doors[1].goto(`${server.address}/events/summit/door`);
  await doors[1].waitForSelector('#door-q');
  assert.equal(await count(doors[1]), `at least ${1 + second.length} in`);
  await check(doors[1]);
  await screenshot(doors[1], 'door-offline');
  const kept = await doors[1].evaluate(async () => {
    const base = await new Promise((resolve) => { const asked = indexedDB.open('muster-door'); asked.onsuccess = () => resolve(asked.result); });
    const all = (name) => new Promise((resolve) => { const asked = base.transaction(name).objectStore(name).getAll(); asked.onsuccess = () => resolve(asked.result); });
    const text = [...await all('lists'), ...await all('scans')].map((record) => new TextDecoder('latin1').decode(record.data)).join('');
    const pages = await Promise.all((await (await caches.open('muster-door')).matchAll('/events/summit/door')).map((page) => page.text()));
    return { text: text + pages.join(''), extractable: (await all('keys')).some((key) => key.extractable), scans: (await all('scans')).length };
  });
  assert.equal(kept.extractable, false);
  assert.equal(kept.scans, second.length);
  for (const word of ['Farrimond', 'Nummer', 'example.org', badges[3].code]) assert.equal(kept.text.includes(word), false, word);

  for (const page of doors) await page.context().setOffline(false);
  const all = new Set([badges[0].code, ...first, ...second]).size;
  for (const page of doors) {
    await page.waitForFunction(() => /All sent/.test(document.getElementById('door-sent').textContent), null, { timeout: 30000 * patience });
  }
  for (const page of doors) {
    await page.reload();
    await until(page, `${all} of ${badges.length} in`);
  }
  const list = await api('door');
  assert.equal(list.in, all);
  assert.equal(list.people.filter((person) => person.standing === 'in').length, all);
  // Whoever was let in twice came in where the earlier scan was.
  const twice = new Set(second.filter((code) => first.includes(code)));
  assert.equal(twice.size, overlap);
  const whose = new Map(badges.map((badge) => [badge.booking, badge.code]));
  for (const person of list.people) {
    if (twice.has(whose.get(person.booking))) assert.equal(person.door, 'Main door');
  }
  const stands = JSON.parse(server.run('booking', 'list', 'summit', '--json'));
  assert.equal(stands.filter((each) => each.state === 'came').length, all);
  for (const page of doors) await page.context().close();
});

test('the second door is told whom the first let in', async () => {
  const doors = [await atDoor('Main door'), await atDoor('Side door')];
  const standing = (await api('door')).people.filter((person) => person.standing === 'expected');
  const code = badges.find((badge) => badge.booking === standing[0].booking).code;
  await doors[1].context().setOffline(true);
  const before = (await api('door')).in;
  await scan(doors[0], code);
  await until(doors[0], `${before + 1} of ${badges.length} in`);
  await new Promise((wait) => setTimeout(wait, 1100));  // moments are kept by the second
  await scan(doors[1], code);
  assert.match(await doors[1].locator('.band').innerText(), /Checked in/);
  await doors[1].context().setOffline(false);
  await doors[1].locator('.door-news').first().waitFor();
  assert.match(await doors[1].locator('.door-news').first().innerText(), /was let in at both doors, first at .* at Main door. Counted once./);
  await check(doors[1]);
  for (const page of doors) await page.context().close();
});

for (const whose of ['the phone’s', 'the server’s']) {
  test(`a phone opened after the end by ${whose} clock shows nothing and holds nothing`, async () => {
    const page = await atDoor('Main door');
    await page.context().setOffline(true);
    await page.evaluate((byServer) => new Promise((resolve) => {
      const asked = indexedDB.open('muster-door');
      asked.onsuccess = () => {
        const lists = asked.result.transaction('lists', 'readwrite').objectStore('lists');
        lists.getAll().onsuccess = (found) => {
          for (const list of found.target.result) {
            if (byServer) list.offset = 3 * 86400000;
            else list.ends = Date.now() - 1000;
            lists.put(list);
          }
          lists.transaction.oncomplete = resolve;
        };
      };
    }), whose !== 'the phone’s');
    await page.goto(`${server.address}/events/summit/door`);
    await page.getByText('The event is over').first().waitFor();
    assert.doesNotMatch(await page.content(), /Farrimond|Nummer/);
    const left = await page.evaluate(async () => {
      const base = await new Promise((resolve) => { const asked = indexedDB.open('muster-door'); asked.onsuccess = () => resolve(asked.result); });
      const all = (name) => new Promise((resolve) => { const asked = base.transaction(name).objectStore(name).getAllKeys(); asked.onsuccess = () => resolve(asked.result); });
      return { lists: await all('lists'), keys: (await all('keys')).filter((key) => key.startsWith('list')), pages: await (await caches.open('muster-door')).matchAll('/events/summit/door').then((pages) => pages.length) };
    });
    assert.deepEqual(left, { lists: [], keys: [], pages: 0 });
    await page.context().close();
  });
}

/** Pixels of a PNG, by the browser that is there anyway. */
async function pixels(file) {
  const page = await openPage(browser);
  await page.goto(`${server.address}/healthz`);
  const data = await page.evaluate(async (png) => {
    const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0))]));
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const pen = canvas.getContext('2d');
    pen.drawImage(picture, 0, 0);
    const read = pen.getImageData(0, 0, picture.width, picture.height).data;
    let text = '';
    for (let at = 0; at < read.length; at += 32768) text += String.fromCharCode(...read.subarray(at, at + 32768));
    return { width: picture.width, height: picture.height, data: btoa(text) };
  }, fs.readFileSync(file).toString('base64'));
  await page.context().close();
  return { ...data, data: new Uint8ClampedArray(Buffer.from(data.data, 'base64')) };
}

function part(picture, left, top, width, height) {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; ++y)
    data.set(picture.data.subarray(((top + y) * picture.width + left) * 4, ((top + y) * picture.width + left + width) * 4), y * width * 4);
  return { data, width, height };
}

test('badges are printed on the right labels, whole, and their codes are read back', async () => {
  const pdf = path.join(folder, 'badges.pdf');
  server.run('badges', 'summit', '--first', '3', '--output', pdf);
  execFileSync('pdftoppm', ['-r', '150', '-png', '-f', '1', '-l', '1', pdf, path.join(folder, 'sheet')]);
  const file = fs.readdirSync(folder).find((name) => name.startsWith('sheet'));
  const sheet = await pixels(path.join(folder, file));
  const mm = (length) => Math.round(length * 150 / 25.4);
  const read = [];
  for (let label = 0; label < 8; ++label) {
    const at = part(sheet, mm(4.65 + (label % 2) * 101.6), mm(13.1 + Math.floor(label / 2) * 67.7), mm(99.1), mm(67.7));
    read.push(jsQR(at.data, at.width, at.height)?.data ?? null);
  }
  assert.deepEqual(read, [null, null, ...badges.slice(0, 6).map((badge) => badge.code)]);
  const words = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
  for (const word of ['Oluwadamilola', 'Featherstonehaugh', 'Farrimond', 'North Central London']) assert.match(words, new RegExp(word));
  assert.throws(() => execFileSync(binary, ['--database', server.database, 'badges', 'summit', '--first', '9', '--output', path.join(folder, 'none.pdf')], { stdio: 'pipe' }),
    (failed) => failed.status === 1 && /1 to 8/.test(failed.stderr));
  server.run('badges', 'summit', '--size', 'a6', '--output', path.join(folder, 'a6.pdf'));
  assert.match(execFileSync('pdfinfo', [path.join(folder, 'a6.pdf')], { encoding: 'utf8' }), new RegExp(`Pages: +${badges.length}`));
  server.run('badges', 'summit', '--list', '--output', path.join(folder, 'list.pdf'));
  const list = execFileSync('pdftotext', ['-layout', path.join(folder, 'list.pdf'), '-'], { encoding: 'utf8' });
  assert.match(list, /Farrimond, Amara/);
  assert.doesNotMatch(list, /example\.org/);
  const page = await openPage(browser);
  await page.goto(`${server.address}/events/summit/badges`);
  await look(page, 'badges');
  await page.context().close();
});

test('a camera reads a code, stops at “Already in”, and is not needed', async () => {
  // The code as a film that chromium takes for its camera: Y4M, grey.
  const [width, height] = [640, 480];
  const code = (await api('door')).people.filter((person) => person.standing === 'expected')[0];
  const badge = badges.find((each) => each.booking === code.booking);
  const pdf = path.join(folder, 'one.pdf');
  server.run('badges', 'summit', '--size', 'a6', '--output', pdf);
  const number = badges.indexOf(badge) + 1;
  execFileSync('pdftoppm', ['-r', '100', '-png', '-f', String(number), '-l', String(number), pdf, path.join(folder, 'one')]);
  const picture = await pixels(path.join(folder, fs.readdirSync(folder).find((name) => /^one-.*png$/.test(name))));
  const grey = Buffer.alloc(width * height, 255);
  for (let y = 0; y < Math.min(height, picture.height); ++y)
    for (let x = 0; x < Math.min(width, picture.width); ++x) grey[y * width + x] = picture.data[(y * picture.width + x) * 4];
  const film = path.join(folder, 'code.y4m');
  const frame = Buffer.concat([Buffer.from('FRAME\n'), grey, Buffer.alloc(width * height / 2, 128)]);
  fs.writeFileSync(film, Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420mpeg2\n`), frame, frame]));
  const filming = await chromium.launch({ executablePath: process.env.MUSTER_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${film}`] });
  try {
    const door = await openPage(filming, phone);
    await door.goto(`${server.address}/events/summit/door`);
    await door.locator('.band-in').waitFor();
    assert.match(await door.locator('.door-person').innerText(), new RegExp(badge.last_name));
    await check(door);
    await screenshot(door, 'door-scanned');
    // The same code again stops the camera until it is answered.
    await door.getByRole('button', { name: 'Find by name' }).click();
    await door.getByRole('button', { name: 'Scan codes' }).click();
    await door.locator('.band-already').waitFor();
    await check(door);
    await screenshot(door, 'door-waits');
    assert.equal(await door.evaluate(() => document.activeElement.textContent), 'Yes, let them pass');
    assert.equal(await door.evaluate(() => document.querySelector('video').paused), true);
    await door.getByRole('button', { name: 'No, find by name' }).click();
    await door.locator('#door-q').waitFor();
    await check(door);
  } finally {
    await filming.close();
  }
});
