// Large works of the desk that once stood in the writers' line as one piece, while phones waited behind them: closing a
// full round, a night's deletion, a mail to everybody. Each is prepared before the others come.
import fs from 'node:fs';
import path from 'node:path';
import { longList, muster, pause } from '../durability/muster.mjs';
import { crowdAnswers, groupedForm } from './inputs.mjs';

const rows = 100000;

function addEvent(house, slug, date) {
  muster(house.database, 'event', 'add', slug, '--title', slug, '--date', date);
}

function importDelegates(house, slug, list) {
  const file = path.join(house.folder, `${slug}.csv`);
  fs.writeFileSync(file, list);
  muster(house.database, 'import', 'delegates', slug, file, '--apply', '--leave-out', 'undecided');
}

/** Each with needs and an address of their own. */
function listWithNeeds() {
  const [heading, ...people] = longList(rows).trimEnd().split('\n');
  return [`${heading},Job title,Dietary requirements`, ...people.map((line) => `${line},Head of service,Vegetarian`)].join('\n') + '\n';
}

/** Other people than those whose addresses a night deleted before. */
const otherPeople = () => longList(rows).replaceAll(',Family', ',Kin').replace(/,p(?=[0-9])/g, ',q');

/** Presses a button of the desk, and waits for the job that it leads to. */
async function press(house, page, target, fields = {}) {
  const token = await house.owner.hidden(page, 'token');
  const reply = await house.owner.ask(target, { method: 'POST', body: new URLSearchParams({ token, ...fields }) });
  const said = await reply.text();
  if (reply.status !== 303) throw new Error(`${target}: status ${reply.status} ${(/role="alert"[^]*?<\/div>/.exec(said) ?? [said.slice(0, 300)])[0].replace(/<[^>]*>/g, " ")}`);
  const place = reply.headers.get('location');
  if (!place.startsWith('/jobs/')) return place;
  for (;;) {
    const text = await house.owner.text(place);
    const result = /Deleted: [^<]*|[^<>]*mails[^<]*outbox[^<]*|This did not work[^<]*|Nothing was[^<]*/.exec(text);
    if (result) return result[0];
    if (/>Done</.test(text)) return 'done';
    await pause(300);
  }
}

export const deskWork = {
  'a round of 100,000 answers closes': {
    prepare: (house) => {
      house.addForm('full', groupedForm);
      const file = path.join(house.folder, 'full.csv');
      fs.writeFileSync(file, crowdAnswers(rows));
      muster(house.database, 'import', 'responses', 'full', file, '--apply');
    },
    run: async (house) => {
      await press(house, '/events/full/form/close', '/events/full/form/close');
      const page = await house.owner.text('/events/full/summary');
      if (!/100,000/.test(page)) throw new Error('the final figures are not there');
      return 'closed';
    },
  },

  'a night deletes the needs, addresses and titles of 100,000': {
    prepare: (house) => { addEvent(house, 'past', '2020-06-10'); importDelegates(house, 'past', listWithNeeds()); },
    run: (house) => press(house, '/privacy', '/privacy/run'),
  },

  'a mail goes to 100,000 delegates': {
    prepare: (house) => { addEvent(house, 'mailing', '2031-06-10'); importDelegates(house, 'mailing', otherPeople()); },
    run: (house) => press(house, '/events/mailing/delegates/mail', '/events/mailing/delegates/mail/send',
      { subject: 'Friday', text: 'We begin at nine.', seen: String(rows), message: 'pressure' }),
  },
};
