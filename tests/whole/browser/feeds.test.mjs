// Feeds as they are used: a team makes addresses at a desk and on a phone, with scripts and without, and programs of others
// read them: ical.js the calendars, jsonld the events for search engines, rss-parser the news, a client of OData and
// LibreOffice the figures, and a browser the list in a frame of another site.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import ICAL from 'ical.js';
import { check, desk, htmlErrors, look, openPage, phone } from './browser.mjs';
import { plainText, startDemoWithMail, until } from './mail_server.mjs';

const require = createRequire(import.meta.url);
const jsonld = require('jsonld');
const Parser = require('rss-parser');
const { o } = require('odata');

const summit = 'london-send-summit-2022';
const meeting = 'https://meet.example.org/j/4711';
const who = 'gwen@example.org';
const coming = new Date(Date.now() + 40 * 24 * 3600 * 1000).toISOString().slice(0, 10);
let all;
let address;
let programme;

before(async () => {
  all = await startDemoWithMail();
  address = all.server.address;
  const { run } = all.server;
  const events = run('event', 'list');
  assert.match(events, new RegExp(summit));
  const page = await openPage(all.browser, desk);
  await page.goto(`${address}/events`);
  programme = /\/programmes\/([^/]+)\/feeds/.exec(await page.locator('main a[href$="/feeds"]').first().getAttribute('href'))[1];
  const name = (await page.locator('main a[href$="/feeds"]').first().innerText()).trim();
  run('event', 'add', 'open-forum', '--title', 'Open forum: "all" <together> & more', '--date', coming, '--venue', 'Coin Street', '--attendance', 'hybrid', '--programme', name);
  run('event', 'add', 'members-only', '--title', 'Of members', '--date', coming, '--attendance', 'online', '--programme', name);
  for (const slug of ['open-forum', 'members-only']) {
    await page.goto(`${address}/events/${slug}/booking`);
    await page.locator('input[name="way"][value="open"]').check();
    await page.locator('[name="starts"]').fill('10am');
    await page.locator('[name="ends"]').fill('3pm');
    await page.locator('[name="joining"]').fill(meeting);
    await page.locator('[name="contact"]').fill('Priya Narang, priya@example.org');
    await page.locator('[name="about"]').fill(`A day together. Join at ${meeting}`);
    if (slug === 'members-only') await page.locator('input[name="who"][value="members"]').check();
    await page.getByRole('button', { name: /Save/ }).first().click();
    await check(page);
  }
  const list = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'muster-feeds-')), 'list.csv');
  fs.writeFileSync(list, `Name,Organisation,E-mail,Access needs\nGwen Abara,Camden,${who},Step-free canary\n`);
  run('import', 'delegates', 'open-forum', list, '--apply');
  await page.context().close();
});
after(() => all?.stop());

/** The entries of a calendar, each as one value, once ical.js has read all of it strictly. */
async function entriesAt(url, status = 200) {
  const reply = await fetch(url);
  assert.equal(reply.status, status);
  if (status !== 200) return [];
  assert.match(reply.headers.get('content-type'), /^text\/calendar/);
  const text = await reply.text();
  for (const kept of [meeting, 'meet.example', 'Gwen', who, 'Priya', 'canary', 'ATTENDEE', 'ORGANIZER', '/join', '/booking/'])
    assert.ok(!text.includes(kept), kept);
  const calendar = new ICAL.Component(ICAL.parse(text));
  assert.equal(calendar.getFirstPropertyValue('refresh-interval').toString(), 'PT6H');
  return calendar.getAllSubcomponents('vevent').map((part) => {
    const event = new ICAL.Event(part);
    return {
      uid: event.uid, title: event.summary, begins: event.startDate.toJSDate(), location: event.location,
      url: part.getFirstPropertyValue('url'), words: event.description,
    };
  });
}

const made = (page, label) => page.locator(`section.code[aria-label="${label}"] pre`).innerText().then((text) => text.trim());

