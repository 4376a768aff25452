// What attackers send: workbooks that are small and say much, and lists and forms far larger than any that people make.
import zlib from 'node:zlib';

const table = Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; ++bit) sum = sum & 1 ? 0xEDB88320 ^ (sum >>> 1) : sum >>> 1;
  return sum >>> 0;
});

function checksum(bytes) {
  let sum = 0xFFFFFFFF;
  for (const byte of bytes) sum = table[(sum ^ byte) & 0xFF] ^ (sum >>> 8);
  return (sum ^ 0xFFFFFFFF) >>> 0;
}

/** A packed ZIP of the parts: path and text of each. */
function zip(parts) {
  const files = [];
  const directory = [];
  let offset = 0;
  for (const [path, text] of parts) {
    const content = Buffer.from(text);
    const packed = zlib.deflateRawSync(content, { level: 9 });
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt16LE(33, 8);
    head.writeUInt32LE(checksum(content), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(content.length, 18);
    head.writeUInt16LE(path.length, 22);
    files.push(Buffer.from('PK\x03\x04'), head, Buffer.from(path), packed);
    const beside = Buffer.alloc(14);
    beside.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), head, beside, Buffer.from(path));
    offset += 30 + path.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, listed, end]);
}

/** A workbook of one sheet: the inside of its <sheetData>, and of its <sst>. */
export function workbook(rows, strings = '') {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relation = (id, type, target) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const relations = (inside) => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  return zip([
    ['_rels/.rels', relations(relation('rId1', 'officeDocument', 'xl/workbook.xml'))],
    ['xl/workbook.xml', `<workbook ${main} xmlns:r="${office}"><sheets><sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', relations(relation('rId1', 'worksheet', 'worksheets/sheet1.xml') + relation('rId2', 'sharedStrings', 'sharedStrings.xml'))],
    ['xl/worksheets/sheet1.xml', `<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`],
    ['xl/sharedStrings.xml', `<sst ${main}>${strings}</sst>`],
  ]);
}

const heading = '<row><c t="str"><v>First name</v></c><c t="str"><v>Surname</v></c></row>';

/** One text of `megabytes`, named `times` over. */
export const sharedText = (megabytes, times) => workbook(
  heading + '<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>'.repeat(times / 2),
  `<si><t>${'a'.repeat(megabytes << 20)}</t></si>`);

export const wideRows = (width, rows) => workbook(heading + `<row>${'<c><v>1</v></c>'.repeat(width)}</row>`.repeat(rows));

export const commas = (megabytes) => Buffer.from('First name,Surname\n' + ','.repeat(megabytes << 20));

/** A form of so many questions, the second half of which are asked only of some. */
export function longForm(questions) {
  let text = 'form long "Long"\npage "All of it"\n';
  for (let at = 0; at < questions; ++at) {
    text += `  q${at} "Question ${at}?" pick one\n    ( ) yes "Yes"\n    ( ) no "No"\n    ( ) maybe "Maybe"\n`;
    if (at >= questions / 2) text += `    ask if q${Math.floor(at - questions / 2)} = yes\n`;
  }
  return text;
}

/** A form whose answers may all be long. */
export const essayForm = (questions) => 'form essay "Essay"\npage "All of it"\n'
  + Array.from({ length: questions }, (_, at) => `  q${at} "Question ${at}?" lines 9\n`).join('');

export function longFormAnswers(questions, rows) {
  const choices = ['Yes', 'No', 'Maybe'];
  const lines = [Array.from({ length: questions }, (_, at) => `Question ${at}?`).join(',')];
  for (let row = 0; row < rows; ++row) {
    lines.push(Array.from({ length: questions }, (_, at) =>
      at >= questions / 2 && (row + Math.floor(at - questions / 2)) % 3 !== 0 ? '' : choices[(row + at) % 3]).join(','));
  }
  return lines.join('\n') + '\n';
}

/** The form of an evening that a hundred thousand people came to; its answers are read with names, so any group may be asked for. */
export const crowdForm = `form crowd "Crowd"
page "The day"
  helpful "Was it helpful?" pick one
    ( ) yes "Yes"
    ( ) partly "Partly"
    ( ) no "No"
  format "How would you like to meet?" pick any
    [ ] hall "In a hall"
    [ ] online "Online"
    [ ] both "Both"
  again "How often?" pick one
    ( ) month "Each month"
    ( ) term "Each term"
    ( ) year "Each year"
  words "Which words describe it?" words up to 3 cloud
  better "What would have been better?" text
`;

/** The same for a round that is broken down when it closes. */
export const groupedForm = crowdForm.replace('form crowd "Crowd"\n', 'form full "Full"\n  anonymous\n  suppress below 5\n  breakdown again\n');

export function crowdAnswers(rows) {
  const words = ['useful', 'long', 'warm', 'honest', 'crowded', 'hopeful', 'practical', 'funding', 'inclusive', 'early years'];
  const pick = (list, at) => list[at % list.length];
  let text = 'Was it helpful?,How would you like to meet?,How often?,Which words describe it?,What would have been better?\n';
  for (let at = 0; at < rows; ++at) {
    text += `${pick(['Yes', 'Partly', 'No'], at)},${pick(['In a hall', 'Online', 'In a hall; Online', 'Both'], at >> 1)},`
      + `${pick(['Each month', 'Each term', 'Each year'], at >> 2)},`
      + `"${pick(words, at)}, ${pick(words, at * 7 + 3)}, word${at % 5000}",More ${pick(words, at * 3)} and less ${pick(words, at * 5 + 1)} of number ${at}\n`;
  }
  return text;
}
