// A meeting of a local area: booked openly, passed on to somebody else, joined at the door without a booking; then its
// minutes for who was there, what was raised and what became of it, and a certificate from the members' area.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { desk, look, openPage, phone } from './browser.mjs';
import { dayIn, fillDay, follows, paper, startNetwork } from './letters.mjs';
import { plainText } from './mail_server.mjs';

const day = dayIn(14);
const today = dayIn(0);
const home = () => `${all.address}/events/sutton`;
const words = (page) => page.locator('main').innerText();
const press = (page, name) => page.getByRole('button', { name }).click();
const guest = (scripts = true) => openPage(all.browser, phone, { session: null, javaScriptEnabled: scripts });
const letters = {};
let all;
let office;
let programme;
let meeting;  // its public page
let area;     // the members' area

before(async () => {
  all = await startNetwork({ commands: [['event', 'add', 'sutton', '--title', 'Sutton local area meeting', '--date', day, '--venue', 'Granfers Community Centre']] });
  office = await openPage(all.browser, desk);
  await office.goto(`${all.address}/events`);
  programme = /\/programmes\/[^/]+/.exec(await office.locator('main a[href$="/memberships"]').getAttribute('href'))[0];
});
after(() => all?.stop());

async function book(first, organisation, scripts) {
  const tab = await guest(scripts);
  await tab.goto(`${all.address}${meeting}/book`);
  await tab.getByLabel('First name').fill(first);
  await tab.getByLabel('Surname').fill('Lind');
  await tab.getByLabel('E-mail address').fill(`${first.toLowerCase()}@example.org`);
  await tab.getByLabel('Organisation', { exact: true }).fill(organisation);
  await tab.getByLabel('Yes, name me').check();
  await tab.locator('main form button[type=submit]').click();
  assert.equal(await tab.locator('h1').innerText(), 'Your booking is in');
  letters[first] = await all.post(`${first.toLowerCase()}@example.org`, /your place is booked/);
  assert.equal(letters[first].calendar.events[0].starts, `${day} 18:00`);
  return tab;
}

test('the area that hosts says what the meeting is, and opens booking', async () => {
  await office.goto(`${home()}/booking`);
  await office.getByLabel('Open booking').check();
  await office.getByLabel('What it is').fill('Hosted by Sutton. For families and whoever works with them.');
  await office.getByLabel('Begins at').fill('6pm');
  await office.getByLabel('Ends at').fill('8pm');
  await office.getByLabel('Cost').fill('Free, with supper');
  await office.getByLabel('Link to a map').fill('https://www.openstreetmap.org/?mlat=51.36');
  await office.getByLabel('May send somebody in their place until a day').check();
  await fillDay(office, 'substitutes_until', day);
  await press(office, 'Save');
  await look(office, 'area-settings');
  meeting = /\/b\/[a-z0-9]{7}/.exec(await words(office))[0];
  const tab = await guest();
  await tab.goto(all.address + meeting);
  assert.match(await words(tab), /Hosted by Sutton[^]*6pm to 8pm[^]*Free, with supper/);
  await look(tab, 'area-event');
  await tab.context().close();
});

test('people book openly, and who cannot come sends somebody else, whose calendar has it then', async () => {
  await (await book('Fay', 'Sutton Parent-Carer Forum', true)).context().close();
  const tab = await book('Gil', 'Sutton', false);
  await tab.goto(letters.Gil.link);
  await tab.getByRole('link', { name: 'Send somebody in my place' }).click();
  await look(tab, 'area-substitute');
  await tab.getByLabel('First name').fill('Hana');
  await tab.getByLabel('Surname').fill('Okoro');
  await tab.getByLabel('E-mail address').fill('hana@example.org');
  await press(tab, 'Pass my place on');
  follows(await all.post('gil@example.org'), letters.Gil, 'CANCEL');
  letters.Hana = await all.post('hana@example.org');
  follows(letters.Hana, letters.Gil, 'REQUEST');
  await tab.goto(letters.Hana.link);
  assert.match(await tab.locator('h1').innerText(), /Your place is booked/);
  await look(tab, 'area-substituted');
  await tab.context().close();
});

test('the evening is moved, and both calendars follow', async () => {
  await office.goto(`${home()}/change`);
  await fillDay(office, 'date', today);
  await press(office, 'Save');
  await office.goto(`${home()}/booking`);
  await press(office, 'Send them the change');
  for (const name of ['Fay', 'Hana']) {
    const moved = await all.post(`${name.toLowerCase()}@example.org`, /something has changed/);
    follows(moved, letters[name], 'REQUEST');
    assert.equal(moved.calendar.events[0].starts, `${today} 18:00`);
  }
});