for (const [name, size, scripts] of [['375', { ...phone, viewport: { width: 375, height: 812 } }, false], ['1280', desk, true]]) {
  test(`a calendar is made, renewed and switched off at ${name} px${scripts ? '' : ' without scripts'}`, async () => {
    const page = await openPage(all.browser, size, { javaScriptEnabled: scripts });
    await page.goto(`${address}/programmes/${programme}/feeds`);
    await check(page);
    await page.getByRole('button', { name: 'Make the address' }).click();
    assert.match(await page.locator('main').innerText(), /Say who or what reads it/);
    await check(page);
    await page.getByLabel('Who or what reads it').fill(`Outlook at ${name}`);
    await page.getByRole('button', { name: 'Make the address' }).click();
    await check(page);
    await look(page, `feeds-made-${name}`);
    const first = await made(page, 'The calendar’s address');
    assert.ok(first.startsWith(`${address}/calendar/`));
    const forum = (await entriesAt(first)).find(({ title }) => title.startsWith('Open forum'));
    assert.equal(forum.title, 'Open forum: "all" <together> & more');
    assert.match(forum.url, /\/b\/[a-z0-9]{7}$/);
    assert.equal(forum.words, forum.url);
    assert.equal((await fetch(forum.url)).status, 200);
    assert.equal(forum.location, 'Coin Street');
    await page.getByRole('button', { name: `Renew what Outlook at ${name} reads` }).click();
    await check(page);
    const second = await made(page, 'The calendar’s address');
    await entriesAt(first, 404);
    await entriesAt(second);
    await page.goto(`${address}/programmes/${programme}/feeds`);
    assert.ok(!(await page.content()).includes(second.split('/')[4]), 'an address is shown once');
    await page.getByRole('button', { name: `Switch off what Outlook at ${name} reads` }).click();
    await check(page);
    await entriesAt(second, 404);
    for (const secret of [first, second]) assert.ok(!all.server.log().includes(secret.split('/')[4]), 'the log holds a secret');
    await page.context().close();
  });
}

