// From the open page of an event to the door: an organiser opens booking, people book on phones with and without scripts,
// are told by real mail whose calendar entries another program reads, change, cancel and pass on, wait and are promoted.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import ICAL from 'ical.js';
import { check, desk, openBrowser, openPage, phone, screenshot, startServer } from './browser.mjs';
import { plainText, startMailServer, until } from './mail_server.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-booking-'));
const iso = (days) => new Date(Date.now() + days * 86400000).toISOString().slice(0, 10);
const day = iso(60);
let mail;
let server;
let browser;
let office;
let code;

/** A file of settings, and its name. */
function file(name, value) {
  fs.writeFileSync(path.join(folder, name), typeof value === 'string' ? value : JSON.stringify(value));
  return path.join(folder, name);
}
const page = { way: 'open', substitutes: 'until', substitutes_until: day, contact: 'Priya Narang, events@liia.example' };
const codeOf = (event) => /\/b\/([a-z0-9]{7})/.exec(server.run('booking', 'page', event))[1];
const bookings = (event) => JSON.parse(server.run('booking', 'list', event, '--json'));
const personOf = (event, name) => bookings(event).find((each) => each.first_name === name).person;

before(async () => {
  mail = await startMailServer();
  const events = ['summit', 'small', 'asked', 'invited'].map((slug) =>
    ['event', 'add', slug, '--title', `The ${slug} day`, '--date', day, '--venue', 'Coin Street Neighbourhood Centre']);
  server = await startServer({
    commands: [['init'], ...events, ['seats', 'set', 'small', file('seats.json', { seats: 2 })],
      ['booking', 'page', 'small', file('page.json', page)],
      ['booking', 'page', 'asked', file('ask.json', { ...page, way: 'ask', substitutes: 'forbidden' })],
      ['booking', 'page', 'invited', file('link.json', { ...page, way: 'link' })]],
    options: ['--mail-server', `smtp://localhost:${mail.port}`, '--mail-from', 'London network <muster@example.org>'],
  });
  browser = await openBrowser();
  office = await openPage(browser, desk);
});
after(async () => {
  await browser?.close();
  await mail?.stop();
  await server?.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** Checks a page at the widths that people have, and keeps its pictures. */
async function look(tab, name) {
  const was = tab.viewportSize();
  for (const width of [320, 390, 1280]) {
    await tab.setViewportSize({ width, height: 844 });
    await check(tab);
  }
  await tab.setViewportSize(was);
  await screenshot(tab, `booking-${name}`);
}

/** The next mail to that address, as its reader has it: { subject, text, link, entry }. */
const read = new Set();
async function mailTo(address) {
  const message = await until(() => mail.messages.find((each) => !read.has(each) && each.to[0] === address), `a mail to ${address}`, 60000);
  read.add(message);
  const whole = Buffer.from(plainText(message.raw), 'latin1').toString('utf8');
  const entry = /BEGIN:VCALENDAR[^]*END:VCALENDAR/.exec(whole)?.[0];
  return {
    subject: /^Subject: (.*)\r$/m.exec(whole)[1],
    text: whole.slice(whole.indexOf('Dear '), whole.indexOf('<!DOCTYPE')),
    link: /https?:\/\/\S+?\/booking\/[0-9a-z]{26}/.exec(whole)?.[0],
    declared: /text\/calendar; method=([A-Z]+)/.exec(message.raw)?.[1],
    entry: entry && entryOf(entry),
  };
}

const london = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'short' });

/** A calendar's only event, read by a library that is not the one that wrote it. */
function entryOf(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent');
  assert.equal(events.length, 1);
  const value = (name) => events[0].getFirstPropertyValue(name);
  return { method: calendar.getFirstPropertyValue('method'), uid: value('uid'), sequence: value('sequence'), status: value('status'),
    title: value('summary'), location: value('location'), starts: london.format(value('dtstart').toJSDate()),
    attendee: value('attendee'), organiser: value('organizer') };
}