test('at the door two are found by name, and one walks in', async () => {
  const door = await openPage(all.browser, phone, { javaScriptEnabled: false });
  for (const name of ['Fay Lind', 'Hana Okoro']) {
    await door.goto(`${home()}/door`);
    await door.fill('#q', name);
    await door.getByRole('button', { name: 'Find', exact: true }).click();
    await press(door, `Check in ${name}`);
    assert.match(await door.locator('.band').innerText(), /Checked in/);
  }
  await door.getByRole('link', { name: 'Add somebody who is not in the list' }).click();
  await look(door, 'area-walk-in');
  await door.getByLabel('First name').fill('Ida');
  await door.getByLabel('Surname').fill('Venner');
  await door.locator('#organisation').fill('Sutton');
  await press(door, 'Check them in');
  assert.match(await words(door), /3 of 3 in[^]*Ida Venner/);
  await look(door, 'area-door');
  await door.context().close();
});

test('minutes and slides are for who was there, and stand on no public page', async () => {
  await office.goto(`${all.address}${programme}/members-area`);
  await office.locator('input[name="open"][value="yes"]').check();
  await press(office, 'Save');
  area = await office.locator('main a[href^="/my/"]').getAttribute('href');
  for (const title of ['Minutes', 'Slides of the evening']) {
    await office.goto(`${home()}/documents`);
    await office.locator('#title-link').fill(title);
    await office.locator('#link-link').fill(`https://files.example.org/${title.length}`);
    await office.getByLabel('Delegates of the event').first().check();
    await press(office, 'Put it up');
  }
  await look(office, 'area-documents');
  const tab = await guest(false);
  await tab.goto(all.address + meeting);
  assert.doesNotMatch(await words(tab), /Minutes|Slides/);
  await look(tab, 'area-event-over');
  await tab.goto(all.address + area);
  await tab.getByLabel('Your e-mail address').fill('fay@example.org');
  await press(tab, 'Send me a link');
  const link = await all.post('fay@example.org');
  await tab.goto(all.address + /\/my-link\/[a-z0-9]+/.exec(link.whole)[0]);
  await press(tab, 'Open my page');
  await tab.getByRole('link', { name: 'Documents' }).click();
  assert.match(await words(tab), /Minutes[^]*Slides of the evening/);
  await look(tab, 'area-members-documents');
  await tab.goto(`${all.address}${area}/bookings`);
  await look(tab, 'area-members-bookings');
  office.fay = tab;
});

test('what was raised has an owner and a day, and what became of it is read by everybody', async () => {
  await office.goto(`${all.address}${programme}/actions/page`);
  await office.locator('[name="takes"][value="yes"]').check();
  await press(office, 'Save');
  const families = (await office.locator('main a[href^="/c/"]').first().getAttribute('href')).replace('/answers', '');
  await office.goto(`${all.address}${programme}/actions/add`);
  await office.getByLabel('Action or concern').fill('Buses to the special school come late');
  await office.locator('[name="event"]').selectOption({ index: 1 });
  await office.locator('[name="owner"]').selectOption({ index: 1 });
  await fillDay(office, 'due', day);
  await look(office, 'area-action-new');
  await press(office, 'Add the action');
  assert.match(await words(office), /Event\s+Sutton local area meeting/);
  await look(office, 'area-action');
  await office.getByRole('link', { name: 'Write the answer' }).click();
  await office.getByLabel('You said').fill('The buses come late.');
  await office.getByLabel('We did').fill('The operator starts each route ten minutes earlier.');
  await press(office, 'Save, without publishing');
  await press(office, 'Publish this answer');
  await press(office, 'Mark as done');
  const tab = await guest(false);
  await tab.goto(`${all.address}${families}/answers`);
  assert.match(await words(tab), /The buses come late[^]*ten minutes earlier/);
  await look(tab, 'area-answers');
  await tab.context().close();
});

test('who was there has a certificate, the one who came for another too', async () => {
  await office.goto(`${home()}/certificates`);
  assert.match(await office.locator('h1').innerText(), /3/);
  await look(office, 'area-certificates');
  all.run('certificates', 'sutton', '--hours', '2:00', '--signed-by', 'Amina Clarke, Sutton');
  const sheets = await paper(`${home()}/certificates/all.pdf`);
  assert.equal(sheets.length, 3);
  for (const name of ['Fay Lind', 'Hana Okoro', 'Ida Venner']) assert.equal(sheets.filter((each) => each.includes(name) && /2 hours/.test(each)).length, 1, name);
  assert.doesNotMatch(sheets.join(), /Gil/);
  const tab = office.fay;
  await tab.goto(`${all.address}${area}/bookings`);
  const link = tab.locator('a[href*="/certificate"]').first();
  await look(tab, 'area-members-certificates');
  const mine = await tab.request.get(all.address + await link.getAttribute('href'));
  assert.match((await paper(await mine.body()))[0], /Fay Lind[^]*Sutton local area meeting[^]*2 hours/);
  assert.ok(!all.mail.messages.some((each) => plainText(each.raw).includes('ida@')), 'whoever walked in gave no address');
  await tab.context().close();
});