test('the list of public events is read by search engines, readers of news, calendars, and shown by another site', async () => {
  const page = await openPage(all.browser, desk);
  await page.goto(`${address}/programmes/${programme}/feeds`);
  await page.getByRole('button', { name: /Switch the list on/ }).click();
  await check(page);
  await look(page, 'feeds-public-1280');
  const snippet = await made(page, 'HTML for another web site');
  // It goes into sites whose style sheets are not ours, so it says its width itself.
  const errors = await htmlErrors(`<!DOCTYPE html><html lang="en"><head><title>A site</title></head><body>${snippet}</body></html>`);
  assert.deepEqual(errors.filter((error) => !error.includes('no-inline-style')), []);
  const home = /src="([^"]+)\/frame"/.exec(snippet)[1];

  const embedded = await (await fetch(home)).text();
  const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(embedded)[1]);
  const reply = await fetch(`${home}/events.jsonld`);
  assert.equal(reply.headers.get('access-control-allow-origin'), '*');
  const apart = await reply.json();
  assert.deepEqual(data, apart);
  // schema.org's own context, cut to what is used: its vocabulary, and which members are addresses or moments.
  const context = { '@vocab': 'http://schema.org/', url: { '@type': '@id' }, startDate: { '@type': 'DateTime' }, endDate: { '@type': 'DateTime' },
    eventStatus: { '@type': '@id' }, eventAttendanceMode: { '@type': '@id' } };
  const documentLoader = async (url) => {
    assert.equal(url, 'https://schema.org');
    return { document: { '@context': context }, documentUrl: url };
  };
  const expanded = await jsonld.expand(data, { documentLoader, safe: true });
  assert.equal(expanded.length, 1, 'members’ events, old ones and those without a page are not public');
  const [event] = expanded;
  const value = (key) => event[`http://schema.org/${key}`]?.[0];
  assert.deepEqual(event['@type'], ['http://schema.org/Event']);
  assert.equal(value('name')['@value'], 'Open forum: "all" <together> & more');
  assert.equal(new Date(value('startDate')['@value']).toISOString().slice(0, 10), coming);
  assert.equal(value('eventStatus')['@id'], 'https://schema.org/EventScheduled');
  assert.deepEqual(value('location')['@type'], ['http://schema.org/Place']);
  assert.deepEqual(value('organizer')['@type'], ['http://schema.org/Organization']);
  assert.equal(event['@id'], value('url')['@id']);
  assert.match(await jsonld.toRDF(data, { documentLoader, format: 'application/n-quads' }), /<http:\/\/schema\.org\/Event>/);

  const news = await new Parser().parseURL(`${home}/events.rss`);
  assert.deepEqual(news.items.map(({ title }) => title), ['Open forum: "all" <together> & more']);
  assert.equal(news.items[0].link, event['@id']);
  assert.equal(news.items[0].guid, event['@id']);
  assert.equal((await entriesAt(`${home}/events.ics`))[0].url, event['@id']);
  for (const below of ['', '/frame', '/list', '/events.jsonld', '/events.rss'])
    assert.ok(!/meet\.example|Priya|Of members/.test(await (await fetch(home + below)).text()), below);

  // The other site has another origin, so the browser asks what it may show.
  const site = http.createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html');
    answer.end(`<!DOCTYPE html><html lang="en"><title>A site</title><h1>What we do</h1>${snippet}</html>`);
  });
  await new Promise((ready) => { site.listen(0, 'localhost', ready); });
  const theirs = await openPage(all.browser, desk, { session: null });
  await theirs.goto(`http://localhost:${site.address().port}/`);
  const shown = theirs.frameLocator('iframe');
  await shown.getByRole('link', { name: /Open forum/ }).waitFor();
  const read = await theirs.evaluate(async (url) => (await fetch(url)).json(), `${home}/events.jsonld`);
  assert.deepEqual(read, apart);
  // Nothing else of Muster is shown by others.
  const other = await fetch(home);
  assert.match(other.headers.get('content-security-policy'), /frame-ancestors 'none'/);
  assert.equal(other.headers.get('access-control-allow-origin'), null);
  await theirs.context().close();
  site.close();

  for (const [name, size] of [['390', phone], ['1280', desk]]) {
    const visitor = await openPage(all.browser, size, { session: null });
    for (const below of ['', '/frame']) {
      await visitor.goto(home + below);
      await check(visitor);
      await look(visitor, `public-events${below.replace('/', '-')}-${name}`);
    }
    await visitor.context().close();
  }
  await page.getByRole('button', { name: /Switch it off/ }).click();
  assert.equal((await fetch(home)).status, 404);
  await page.context().close();
});