/** `after` is a newer version of the same entry, which asks the calendar to do `method`. */
function follows(after, before, method) {
  assert.equal(after.declared, method, 'the mail says what its entry asks for');
  assert.equal(after.entry.method, method);
  assert.equal(after.entry.uid, before.entry.uid);
  assert.ok(after.entry.sequence > before.entry.sequence, `${after.entry.sequence} should be above ${before.entry.sequence}`);
  assert.equal(after.entry.status, method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED');
}

const somebody = (scripts = true) => openPage(browser, phone, { session: null, javaScriptEnabled: scripts });

async function fill(tab, name) {
  await tab.getByLabel('First name').fill(name);
  await tab.getByLabel('Surname').fill('Pemberwick');
  await tab.getByLabel('E-mail address').fill(`${name.toLowerCase()}@example.org`);
  await tab.getByLabel('Organisation', { exact: true }).fill('Camden');
  await tab.getByLabel('Yes, name me').check();
}
async function book(tab, name, where = code) {
  await tab.goto(`${server.address}/b/${where}/book`);
  await fill(tab, name);
  await tab.locator('main form button[type=submit]').click();
  await tab.waitForLoadState();
}
const heading = (tab) => tab.locator('h1').innerText();

test('an organiser opens booking and sees what people will see', async () => {
  await office.goto(`${server.address}/events/summit/booking`);
  await look(office, 'settings-first');
  await office.getByLabel('Open booking').check();
  await office.getByLabel('Begins at').fill('half past');
  await office.getByRole('button', { name: 'Save' }).click();
  assert.match(await office.title(), /^Error: /);
  await look(office, 'settings-error');
  await office.getByLabel('Begins at').fill('10am');
  await office.getByLabel('Ends at').fill('3pm');
  await office.getByLabel('Cost').fill('Free, and so is lunch');
  await office.getByLabel('May send somebody in their place until a day').check();
  for (const [label, value] of [['Day', day.slice(8)], ['Month', day.slice(5, 7)], ['Year', day.slice(0, 4)]])
    await office.getByLabel(label, { exact: true }).fill(value);
  await office.getByRole('button', { name: 'Save' }).click();
  await look(office, 'settings-saved');
  assert.match(await office.locator('.panel').innerText(), /It takes bookings now.*No number of seats is set/s);
  code = codeOf('summit');
});

/** What is offered while an organisation is typed: by part of a name or a place, with keys or a finger, and never forced. */
async function choosing(tab) {
  const field = tab.getByRole('combobox', { name: 'Organisation' });
  const offered = () => tab.locator('.choose [role=option]').allInnerTexts();
  assert.match(await tab.locator('.choose-status').innerText(), /^3 of \d+ organisations$/);
  assert.deepEqual((await offered()).map((each) => each.split('\n')[0]),
    ['Kingston upon Thames', 'Achieving for Children', 'Barking and Dagenham', 'None of these: keep what I typed']);
  assert.match((await offered())[1], /Local authority for Kingston upon Thames and Richmond upon Thames/);
  await look(tab, 'choosing');
  await field.press('ArrowDown');
  await field.press('ArrowDown');
  await check(tab);
  await field.press('Enter');
  assert.equal(await field.inputValue(), 'Achieving for Children');
  await field.fill('afc');
  assert.match((await offered())[0], /^Achieving for Children/, 'by the letters that it is known by');
  await field.press('Escape');
  assert.equal(await field.inputValue(), 'afc');
  await field.fill('nobody knows it');
  assert.match(await tab.locator('.choose-status').innerText(), /No organisation here has a name like this/);
  await field.fill('king');
  await tab.getByRole('option', { name: 'None of these' }).tap();
  assert.equal(await field.inputValue(), 'king');
}

for (const [name, scripts] of [['Yasmin', true], ['Zora', false]]) {
  test(`${name} books on a phone ${scripts ? 'with' : 'without'} scripts, changes, passes on and gives back`, async () => {
    const tab = await somebody(scripts);
    await tab.goto(`${server.address}/b/${code}`);
    await look(tab, 'event');
    await tab.getByRole('link', { name: 'Book my place' }).first().click();
    await look(tab, 'form');
    await tab.locator('main form button[type=submit]').click();
    assert.match(await tab.title(), /^Error: /);
    assert.equal(await tab.locator('.govuk-error-summary li').count(), 5, 'everything that is missing is named at once');
    await look(tab, 'form-error');
    await fill(tab, name);
    await tab.getByLabel('Organisation', { exact: true }).fill('king');
    if (scripts) await choosing(tab);
    await tab.getByLabel('The hearing loop').check();
    await tab.locator('main form button[type=submit]').click();
    assert.equal(await heading(tab), 'Which organisation?');
    await look(tab, 'which');
    await tab.locator('main form button[type=submit]').click();
    await look(tab, 'which-error');
    await tab.getByLabel(/^Kingston upon Thames/).check();
    await tab.locator('main form button[type=submit]').click();
    assert.equal(await heading(tab), 'Your booking is in');
    await look(tab, 'sent');

    const booked = await mailTo(`${name.toLowerCase()}@example.org`);
    assert.equal(booked.subject, 'The summit day: your place is booked');
    assert.equal(booked.entry.method, 'REQUEST');
    assert.equal(booked.entry.title, 'The summit day');
    assert.equal(booked.entry.location, 'Coin Street Neighbourhood Centre');
    assert.equal(booked.entry.starts, `${day} 10:00`);
    assert.equal(booked.entry.attendee, `mailto:${name.toLowerCase()}@example.org`);
    assert.equal(booked.entry.organiser, 'mailto:muster@example.org');
    await tab.goto(booked.link);
    assert.equal(await heading(tab), 'Your place is booked');
    assert.match(await tab.locator('.book-letters').innerText(), /^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    await look(tab, 'own');

    await tab.getByRole('link', { name: /Change your name/ }).click();
    await tab.getByLabel('First name').fill('');
    await tab.getByRole('button', { name: 'Save' }).click();
    await look(tab, 'change-error');
    await tab.getByLabel('First name').fill(name);
    await tab.getByLabel('No, count me without a name').check();
    await tab.getByRole('button', { name: 'Save' }).click();
    assert.match(await tab.locator('.notice').innerText(), /Your changes are saved/);
    const saved = await mailTo(`${name.toLowerCase()}@example.org`);
    assert.equal(saved.subject, 'The summit day: your changes are saved');
    assert.equal(saved.entry.method, 'REQUEST');

    await tab.getByRole('link', { name: 'Send somebody in my place' }).click();
    await tab.getByRole('button', { name: 'Pass my place on' }).click();
    await look(tab, 'substitute-error');
    await tab.getByLabel('First name').fill(`Sub${name}`);
    await tab.getByLabel('Surname').fill('Okoro');
    await tab.getByLabel('E-mail address').fill(`sub${name.toLowerCase()}@example.org`);
    await tab.getByRole('button', { name: 'Pass my place on' }).click();
    await look(tab, 'passed');
    follows(await mailTo(`${name.toLowerCase()}@example.org`), booked, 'CANCEL');
    const substitute = await mailTo(`sub${name.toLowerCase()}@example.org`);
    follows(substitute, booked, 'REQUEST');
    assert.equal((await tab.goto(booked.link)).status(), 404);
    await look(tab, 'link-gone');

    await tab.goto(substitute.link);
    await tab.getByRole('link', { name: 'Give back my place' }).click();
    await look(tab, 'leave');
    await tab.getByRole('button', { name: 'Give back my place' }).click();
    assert.equal(await heading(tab), 'Your booking is cancelled');
    await look(tab, 'left');
    const left = await mailTo(`sub${name.toLowerCase()}@example.org`);
    follows(left, substitute, 'CANCEL');
    assert.doesNotMatch(left.text, /somebody else’s now/, 'nobody need have it yet');
    // Back to what was there before it was given back: the page says how things stand, and does nothing twice.
    await tab.goto(`${substitute.link}/leave`);
    await look(tab, 'left-twice');
    assert.equal(await tab.getByRole('button').count(), 0);
    await tab.context().close();
  });
}

test('the last place of two tabs is one booking; who waits is promoted by mail, and takes it or lets it go', async () => {
  const small = codeOf('small');
  const [one, two] = [await somebody(), await somebody()];
  await book(one, 'Ann', small);
  const ann = await mailTo('ann@example.org');
  for (const [tab, name] of [[one, 'Ben'], [two, 'Cat']]) {
    await tab.goto(`${server.address}/b/${small}/book`);
    await fill(tab, name);
  }
  await Promise.all([one, two].map(async (tab) => {
    await Promise.all([tab.waitForNavigation(), tab.locator('main form button[type=submit]').click()]);
  }));
  const told = [await heading(one), await heading(two)].sort();
  assert.deepEqual(told, ['You asked for a place, and none is free', 'Your booking is in']);
  const waits = (await heading(one)).startsWith('You asked') ? 'ben' : 'cat';
  const waiting = waits === 'ben' ? one : two;
  await look(waiting, 'waiting');
  const line = await mailTo(`${waits}@example.org`);
  assert.equal(line.entry, undefined, 'nothing for the calendar of whoever has no place');
  assert.match(line.text, /you have no place yet\. \S/);
  await waiting.goto(line.link);
  await look(waiting, 'own-waiting');
  await waiting.goto(`${server.address}/b/${small}`);
  await look(waiting, 'event-full');

  // The same person once more: the page says the same, and the mail alone says that nothing changed.
  await book(one, 'Ann', small);
  assert.equal(await heading(one), 'You asked for a place, and none is free');
  assert.equal((await mailTo('ann@example.org')).subject, 'The small day: you have a booking already');

  await two.goto(`${ann.link}/leave`);
  await two.getByRole('button', { name: 'Give back my place' }).click();
  follows(await mailTo('ann@example.org'), ann, 'CANCEL');
  const offer = await mailTo(`${waits}@example.org`);
  assert.equal(offer.subject, 'The small day: a place is free for you');
  await waiting.goto(offer.link);
  await look(waiting, 'offer');
  await waiting.getByRole('button', { name: 'Take the place' }).click();
  assert.equal(await heading(waiting), 'Your place is booked');
  const taken = await mailTo(`${waits}@example.org`);
  assert.equal(taken.entry.method, 'REQUEST');
  for (const tab of [one, two]) await tab.context().close();

  // The desk cancels, and takes that back: the calendar forgets the day, and has it again.
  const name = waits === 'ben' ? 'Ben' : 'Cat';
  await office.goto(`${server.address}/events/small/delegates?person=${personOf('small', name)}&do=cancel`);
  assert.match(await office.locator('.drawer').innerText(), /They get this mail, which takes it out of their calendar/);
  await check(office);
  await office.getByRole('button', { name: 'Cancel the booking' }).last().click();
  const gone = await mailTo(`${waits}@example.org`);
  follows(gone, taken, 'CANCEL');
  const steps = JSON.parse(server.run('booking', 'show', 'small', personOf('small', name), '--json')).steps;
  server.run('booking', 'undo', 'small', steps.at(-1).act);
  follows(await mailTo(`${waits}@example.org`), gone, 'REQUEST');
});

test('whoever asks for a place is told what was decided', async () => {
  const tab = await somebody();
  await book(tab, 'Dee', codeOf('asked'));
  await look(tab, 'asked');
  const asked = await mailTo('dee@example.org');
  assert.equal(asked.entry, undefined);
  await tab.goto(asked.link);
  await look(tab, 'own-asked');
  await tab.goto(`${asked.link}/substitute`);
  await look(tab, 'no-substitute');
  server.run('booking', 'step', 'asked', 'booked', personOf('asked', 'Dee'));
  const booked = await mailTo('dee@example.org');
  assert.equal(booked.subject, 'The asked day: your place is booked');
  assert.equal(booked.entry.method, 'REQUEST');

  // The event moves: what the calendars hold follows, once somebody has seen it.
  await office.goto(`${server.address}/events/asked/booking`);
  await office.getByLabel('Address of the venue').fill('108 Stamford Street');
  await office.getByRole('button', { name: 'Save' }).click();
  await look(office, 'settings-changed');
  await office.getByRole('button', { name: 'Send them the change' }).click();
  const moved = await mailTo('dee@example.org');
  follows(moved, booked, 'REQUEST');
  assert.equal(moved.entry.location, 'Coin Street Neighbourhood Centre, 108 Stamford Street');
  await tab.context().close();
});

test('whoever is invited books by the link in their mail', async () => {
  await office.goto(`${server.address}/events/invited/delegates?do=add`);
  await office.getByLabel('First name').fill('Ina');
  await office.getByLabel('Surname').fill('Vited');
  await office.getByLabel('E-mail', { exact: false }).first().fill('ina@example.org');
  await office.getByLabel('Organisation', { exact: true }).fill('Camden');
  await office.locator('.drawer button[type=submit]').first().click();
  server.run('booking', 'step', 'invited', 'cancelled', personOf('invited', 'Ina'));
  server.run('booking', 'step', 'invited', 'invited', personOf('invited', 'Ina'));
  await office.goto(`${server.address}/events/invited/booking`);
  await look(office, 'settings-invite');
  await office.getByRole('link', { name: 'see the mail, and send it now or at a moment' }).click();
  await office.getByRole('button', { name: /^Send \d+ invitations? now$/ }).click();
  const invitation = await mailTo('ina@example.org');
  const tab = await somebody(false);
  await tab.goto(`${server.address}/b/${codeOf('invited')}/book`);
  await look(tab, 'by-link-only');
  await tab.goto(invitation.link);
  await look(tab, 'invited');
  await tab.getByRole('button', { name: 'Book my place' }).click();
  assert.equal(await heading(tab), 'Your place is booked');
  assert.equal((await mailTo('ina@example.org')).entry.method, 'REQUEST');
  await tab.goto(`${server.address}/b/zzzzzzz`);
  await look(tab, 'no-such-page');
  await tab.context().close();
});
