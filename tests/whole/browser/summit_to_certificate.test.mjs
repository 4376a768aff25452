// The summit from the invitation to the certificate: asked by personal links, booked with needs and sessions, changed and
// given back, promoted, let in at the door, asked what it was worth, and confirmed by a paper.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { check, desk, look, openPage, phone } from './browser.mjs';
import { dayIn, fillDay, follows, paper, startNetwork } from './letters.mjs';

const day = dayIn(28);
const today = dayIn(0);
const people = ['Amara', 'Ben', 'Cleo', 'Dev'];
const addressOf = (name) => `${name.toLowerCase()}@example.org`;
const home = () => `${all.address}/events/summit`;
const letters = {};  // the newest letter to each about their booking
let all;
let office;

const agenda = `10:00 to 10:30 Welcome | Main hall | Zainab Okoro
11:00 to 12:00 Workshop: early years | Room A
11:30 to 12:30 Workshop: transport | Room B
14:00 to 15:00 Closing | Main hall
`;
const form = `form views "Your views of the day"
  anonymous
page "The day"
  helpful*  "Was it helpful?"  pick one as scale
            ( ) helpful "Helpful"
            ( ) not     "Not helpful"
`;

before(async () => {
  all = await startNetwork({ commands: [['event', 'add', 'summit', '--title', 'London SEND Summit', '--date', day,
    '--venue', 'Coin Street Neighbourhood Centre']] });
  all.run('session', 'paste', 'summit', all.file('agenda.txt', agenda), '--save');
  all.run('session', 'show', 'summit');
  all.run('seats', 'set', 'summit', all.file('seats.json', { seats: 3 }));
  all.run('booking', 'page', 'summit', all.file('page.json', { way: 'link', contact: 'Priya Narang, events@liia.example' }));
  for (const name of people) {
    await all.api('POST', 'events/summit/bookings',
      { first_name: name, last_name: 'Pemberwick', email: addressOf(name), organisation: 'Camden', state: 'invited' });
  }
  office = await openPage(all.browser, desk);
});
after(() => all?.stop());

const words = (page) => page.locator('main').innerText();
const press = (page, name) => page.getByRole('button', { name }).click();
const guest = (scripts = true) => openPage(all.browser, phone, { session: null, javaScriptEnabled: scripts });

test('who is invited is sent the agenda and a link, books, and is asked what they need', async () => {
  await office.goto(`${home()}/booking/sessions`);
  for (const title of ['Workshop: early years', 'Workshop: transport']) await office.getByLabel(title).check();
  await press(office, 'Save');
  await office.goto(`${home()}/booking`);
  await look(office, 'summit-invite');
  await office.getByRole('link', { name: 'see the mail, and send it now or at a moment' }).click();
  await look(office, 'summit-invitations');
  assert.match(await words(office), /you are invited[^]*11:00 to 12:00 Workshop: early years/, 'the mail is seen before it goes');
  await office.fill('[name=days]', '29');
  await press(office, 'Send them at this moment');
  assert.match(await office.locator('.govuk-error-summary').innerText(), /This moment has passed/);
  await office.fill('[name=days]', '14');
  await press(office, 'Send them at this moment');
  assert.match(await words(office), /go by themselves on [^]*14 days before the event at 09:00/);
  await look(office, 'summit-invitations-planned');
  await press(office, 'Do not send them');
  assert.match(await words(office), /Taken back/);
  await press(office, /^Send \d+ invitations? now$/);
  letters.Amara = await all.post(addressOf('Amara'));
  assert.match(letters.Amara.subject, /you are invited/);
  assert.equal(letters.Amara.calendar, undefined, 'nothing for a calendar before they book');
  assert.match(letters.Amara.text, /10:00 to 10:30 Welcome[^]*14:00 to 15:00 Closing/, 'the agenda goes with the invitation');

  const tab = await guest();
  await tab.goto(letters.Amara.link);
  await look(tab, 'summit-invited');
  await press(tab, 'Book my place');
  letters.Amara = await all.post(addressOf('Amara'));
  assert.equal(letters.Amara.calendar.method, 'REQUEST');
  const [entry] = letters.Amara.calendar.events;
  assert.deepEqual([entry.starts, entry.ends, entry.location, entry.attendee],
    [`${day} 10:00`, `${day} 15:00`, 'Coin Street Neighbourhood Centre', 'mailto:amara@example.org']);
  assert.match(await tab.locator('h1').innerText(), /Your place is booked/);
  await look(tab, 'summit-asked');
  await tab.getByLabel('Workshop: early years').check();
  await tab.getByLabel('Workshop: transport').check();
  await tab.getByLabel('The hearing loop').check();
  await tab.getByLabel('Yes, name me').check();
  await press(tab, 'Save');
  assert.match(await tab.locator('.govuk-error-summary').innerText(), /early years” and “Workshop: transport” are at one time/);
  await look(tab, 'summit-clash');
  await tab.getByLabel('Workshop: transport').uncheck();
  await press(tab, 'Save');
  assert.match(await words(tab), /Passed on and kept apart[^]*You are named[^]*Workshop: early years/);
  await look(tab, 'summit-booked');
  const changed = await all.post(addressOf('Amara'), /changes are saved/);
  assert.match(changed.text, /Your sessions: Workshop: early years, 11:00 to 12:00/);
  await tab.context().close();
});

