// A year of members: an organisation names four people and pays for a fifth, a person joins alone, what they owe is
// invoiced, credited and paid, they are reminded and renewed, and who is covered decides who comes to their meeting.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { check, desk, look, openPage, phone } from './browser.mjs';
import { dayIn, fillDay, follows, paper, startNetwork } from './letters.mjs';

const today = dayIn(0);
let all;
let office;
let home;
let meeting;  // where people book it
const members = {};

before(async () => {
  all = await startNetwork({ commands: [['event', 'add', 'meeting', '--title', 'Members’ meeting', '--date', today, '--venue', 'Coin Street']] });
  const page = { way: 'open', members_only: true, starts: '10:00', ends: '12:30', contact: 'Priya Narang, events@liia.example' };
  all.run('booking', 'page', 'meeting', all.file('page.json', page));
  meeting = `/b/${/\/b\/([a-z0-9]{7})/.exec(all.run('booking', 'page', 'meeting'))[1]}`;
  office = await openPage(all.browser, desk);
  await office.goto(`${all.address}/events`);
  await office.locator('a[href$="/memberships"]').click();
  home = office.url();
});
after(() => all?.stop());

const words = (page) => page.locator('main').innerText();
const press = (page, name) => page.getByRole('button', { name }).click();

/** Fills the form of the page by the names of its fields, and sends it. */
async function send(fields, button) {
  for (const [name, value] of Object.entries(fields)) {
    const field = office.locator(`main [name="${name}"]`).first();
    if (await field.getAttribute('type') === 'radio') await office.locator(`main [name="${name}"][value="${value}"]`).check();
    else if (await field.evaluate((one) => one.tagName) === 'SELECT') await field.selectOption({ label: value });
    else await field.fill(value);
  }
  await press(office, button);
}

/** Sells a membership that begins so many days from now. */
async function sell(name, kind, from, fields) {
  await office.goto(`${home}/add`);
  await office.getByLabel(kind).check();
  await fillDay(office, 'from', dayIn(from));
  await send(fields, 'Add the member');
  members[name] = office.url().split('?')[0];
}

async function nameSomebody(member, first) {
  await office.goto(`${members[member]}/people`);
  await send({ first_name: first, last_name: 'Okafor', email: `${first.toLowerCase()}@example.org` }, 'Name this person');
}

/** Somebody asks for a place at the members' meeting on a phone, and gets the mail that says what came of it. */
async function book(first) {
  const tab = await openPage(all.browser, phone, { session: null });
  await tab.goto(`${all.address}${meeting}/book`);
  await tab.getByLabel('First name').fill(first);
  await tab.getByLabel('Surname').fill('Okafor');
  await tab.getByLabel('E-mail address').fill(`${first.toLowerCase()}@example.org`);
  await tab.getByLabel('Organisation', { exact: true }).fill('Camden');
  await tab.getByLabel('Yes, name me').check();
  await tab.locator('main form button[type=submit]').click();
  assert.equal(await tab.locator('h1').innerText(), 'Look at your mail', 'the page tells nobody whether an address is a member’s');
  await look(tab, 'members-asked');
  await tab.context().close();
  return all.post(`${first.toLowerCase()}@example.org`);
}

test('what is offered, by whom it is invoiced and when members are reminded is set on pages', async () => {
  await office.goto(`${home}/settings`);
  await send({ seller: 'London network\nHigh Street', how_to_pay: 'Account 00000000', prefix: 'LN-', reminder_days: '30', reminders_on: 'yes' }, 'Save');
  for (const kind of [{ name: 'Organisation', holder: 'organisation', included: '4', price: '550', further_price: '125', most: '6' },
    { name: 'Individual', holder: 'person', price: '250' }]) {
    await office.goto(`${home}/kinds/add`);
    await send({ ...kind, months: '12', grace_days: '30', may_change_people: 'no' }, 'Save');
  }
  assert.match(await words(office), /£550 for up to 4 named people, each further one £125[^]*not transferable/);
  await look(office, 'year-kinds');
});

test('an organisation names four people, and the fifth costs more', async () => {
  await sell('Camden', 'Organisation, £550', 0, { organisation: 'Camden', contact_name: 'Gwen Abara', contact_email: 'gwen@example.org',
    purchase_order: 'PO 4711', address: 'Town Hall\nLong Street' });
  for (const first of ['Ana', 'Bo', 'Cy', 'Di', 'Eve']) await nameSomebody('Camden', first);
  assert.match(await words(office), /All 4 places are taken/);
  assert.equal(await office.locator('[name=first_name]').inputValue(), 'Eve', 'what was typed is still there');
  await look(office, 'year-fifth');
  await office.goto(members.Camden);
  await office.getByRole('link', { name: 'More places' }).click();
  await send({ places: '5' }, 'Take the places');
  await nameSomebody('Camden', 'Eve');
  assert.match(await words(office), /Named people 5 of 5[^]*Together, without VAT\s+£675\.00/);
  await look(office, 'year-member');
});