test('a spreadsheet reads the figures of all events with a key that opens nothing else', async () => {
  const page = await openPage(all.browser, desk);
  await page.goto(`${address}/programmes/${programme}/feeds`);
  await page.locator('input[name="kind"][value="figures"]').check();
  await page.getByLabel('Who or what reads it').fill('Power BI');
  await page.getByRole('button', { name: 'Make the address' }).click();
  await check(page);
  await look(page, 'feeds-figures-1280');
  const root = await made(page, 'The address of the figures');
  const key = await made(page, 'The password');
  await page.context().close();
  const authorization = `Basic ${Buffer.from(`excel:${key}`).toString('base64')}`;
  assert.equal((await fetch(root)).status, 401);

  // The client follows what the service says of itself.
  const client = o(`${root}/`, { headers: { authorization } });
  const sets = (await (await fetch(root, { headers: { authorization } })).json()).value;
  assert.deepEqual(sets.map(({ name }) => name), ['Figures']);
  const metadata = await (await fetch(`${root}/$metadata`, { headers: { authorization } })).text();
  const properties = [...metadata.matchAll(/<Property Name="(\w+)" Type="Edm\.(\w+)"/g)].map(([, name]) => name);
  const rows = await client.get('Figures').query({ $top: 5000 });
  const found = Array.isArray(rows) ? rows : rows.value;
  for (const row of found) assert.deepEqual(Object.keys(row).filter((name) => !name.startsWith('@')), properties);
  const helpful = found.find((row) => row.Event === summit && row.Code === 'helpful' && row.Answer === 'Helpful');
  assert.deepEqual([helpful.Count, helpful.Base, helpful.Share, helpful.Date], [38, 42, 0.905, '2022-06-10']);

  const csv = await (await fetch(root.replace(/odata$/, 'figures.csv'), { headers: { authorization } })).text();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-feeds-csv-'));
  fs.writeFileSync(path.join(folder, 'figures.csv'), csv);
  execFileSync('soffice', ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76,1',
    '--infilter=CSV:44,34,76,1', '--outdir', path.join(folder, 'out'), path.join(folder, 'figures.csv')], { stdio: 'ignore' });
  const office = fs.readFileSync(path.join(folder, 'out', 'figures.csv'), 'utf8').trim().split('\n');
  assert.equal(office.length, csv.replace(/^\uFEFF/, '').trim().split('\n').length);
  assert.ok(office.map((line) => line.replaceAll('"', '')).some((line) => line.startsWith(summit) && /,Helpful,38,/.test(line)), 'LibreOffice reads the same figures');
  fs.rmSync(folder, { recursive: true, force: true });

  for (const elsewhere of ['/api/v1/events', `/api/v1/programmes/${programme}`, `/api/v1/events/${summit}/bookings`])
    for (const heading of [authorization, `Bearer ${key}`])
      assert.equal((await fetch(address + elsewhere, { headers: { authorization: heading } })).status, 401, elsewhere);
  assert.equal((await fetch(root, { headers: { authorization: `Bearer ${key}` } })).status, 200);
});

for (const [name, size, scripts] of [['390', phone, true], ['1280', desk, false]]) {
  test(`somebody has their places in their own calendar at ${name} px${scripts ? '' : ' without scripts'}`, async () => {
    const team = await openPage(all.browser, desk);
    await team.goto(`${address}/programmes/${programme}/members-area`);
    await team.locator('input[name="open"][value="yes"]').check();
    await team.getByRole('button', { name: 'Save' }).click();
    const area = await team.locator('main a[href^="/my/"]').getAttribute('href');
    await team.context().close();
    const seen = all.mail.messages.length;
    const page = await openPage(all.browser, size, { session: null, javaScriptEnabled: scripts });
    await page.goto(address + area);
    await page.getByLabel('Your e-mail address').fill(who);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    const mail = await until(() => all.mail.messages.slice(seen).find(({ to, raw }) => String(to).includes(who)
      && plainText(raw).includes('/my-link/')), 'a link', 60000);
    await page.goto(address + /https?:\/\/\S+?(\/my-link\/[a-z0-9]+)/.exec(plainText(mail.raw))[1]);
    await page.getByRole('button', { name: 'Open my page' }).click();
    await page.getByRole('link', { name: 'My bookings in my calendar' }).click();
    await check(page);
    await look(page, `own-calendar-none-${name}`);
    await page.getByRole('button', { name: 'Make my address' }).click();
    await check(page);
    await look(page, `own-calendar-made-${name}`);
    const own = await made(page, 'My calendar’s address');
    const entries = await entriesAt(own);
    assert.deepEqual(entries.map(({ title }) => title), ['Open forum: "all" <together> & more']);
    assert.ok(entries[0].url.endsWith(`${area}/bookings`));
    await page.getByRole('button', { name: 'Make another address' }).click();
    await check(page);
    const next = await made(page, 'My calendar’s address');
    await entriesAt(own, 404);
    await entriesAt(next);
    await page.getByRole('button', { name: 'Switch it off' }).click();
    await check(page);
    await entriesAt(next, 404);
    await page.context().close();
  });
}
