// A leadership programme from the call for names to the certificate: leads put people forward in their order, the
// programme approves, each chooses a day of the module that is held twice, who waits goes to the next cohort, and hours
// count for modules that somebody was at.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { desk, look, openPage, phone } from './browser.mjs';
import { calendarOf, dayIn, follows, paper, startNetwork } from './letters.mjs';

const meeting = 'https://meet.example.org/cohort-three';
const home = () => `${all.address}/events/cohort-3`;
const words = (page) => page.locator('main').innerText();
const press = (page, name) => page.getByRole('button', { name }).click();
const guest = (scripts = false) => openPage(all.browser, phone, { session: null, javaScriptEnabled: scripts });
const letters = {};
let all;
let office;

// The door is open from the day before, so that who comes to a module can be let in at this test's own hour.
const modules = `${dayIn(1)}
9:30 to 10:30 Module 0: preparation | online
${dayIn(8)}
10:00 to 16:00 Module 1: leading across agencies | Room 1
${dayIn(15)}
10:00 to 16:00 Module 2: coaching | Room 1
${dayIn(22)}
10:00 to 16:00 Module 2: coaching | Room 2
${dayIn(29)}
10:00 to 13:00 Module 3: law | Room 1
`;

before(async () => {
  all = await startNetwork({ commands: ['cohort-3', 'cohort-4'].map((slug, at) => ['event', 'add', slug, '--title', `Leadership programme, ${slug.replace('-', ' ')}`,
    '--date', dayIn(1 + 180 * at), '--venue', 'Coin Street']) });
  const page = { way: 'ask', contact: 'Priya Narang, events@liia.example', joining: meeting };
  for (const slug of ['cohort-3', 'cohort-4']) {
    all.run('seats', 'set', slug, all.file('seats.json', { seats: 90, kinds: [{ kind: 'local authority', seats: 80, each: 2 }] }));
    all.run('booking', 'page', slug, all.file('page.json', page));
  }
  office = await openPage(all.browser, desk);
});
after(() => all?.stop());

test('modules are pasted as an agenda of several days, and one of them is held twice', async () => {
  await office.goto(`${home()}/sessions/paste`);
  await office.fill('[name=agenda]', modules);
  await press(office, 'Look at the agenda');
  assert.match(await office.locator('h1').innerText(), /5 sessions were read/);
  await look(office, 'cohort-agenda');
  await press(office, 'Add 5 sessions');
  await office.getByRole('link', { name: 'Module 0: preparation' }).click();
  await office.locator('[name=attendance]').selectOption('online');
  await press(office, 'Save the session');
  await press(office, 'Show it to attendees');
  await office.goto(`${home()}/booking/sessions`);
  for (const box of await office.getByLabel('Module 2: coaching').all()) await box.check();
  await press(office, 'Save');
  await look(office, 'cohort-sessions');
});