test('an invoice says the order number, goes by mail with its paper, and is paid', async () => {
  await office.goto(`${members.Camden}/invoice`);
  assert.match(await words(office), /for your purchase order PO 4711/);
  await press(office, 'Write the invoice');
  await office.getByRole('link', { name: 'Send it by mail' }).click();
  await look(office, 'year-invoice-mail');
  await office.locator('main form button').first().click();
  const letter = await all.post('gwen@example.org', /LN-0001/);
  const [file] = Object.values(letter.files);
  const [sheet] = await paper(file);
  assert.match(sheet, /Camden\s+Number\s+LN-0001[^]*Your order number\s+PO 4711[^]*£550\.00[^]*£125\.00[^]*Total to pay\s+£675\.00/);
  await look(office, 'year-invoice');
  await office.getByRole('link', { name: 'Mark as paid' }).click();
  await press(office, 'Mark as paid');
  assert.match(await words(office), /Paid on/);
});

test('a person joins alone; an invoice that was wrong is credited, and numbers have no gap', async () => {
  await sell('Nadia', 'Individual, £250', 0, { first_name: 'Nadia', last_name: 'Okafor', email: 'nadia@example.org' });
  await office.goto(`${members.Nadia}/invoice`);
  await press(office, 'Write the invoice');
  await office.getByRole('link', { name: 'Write a credit note' }).click();
  await look(office, 'year-credit');
  await office.getByLabel('The invoice was wrong').check();
  await send({ reason: 'The wrong order number' }, 'Write the credit note');
  await look(office, 'year-credited');
  const credit = office.url().split('?')[0];
  const [note] = await paper(`${credit}/file.pdf`);
  assert.match(note, /Credit note[^]*LN-0002[^]*£250\.00/);
  await office.goto(`${members.Nadia}/invoice`);
  await press(office, 'Write the invoice');
  assert.match(await office.locator('h1').innerText(), /LN-0003/);
  await office.goto(`${home}/invoices`);
  const list = await words(office);
  for (const number of ['LN-0001', 'LN-0002', 'LN-0003']) assert.match(list, new RegExp(number));
  assert.match(list, /£250/);
  await look(office, 'year-invoices');
});

test('who is near the end is reminded, and renewed without a gap', async () => {
  await sell('Brent', 'Organisation, £550', -358, { organisation: 'Brent', contact_name: 'Bea Lum', contact_email: 'bea@example.org' });
  await nameSomebody('Brent', 'Bea');
  const reminder = await all.post('bea@example.org', /Membership of Brent/);
  assert.match(reminder.text, /The membership of Brent ends on[^]*The next period costs £550/);
  await office.goto(`${home}/reminders`);
  await look(office, 'year-reminders');
  await office.goto(members.Brent);
  await press(office, 'Renew for £550');
  assert.match(await words(office), /The membership is renewed/);
  await check(office);
});

test('who is covered, days of grace with it, comes to the meeting of members, and nobody else', async () => {
  await sell('Omar', 'Individual, £250', -380, { first_name: 'Omar', last_name: 'Okafor', email: 'omar@example.org' });
  await sell('Pia', 'Individual, £250', -420, { first_name: 'Pia', last_name: 'Okafor', email: 'pia@example.org' });
  const stranger = await openPage(all.browser, phone, { session: null });
  await stranger.goto(all.address + meeting);
  assert.match(await words(stranger), /Members of /);
  await look(stranger, 'members-meeting');
  await stranger.context().close();
  const eve = await book('Eve');
  assert.match(eve.subject, /your place is booked/);
  assert.deepEqual([eve.calendar.method, eve.calendar.events[0].starts, eve.calendar.events[0].ends], ['REQUEST', `${today} 10:00`, `${today} 12:30`]);
  assert.match((await book('Omar')).subject, /your place is booked/, 'within the days of grace');
  const refused = await book('Pia');
  assert.match(refused.subject, /nothing is booked/);
  assert.equal(refused.calendar, undefined);
  assert.match((await book('Zed')).text, /No membership|no membership/);
  const tab = await openPage(all.browser, phone, { session: null });
  const ana = await book('Ana');
  await tab.goto(`${ana.link}/leave`);
  await press(tab, 'Give back my place');
  follows(await all.post('ana@example.org'), ana, 'CANCEL');
  await tab.context().close();
});

test('the year says who is represented and who came, and who came has a certificate', async () => {
  const door = await openPage(all.browser, phone, { javaScriptEnabled: false });
  await door.goto(`${all.address}/events/meeting/door`);
  await door.fill('#q', 'Eve');
  await press(door, 'Find');
  await press(door, 'Check in Eve Okafor');
  await door.context().close();
  await office.goto(`${home}/year`);
  const year = await words(office);
  assert.match(year, /2 of 33 places of London are represented/);
  assert.match(year, /Camden\tCamden\t5\t1\t1/);
  assert.match(year, /Sutton Parent-Carer Forum/);
  await look(office, 'year-members');
  await office.goto(`${all.address}/events/meeting/certificates`);
  await look(office, 'year-certificates');
  const [certificate] = await paper(`${all.address}/events/meeting/certificates/all.pdf`);
  assert.match(certificate, /Eve Okafor[^]*Members’ meeting/);
  assert.doesNotMatch(certificate, /Omar/);
});
