// The attacks that once took the site away from everybody else. Each says in a few words what came of it, and throws
// where it could not take place: an attack that did not happen shows nothing.
import { pause } from '../durability/muster.mjs';
import { commas, longFormAnswers, sharedText, wideRows, workbook } from './inputs.mjs';

const summit = 'london-send-summit-2022';
const sizes = { answers: 100000, questions: 191, lines: 40 };
export { sizes };

function expectStatus(status, allowed, what) {
  if (!allowed.includes(status)) throw new Error(`${what}: status ${status}, which is not ${allowed.join(' or ')}`);
}

const tally = (values) => Object.entries(values.reduce((all, each) => ({ ...all, [each]: (all[each] ?? 0) + 1 }), {}))
  .map(([each, times]) => `${times} x ${each || 'no reply'}`).join(', ');

/** Sends a text as the report's new words; gives the status. */
async function report(house, text) {
  const at = `/events/${summit}/report/change`;
  const fields = { token: await house.owner.hidden(at, 'token'), version: await house.owner.hidden(at, 'version'), text };
  const reply = await house.owner.ask(at, { method: 'POST', body: new URLSearchParams(fields) });
  await reply.text();
  expectStatus(reply.status, [413, 422], 'the report');
  return `status ${reply.status}`;
}

async function refusedFile(house, page, bytes, name) {
  const { status, place } = await house.upload(summit, page, bytes, name);
  // A list with mistakes may wait to be mended; what is too much is refused.
  expectStatus(status, [303, 400, 413, 422], 'the file');
  if (status === 303) {
    const shown = await house.owner.ask(place);
    await shown.text();
    return `${(bytes.length / 1024).toFixed(0)} KB are waiting; their page: status ${shown.status}`;
  }
  return `${(bytes.length / 1024).toFixed(0)} KB were refused: status ${status}`;
}

/** Readers who take what comes back at some hundred bytes a second, for a while. */
async function slowReaders(house, count, letters, fieldsOf) {
  const code = house.codes.essay;
  const readers = [];
  for (let number = 0; number < count; ++number) {
    const stranger = house.stranger(number);
    readers.push(stranger.sendAndReadSlowly(await stranger.open(code), fieldsOf(letters)));
  }
  await pause(20000);
  return tally(readers.map((reader) => reader.leave()));
}

/** So many quotation marks in all of its lines; a browser writes each with three bytes, and a page shows it with six. */
const everyLine = (letters) => Object.fromEntries(Array.from({ length: sizes.lines }, (_, at) => [`q${at}`, '"'.repeat(letters / sizes.lines)]));

export const attacks = {
  'thirteen slow readers of 3.9 MB of quotation marks': (house) => slowReaders(house, 13, 1_280_000, everyLine),
  'three hundred slow readers of the longest form that is let in': (house) => slowReaders(house, 300, 320_000, everyLine),

  'words of 64 KB in one box, 70 times': async (house) => {
    const code = house.codes.crowd;
    const words = Array.from({ length: 9000 }, (_, at) => `w${at},`).join(' ').slice(0, 65536);
    const replies = await Promise.all(Array.from({ length: 70 }, async (_, number) => {
      const stranger = house.stranger(number);
      const reply = await stranger.send(await stranger.open(code), { 'words[]': words, words, _key: `words-${number}`, _send: 'yes' });
      expectStatus(reply.status, [413, 422], 'the words');
      return reply.status;
    }));
    return tally(replies);
  },

  'import of 191 questions by 3,000 answers, and its summary': async (house) => {
    const { status, place } = await house.upload('long', 'form', longFormAnswers(sizes.questions, 3000), 'answers.csv');
    expectStatus(status, [303], 'the file');
    const said = await house.takeIn(place);
    const summary = await house.owner.ask('/events/long/summary');
    await summary.text();
    expectStatus(summary.status, [200], 'the summary');
    return said;
  },

  'a workbook of 17 KB that says 15 MB a thousand times': (house) => refusedFile(house, 'delegates', sharedText(15, 1000), 'list.xlsx'),
  'a workbook that says almost 1 MB a thousand times': (house) => refusedFile(house, 'delegates', workbook(
    '<row><c t="str"><v>First name</v></c></row>' + '<row><c t="s"><v>0</v></c></row>'.repeat(1000), `<si><t>${'a'.repeat(1_000_000)}</t></si>`), 'list.xlsx'),
  '60 MB of commas': (house) => refusedFile(house, 'delegates', commas(60), 'list.csv'),
  'a thousand rows 16,384 wide': (house) => refusedFile(house, 'delegates', wideRows(16384, 1000), 'list.xlsx'),
  'a thousand rows 16,384 wide as answers': (house) => refusedFile(house, 'form', wideRows(16384, 1000), 'list.xlsx'),

  'a report of 3,000 pictures': (house) => report(house, '::: bars format\n\n'.repeat(3000)),
  'braces, fifty thousand': (house) => report(house, '{'.repeat(50000)),
  'a name of 20,000 letters in a report': (house) => report(house, `{${'helpful'.repeat(2900).slice(0, 20000)}}`),
  'a name of 20,000 letters in a list': (house) => refusedFile(house, 'delegates',
    `First name,Surname,Organisation\nJo,${'Hartwright'.repeat(2000)},Barnet\nAnn,${'Hartwrigth'.repeat(2000)},${'Camden'.repeat(3300)}\n`, 'list.csv'),

  '100 KB in one cell': (house) => refusedFile(house, 'delegates',
    `First name,Surname,Organisation\nJo,Hartwright,${'Barnet and Camden '.repeat(5700)}\n`, 'list.csv'),

  'a list of 50,000 rows': async (house) => {
    const organisations = ['Barnet', 'Camden', 'Towerhamlets', 'AfC', 'Sutton'];
    let list = 'First name,Surname,Organisation,E-mail\n';
    for (let at = 0; at < 50000; ++at) list += `Given${at % 311},Family${at},${organisations[at % 5]},p${at}@example.org\n`;
    const { status, place } = await house.upload(summit, 'delegates', list, 'list.csv');
    expectStatus(status, [303], 'the file');
    return house.takeIn(place);
  },

  'eight filtered summaries of 100,000 answers at once': async (house) => {
    const groups = ['helpful = yes', 'helpful = partly', 'helpful = no', 'again = month', 'again = term', 'again = year',
      'helpful = yes and again = month', 'not helpful = no'];
    const statuses = await Promise.all(groups.map(async (group) => {
      const reply = await house.owner.ask(`/events/crowd/summary?where=${encodeURIComponent(group)}`);
      await reply.text();
      return reply.status;
    }));
    // One who is told to come again in a moment was not served; that is said, and it is no fault of the others.
    if (!statuses.includes(200)) throw new Error(`no summary was made: ${tally(statuses)}`);
    return tally(statuses.map((status) => `status ${status}`));
  },
};