test('a senior lead puts people forward in order, and another asks and is put to that lead', async () => {
  await office.goto(`${home()}/nominations/leads/ask`);
  await office.getByLabel('Leads', { exact: true }).fill('Camden, Gwen Abara, gwen@example.org');
  await press(office, 'See the mail first');
  await press(office, 'Send');
  letters.lead = await all.post('gwen@example.org');
  const tab = await guest();
  await tab.goto(letters.lead.link);
  for (const name of ['Cy', 'Ana', 'Bo']) {
    await tab.getByLabel('First name').fill(name);
    await tab.getByLabel('Surname').fill('Silva');
    await tab.getByLabel('E-mail address').fill(`${name.toLowerCase()}@example.org`);
    await press(tab, 'Put this name on the list');
  }
  for (const name of ['Ana', 'Bo']) await press(tab, `Move up ${name} Silva`);
  assert.match(await tab.locator('ol.book-names').innerText(), /1\. Ana Silva[^]*2\. Bo Silva[^]*3\. Cy Silva/);
  await look(tab, 'cohort-lead');

  const code = /\/b\/([a-z0-9]{7})/.exec(all.run('booking', 'page', 'cohort-3'))[1];
  await tab.goto(`${all.address}/b/${code}`);
  assert.doesNotMatch(await tab.content(), /meet\.example/, 'the link to join is for those alone who have a place');
  await look(tab, 'cohort-event');
  const days = calendarOf(await (await fetch(`${all.address}/b/${code}/calendar.ics`)).text()).days;
  assert.deepEqual(days, [`${dayIn(1)} 09:30 to ${dayIn(1)} 10:30`, ...[8, 15, 22].map((day) => `${dayIn(day)} 10:00 to ${dayIn(day)} 16:00`),
    `${dayIn(29)} 10:00 to ${dayIn(29)} 13:00`]);
  await tab.goto(`${all.address}/b/${code}/book`);
  for (const [label, value] of [['First name', 'Di'], ['Surname', 'Silva'], ['E-mail address', 'di@example.org']]) await tab.getByLabel(label).fill(value);
  await tab.getByLabel('Organisation', { exact: true }).fill('Camden');
  await tab.getByLabel('Yes, name me').check();
  await tab.locator('main form button').last().click();
  assert.match(await tab.locator('.govuk-error-summary').innerText(), /Choose one of the days of “Module 2: coaching”/);
  await look(tab, 'cohort-choose');
  await tab.getByLabel('Module 2: coaching').first().check();
  await tab.locator('main form button').last().click();
  assert.match(await words(tab), /the lead of Camden is told your name and asked first|The lead of Camden/);
  assert.match((await all.post('gwen@example.org')).text, /Di Silva of Camden asks for a place/);
  await all.post('di@example.org');
  await tab.goto(letters.lead.link);
  await press(tab, 'Put forward Di Silva');
  await tab.context().close();
});

test('the programme sees names in the lead’s order, approves, and who finds no seat waits', async () => {
  await office.goto(`${home()}/nominations`);
  const order = (await office.locator('tbody tr').allInnerTexts()).map((each) => /(Ana|Bo|Cy|Di) Silva/.exec(each)[1]);
  assert.deepEqual(order, ['Ana', 'Bo', 'Cy', 'Di']);
  await look(office, 'cohort-names');
  for (const box of await office.locator('tbody input[type=checkbox]').all()) await box.check();
  await press(office, /^Offer 4 a seat/);
  await press(office, 'Offer and send the mails');
  for (const name of ['Ana', 'Bo', 'Cy', 'Di']) letters[name] = await all.post(`${name.toLowerCase()}@example.org`);
  for (const name of ['Cy', 'Di']) assert.match(letters[name].subject, /you are on the waiting list/);
  const tab = await guest();
  await tab.goto(letters.Cy.link);
  assert.doesNotMatch(await tab.content(), /meet\.example|Join online/);
  await look(tab, 'cohort-waiting');
  await tab.context().close();
});

test('who takes the place says what they need and on which day they come, and their calendar has each module', async () => {
  for (const [name, at] of [['Ana', 1], ['Bo', 0]]) {
    const tab = await guest(name === 'Ana');
    await tab.goto(letters[name].link);
    await press(tab, 'Take the place');
    letters[name] = await all.post(`${name.toLowerCase()}@example.org`, /your place is booked/);
    assert.match(letters[name].text, new RegExp(`Join online: ${all.address}`));
    await tab.getByLabel('The hearing loop').check();
    await tab.getByLabel('Yes, name me').check();
    await press(tab, 'Save');
    assert.match(await tab.locator('.govuk-error-summary').innerText(), /Choose one of the days of “Module 2: coaching”/);
    await look(tab, 'cohort-asked');
    await tab.getByLabel('Module 2: coaching').nth(at).check();
    await press(tab, 'Save');
    await look(tab, 'cohort-own');
    assert.match(await words(tab), /Join online/);
    const changed = await all.post(`${name.toLowerCase()}@example.org`, /changes are saved/);
    const chosen = name === 'Ana' ? 22 : 15;
    assert.deepEqual(changed.calendar.days, [`${dayIn(1)} 09:30 to ${dayIn(1)} 10:30`,
      ...[8, chosen].map((day) => `${dayIn(day)} 10:00 to ${dayIn(day)} 16:00`), `${dayIn(29)} 10:00 to ${dayIn(29)} 13:00`]);
    letters[name] = changed;
    await tab.context().close();
  }
});

