// Mails as their readers have them: subject, words, links, and the calendar entry read by a library other than the one
// that wrote it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import ICAL from 'ical.js';
import { asOwner, openBrowser, startServer } from './browser.mjs';
import { plainText, startMailServer, until } from './mail_server.mjs';

const london = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'short' });

/** Today, or so many days later, as "2027-03-12" by London's clocks. */
export const dayIn = (days) => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date(Date.now() + days * 86400000));

/** Types a day such as "2027-03-12" into the three fields of one named `name`. */
export async function fillDay(page, name, day) {
  for (const [part, value] of [['day', day.slice(8)], ['month', day.slice(5, 7)], ['year', day.slice(0, 4)]])
    await page.locator(`main [name="${name}-${part}"]`).fill(value);
}

/** Every day of the first entry of a calendar, as its reader has them: ["2027-03-12 10:00 to 2027-03-12 16:00"]. */
function daysOf(calendar) {
  const [first, ...others] = calendar.getAllSubcomponents('vevent');
  if (!first) return [];
  const event = new ICAL.Event(first, { exceptions: others.filter((each) => each.getFirstPropertyValue('recurrence-id')) });
  const days = [];
  const words = (moment) => (moment.isDate ? moment.toString() : london.format(moment.toJSDate()));
  const coming = event.isRecurring() ? event.iterator() : null;
  for (let next = coming ? coming.next() : event.startDate; next && days.length < 50; next = coming?.next()) {
    const { startDate, endDate } = coming ? event.getOccurrenceDetails(next) : event;
    days.push(`${words(startDate)} to ${words(endDate)}`);
  }
  return days;
}

/** The events of a calendar: { method, days, events: [{ uid, sequence, status, title, location, starts, ends, attendee, words }] }. */
export function calendarOf(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const at = (part, name) => {
    const moment = part.getFirstPropertyValue(name);
    return moment && (moment.isDate ? moment.toString() : london.format(moment.toJSDate()));
  };
  return {
    method: calendar.getFirstPropertyValue('method'),
    days: daysOf(calendar),
    events: calendar.getAllSubcomponents('vevent').map((part) => {
      const value = (name) => part.getFirstPropertyValue(name);
      return { uid: value('uid'), sequence: value('sequence'), status: value('status'), title: value('summary'), location: value('location'),
        starts: at(part, 'dtstart'), ends: at(part, 'dtend'), attendee: value('attendee'), words: value('description') };
    }),
  };
}

function subjectOf(raw) {
  const words = /^Subject: (.*(?:\r\n[ \t].*)*)\r$/m.exec(raw)[1].replace(/\r\n[ \t]/g, ' ');
  return words.replace(/\?= =\?/g, '?==?').replace(/=\?utf-8\?B\?([^?]*)\?=/gi, (all, part) => Buffer.from(part, 'base64').toString('latin1'))
    .replace(/[\x80-\xff]+/g, (bytes) => Buffer.from(bytes, 'latin1').toString('utf8'));
}

/** A message as { subject, text, whole, link, calendar, declared, files }; `files` are those attached, by their names. */
export function letterOf(message) {
  const whole = Buffer.from(plainText(message.raw), 'latin1').toString('utf8');
  const entry = /BEGIN:VCALENDAR[^]*?END:VCALENDAR/.exec(whole)?.[0];
  const files = {};
  for (const [, name, body] of message.raw.matchAll(/filename="?([^"\r\n]+)"?[^]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+?)\r\n--/g))
    files[name] = Buffer.from(body.replace(/\s/g, ''), 'base64');
  return {
    subject: subjectOf(message.raw),
    text: whole.slice(whole.indexOf('\r\n\r\n'), whole.indexOf('<!DOCTYPE')),
    whole,
    link: /https?:\/\/\S+?\/(?:booking|nominate)\/[0-9a-z]{26}/.exec(whole)?.[0],
    declared: /text\/calendar; method=([A-Z]+)/.exec(message.raw)?.[1],
    calendar: entry && calendarOf(entry),
    files,
  };
}

/** A mail server's next letter to an address, each once: `const post = letterBox(mail); await post('gwen@example.org')`. */
export function letterBox(mail) {
  const read = new Set();
  return async (address, about = /^/) => {
    const fits = (each) => !read.has(each) && each.to[0] === address && about.test(letterOf(each).subject);
    const message = await until(() => mail.messages.find(fits), `a mail to ${address} about ${about}`, 60000);
    read.add(message);
    return letterOf(message);
  };
}

/** `later` is a newer version of what `before` put into the calendar, and asks it to do `method`. */
export function follows(later, before, method) {
  assert.equal(later.declared, method, 'the mail says what its entry asks for');
  assert.equal(later.calendar.method, method);
  const [entry, old] = [later.calendar.events[0], before.calendar.events[0]];
  assert.equal(entry.uid, old.uid);
  assert.ok(entry.sequence > old.sequence, `${entry.sequence} should be above ${old.sequence}`);
  for (const each of later.calendar.events) assert.equal(each.status, method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED');
}

/** The words of a PDF, page by page; `pdf` is its bytes or an address that an owner may read. */
export async function paper(pdf) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-paper-'));
  const file = path.join(folder, 'paper.pdf');
  if (typeof pdf === 'string') {
    const reply = await fetch(pdf, asOwner());
    assert.equal(reply.status, 200, pdf);
    assert.equal(reply.headers.get('content-type'), 'application/pdf');
    pdf = Buffer.from(await reply.arrayBuffer());
  }
  fs.writeFileSync(file, pdf);
  const pages = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f');
  fs.rmSync(folder, { recursive: true, force: true });
  return pages.filter((each) => each.trim());
}

/**
 * A network with real mail and a browser before it. Gives { server, address, run, mail, post, browser, file, stop };
 * file(name, value) keeps a text, or a value as JSON, and gives its name for commands.
 */
export async function startNetwork({ commands = [] } = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-network-'));
  const mail = await startMailServer();
  const server = await startServer({ commands: [['init'], ...commands],
    options: ['--mail-server', `smtp://localhost:${mail.port}`, '--mail-from', 'London network <muster@example.org>'] });
  const browser = await openBrowser();
  let token;
  return {
    server, address: server.address, run: server.run, mail, post: letterBox(mail), browser,
    api: async (method, what, body) => {
      token ??= server.run('token', 'add', 'the test', '--role', 'owner', '--days', '1').trim().split(/\s+/).at(-1);
      const reply = await fetch(`${server.address}/api/v1/${what}`, { method, body: JSON.stringify(body),
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', connection: 'close' } });
      assert.ok(reply.ok, `${method} ${what}: ${reply.status} ${await reply.clone().text()}`);
      return reply.json();
    },
    file: (name, value) => {
      fs.writeFileSync(path.join(folder, name), typeof value === 'string' ? value : JSON.stringify(value));
      return path.join(folder, name);
    },
    stop: async () => {
      await browser.close();
      await mail.stop();
      fs.rmSync(folder, { recursive: true, force: true });
      await server.stop();  // last, for it fails on a sanitiser's finding
    },
  };
}