test('a seat that is given back goes to who waits, and calendars follow', async () => {
  for (const name of ['Ben', 'Cleo', 'Dev']) {
    const tab = await guest(false);
    await tab.goto((await all.post(addressOf(name))).link);
    await press(tab, name === 'Dev' ? 'Wait for a place' : 'Book my place');
    assert.equal(await tab.locator('h1').innerText(), name === 'Dev' ? 'You are on the waiting list' : 'Your place is booked');
    await check(tab);
    letters[name] = await all.post(addressOf(name));
    await tab.context().close();
  }
  assert.equal(letters.Dev.calendar, undefined);
  const tab = await guest(false);
  await tab.goto(letters.Ben.link);
  await tab.getByRole('link', { name: 'Give back my place' }).click();
  await press(tab, 'Give back my place');
  follows(await all.post(addressOf('Ben')), letters.Ben, 'CANCEL');
  const offer = await all.post(addressOf('Dev'));
  assert.match(offer.subject, /a place is free for you/);
  await tab.goto(offer.link);
  await press(tab, 'Take the place');
  letters.Dev = await all.post(addressOf('Dev'));
  assert.equal(letters.Dev.calendar.method, 'REQUEST');
  await tab.context().close();
});

test('the day is moved, and each calendar is sent the change once somebody has seen it', async () => {
  await office.goto(`${home()}/change`);
  await fillDay(office, 'date', today);
  await press(office, 'Save');
  await office.goto(`${home()}/booking`);
  assert.match(await words(office), /The calendars of 3 people are out of date/);
  await look(office, 'summit-moved');
  await press(office, 'Send them the change');
  for (const name of ['Amara', 'Cleo', 'Dev']) {
    const moved = await all.post(addressOf(name), /something has changed/);
    follows(moved, letters[name], 'REQUEST');
    assert.equal(moved.calendar.events[0].starts, `${today} 10:00`);
    letters[name] = moved;
  }
});

test('a badge lets one in at the door, and a name another', async () => {
  const badges = await paper(`${home()}/badges.pdf`);
  const code = (await all.api('GET', 'events/summit/badges')).badges.find((each) => each.first_name === 'Amara').code;
  for (const name of ['Amara', 'Cleo', 'Dev']) assert.match(badges.join(), new RegExp(`\\b${name}\\b`));
  assert.doesNotMatch(badges.join(), /Ben/, 'no badge for whoever gave their place back');
  const own = await guest();
  await own.goto(letters.Amara.link);
  assert.equal((await own.locator('.book-letters').innerText()).replaceAll('-', ''), code.replaceAll('-', ''), 'badge and own page have one code');
  await own.context().close();
  const door = await openPage(all.browser, phone);
  await door.goto(`${home()}/door`);
  await door.waitForSelector('[data-kept=yes]');
  await look(door, 'summit-door');
  if (await door.locator('#door-q').count() === 0) await press(door, 'find by name');
  await door.fill('#door-q', code);
  await door.press('#door-q', 'Enter');
  await door.locator('.door-person', { hasText: 'Amara Pemberwick' }).waitFor();
  assert.match(await door.locator('.band').innerText(), /Checked in/);
  if (await door.locator('#door-q').count() === 0) await press(door, 'Find by name');
  await door.fill('#door-q', 'Pemberwick');
  assert.match(await words(door), /Ben Pemberwick\s+Camden\s+Given back/);
  await look(door, 'summit-door-found');
  await press(door, 'Check in Dev Pemberwick');
  await door.getByText('2 of 3 in').waitFor();
  await door.getByText(/All sent/).waitFor();
  await door.context().close();
});

test('who came is asked by a link that counts once, and is sent a certificate', async () => {
  all.run('event', 'form', 'summit', all.file('views.form', form));
  all.run('links', 'who', 'summit', 'attended');
  all.run('event', 'open', 'summit');
  await office.goto(`${home()}/form/who/mail?kind=link`);
  await press(office, 'Look at the mail');
  await look(office, 'summit-links');
  await press(office, 'Send 2 links');
  await all.post(addressOf('Dev'), /views|Summit/i);
  const asked = await all.post(addressOf('Amara'));
  const tab = await guest();
  await tab.goto(/https?:\/\/\S+\/f\/\S+\?link=[0-9a-z]{26}/.exec(asked.whole)[0]);
  await look(tab, 'summit-evaluation');
  await tab.getByLabel('Helpful', { exact: true }).check();
  await press(tab, 'Send my answers');
  assert.match(await words(tab), /Thank you/);
  await check(tab);

  await office.goto(`${home()}/certificates`);
  assert.match(await office.locator('h1').innerText(), /2/);
  await look(office, 'summit-certificates');
  await office.getByRole('link', { name: /Send each their link/ }).click();
  await press(office, 'Look at it');
  await look(office, 'summit-certificate-mail');
  await press(office, /^Send to 2 people/);
  const letter = await all.post(addressOf('Amara'));
  const link = /https?:\/\/\S+?\/booking\/[0-9a-z]{26}\/certificate/.exec(letter.whole)[0];
  await tab.goto(link);
  await look(tab, 'summit-certificate');
  const [certificate] = await paper(await (await fetch(`${link}.pdf`)).arrayBuffer().then(Buffer.from));
  assert.match(certificate, /Amara Pemberwick[^]*London SEND Summit/);
  // 10:00 to 10:30, 11:00 to 12:30 of two workshops at one time, 14:00 to 15:00.
  // What is not over counts for nobody yet.
  const now = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: 'Europe/London' }).format(new Date());
  if (now >= '10:31') assert.match(certificate, /minutes|hours?/);
  else if (now < '10:29') assert.doesNotMatch(certificate, /minutes|hours?/);
  assert.equal(all.mail.messages.filter((each) => each.to[0] === addressOf('Cleo') && /certificate/.test(each.raw)).length, 0);
  await tab.context().close();
});