test('a module that moves moves in the calendars too', async () => {
  await office.goto(`${home()}/sessions`);
  await office.getByRole('link', { name: 'Module 3: law' }).click();
  await office.fill('[name=starts]', '11:00');
  await office.fill('[name=ends]', '14:00');
  await press(office, 'Save the session');
  await office.goto(`${home()}/booking`);
  await look(office, 'cohort-moved');
  await press(office, 'Send them the change');
  for (const name of ['Ana', 'Bo']) {
    const moved = await all.post(`${name.toLowerCase()}@example.org`, /something has changed/);
    follows(moved, letters[name], 'REQUEST');
    assert.equal(moved.calendar.days.at(-1), `${dayIn(29)} 11:00 to ${dayIn(29)} 14:00`);
  }
});

test('who waits goes to the next cohort, in their order', async () => {
  await office.goto(`${home()}/allocations/move-line`);
  await look(office, 'cohort-move-line');
  await office.getByLabel('Event', { exact: true }).selectOption({ index: 0 });
  await press(office, 'Move them');
  await look(office, 'cohort-moved-line');
  for (const name of ['Cy', 'Di']) {
    const letter = await all.post(`${name.toLowerCase()}@example.org`);
    assert.match(letter.subject, /cohort 4/);
  }
});

test('attendance is taken by module, and the certificate has the hours of those alone', async () => {
  const sessions = all.run('session', 'list', 'cohort-3').trim().split('\n').map((line) => line.split(/ {2,}/)[2]);
  const was = { Ana: [0, 1, 3, 4], Bo: [1, 2] };
  const door = await openPage(all.browser, phone, { javaScriptEnabled: false });
  for (const [name, at] of Object.entries(was)) {
    for (const number of at) {
      await door.goto(`${home()}/door?session=${sessions[number]}`);
      await door.fill('#q', name);
      await door.getByRole('button', { name: 'Find', exact: true }).click();
      await press(door, `Check in ${name} Silva`);
      assert.match(await door.locator('.band').innerText(), /Checked in/);
    }
  }
  await look(door, 'cohort-door');
  await door.context().close();
  const sheets = await paper(`${home()}/certificates/all.pdf`);
  const of = (name) => sheets.find((each) => each.includes(`${name} Silva`));
  // Each module has its check-ins: what nobody is checked in at counts for everybody once it is over.
  assert.match(of('Ana'), /16 hours/);
  assert.match(of('Bo'), /12 hours/);
  assert.equal(sheets.length, 2);
});

test('all modules are compulsory: who still needs one gets no certificate yet, and is told which', async () => {
  await office.goto(`${home()}/certificates`);
  for (const box of await office.locator('[name="compulsory[]"]').all()) await box.check();
  await press(office, 'Save');
  await look(office, 'cohort-certificates');
  assert.match(await office.locator('h1').innerText(), /1 of 2 who came get a certificate/);
  const row = (name) => office.locator('tbody tr', { hasText: `${name} Silva` }).innerText();
  // Ana was at one of the two days of module 2, which will do; what Bo misses is to come still.
  assert.match(await row('Bo'), /Not yet: “Module 0: preparation” and “Module 3: law” to come/);
  const sheets = await paper(`${home()}/certificates/all.pdf`);
  assert.equal(sheets.length, 1);
  assert.match(sheets[0], /Ana Silva[^]*16 hours/);
  const own = /\/booking\/[0-9a-z]{26}/.exec(letters.Bo.link)[0];
  const tab = await guest();
  await tab.goto(`${all.address}${own}/certificate`);
  assert.match(await words(tab), /“Module 0: preparation” and “Module 3: law” are compulsory and still to come/);
  await look(tab, 'cohort-no-certificate');
  await tab.context().close();
});
