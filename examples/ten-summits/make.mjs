// Makes the delegates and answers of ten invented summits, the same each time: node examples/ten-summits/make.mjs
// Nobody in these files exists. How many came and answered, and how often an answer is given, is set below; who gives it is
// drawn by a generator with a fixed seed.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));

function drawer(seed) {  // mulberry32
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6D2B79F5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
const draw = drawer(20160610);
const pick = (list) => list[Math.floor(draw() * list.length)];
function shuffled(list) {
  const out = [...list];
  for (let at = out.length - 1; at > 0; at -= 1) {
    const other = Math.floor(draw() * (at + 1));
    [out[at], out[other]] = [out[other], out[at]];
  }
  return out;
}

const firstNames = ('Abena Aidan Amara Anika Asha Bethan Blessing Callum Carys Chidi Clara Daniel Deepa Dilys Eilidh Emeka Esme '
  + 'Farah Fergus Freya Gareth Grace Hana Harriet Ifeoma Imogen Ines Jamal Joanna Kemi Kofi Laila Leon Maeve Marek Mina Nadia '
  + 'Niamh Oskar Owen Priya Rhian Rosa Samir Seren Tariq Tomasz Una Wanda Yusuf').split(' ');
const lastNames = ('Abara Achebe Ahmed Alder Amin Baker Bello Brook Byrne Carr Chandra Clement Cole Dale Darko Dunne Eades Egan '
  + 'Farrow Flynn Gale Ghosh Grant Hale Hassan Howell Idowu Ivers Jarvis Joshi Kane Kaur Kirk Lane Levy Lowe Mensah Moss Nair '
  + 'Noble Okoro Osei Park Patel Quigley Rahman Reid Rowe Sands Shah Stone Tanner Udo Vance Ward Wren Yates Zaman').split(' ');

const rows = (file) => fs.readFileSync(path.join(here, '..', 'regions', file), 'utf8').trim().split('\n').slice(1);
const places = rows('london.csv').map((row) => row.split(',')[1].replaceAll('"', ''));

// [year, delegates, answers, helpful, took part, enough time, places from which nobody came]
const years = [
  [2016, 104, 42, 38, 33, null, ['Westminster']],
  [2017, 118, 51, 45, 41, null, []],
  [2018, 97, 44, 37, 34, null, ['Havering', 'Bexley', 'Hillingdon', 'Hackney']],
  [2019, 126, 58, 52, 49, 27, []],
  [2020, 131, 63, 58, 54, 29, []],
  [2021, 112, 47, 40, 38, 20, ['Enfield', 'City of London']],
  [2022, 139, 71, 66, 61, 33, []],
  [2023, 144, 76, 70, 66, 34, []],
  [2024, 137, 69, 61, 58, 30, ['Barking and Dagenham']],
  [2025, 152, 84, 79, 77, 58, []],
];

// People who say the word in each year.
const words = {
  useful: [12, 15, 12, 17, 18, 13, 21, 22, 20, 25],
  informative: [19, 21, 18, 22, 23, 16, 24, 24, 21, 24],
  practical: [0, 2, 3, 8, 11, 9, 17, 21, 20, 27],
  collaborative: [5, 7, 5, 9, 12, 9, 15, 18, 17, 21],
  rushed: [6, 7, 6, 5, 4, 2, 2, 2, 1, 1],
  hopeful: [7, 6, 8, 8, 9, 8, 10, 11, 12, 13],
  engaging: [9, 10, 9, 12, 13, 9, 15, 15, 14, 17],
  inspiring: [5, 6, 5, 7, 8, 6, 8, 9, 8, 10],
  honest: [4, 4, 3, 5, 6, 4, 6, 7, 6, 8],
  timely: [3, 4, 3, 4, 4, 4, 5, 5, 5, 6],
  welcoming: [3, 4, 4, 5, 5, 4, 6, 6, 6, 7],
};
const seldom = ['friendly', 'noisy', 'long', 'warm', 'focused', 'varied', 'clear', 'cramped', 'lively', 'calm', 'open', 'brisk'];

const cell = (text) => (/[",;\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const csv = (lines) => `${lines.map((line) => line.map(cell).join(',')).join('\n')}\n`;

/** A list of `count` places: each of those that sent somebody once, then any of them. */
function placesOf(count, missing) {
  const there = places.filter((place) => !missing.includes(place));
  const out = [...there];
  while (out.length < count) out.push(pick(there));
  return shuffled(out.slice(0, count));
}

const known = [];  // who came before, by place
function delegates(count, missing) {
  const taken = new Set();
  return placesOf(count, missing).map((place) => {
    const before = known.filter((person) => person[2] === place && !taken.has(`${person[0]} ${person[1]}`));
    if (before.length > 0 && draw() < 0.3) {
      const person = pick(before);
      taken.add(`${person[0]} ${person[1]}`);
      return person;
    }
    for (;;) {
      const person = [pick(firstNames), pick(lastNames), place];
      const name = `${person[0]} ${person[1]}`;
      if (taken.has(name) || known.some((other) => `${other[0]} ${other[1]}` === name)) continue;
      taken.add(name);
      known.push(person);
      return person;
    }
  });
}

/** `count` people of whom so many say each answer; in no order. */
function said(count, answers) {
  const out = [];
  for (const [answer, people] of answers) for (let at = 0; at < people; at += 1) out.push(answer);
  while (out.length < count) out.push('');
  return shuffled(out);
}

function answersOf(at) {
  const [year, , count, helpful, took, time] = years[at];
  const late = year >= 2019;
  const mainly = Math.ceil((count - helpful) * 0.7);
  const found = said(count, [['Helpful', helpful], ['Mainly helpful', mainly], ['Not helpful', count - helpful - mainly]]);
  const part = said(count, [['Yes', took], ['Partly', count - took - 3], ['No', 1]]);
  const spoken = Array.from({ length: count }, () => []);
  for (const [word, people] of Object.entries(words)) {
    const free = shuffled(spoken.map((_, who) => who)).sort((left, right) => spoken[left].length - spoken[right].length);
    for (const who of free.slice(0, Math.min(people[at], count))) if (spoken[who].length < 3) spoken[who].push(word);
  }
  for (const own of spoken) if (own.length > 0 && own.length < 3 && draw() < 0.35) own.push(pick(seldom));
  const room = Math.round(count * 0.66);
  const meet = said(count, late
    ? [['In person', room], ['Online', Math.round(count * 0.12)], ['Some in the room, some online', Math.round(count * 0.18)]]
    : [['In person', room], ['Online', Math.round(count * 0.26)]]);
  const lines = [['ID', late ? 'Did the Summit help you with your work?' : 'Was the Summit helpful for your work?',
    'Which three words would you use to describe the Summit?',
    'Were you able to participate fully in the group discussions?',
    ...(late ? ['There was enough time to talk.'] : []), 'How would you like to meet next year?',
    ...(late ? ['How likely are you to recommend the Summit to a colleague?'] : [])]];
  const enough = late ? said(count, [['Strongly agree', Math.floor(time * 0.4)], ['Agree', time - Math.floor(time * 0.4)],
    ['Neither agree nor disagree', Math.floor((count - time) * 0.5)],
    ['Strongly disagree', Math.floor((count - time) * 0.1)],
    ['Disagree', count - time - Math.floor((count - time) * 0.5) - Math.floor((count - time) * 0.1) - 2]]) : [];
  for (let who = 0; who < count; who += 1) {
    const score = () => String(Math.min(10, Math.max(0, Math.round(7.6 + 0.09 * at + (draw() + draw() + draw() - 1.5) * 3.2))));
    lines.push([String(who + 1), found[who], spoken[who].join('; '), part[who], ...(late ? [enough[who]] : []),
      meet[who] === '' ? '' : `${meet[who]};`, ...(late ? [score()] : [])]);
  }
  return lines;
}

for (const [at, [year, count, , , , , missing]] of years.entries()) {
  const folder = path.join(here, String(year));
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'delegates.csv'), csv([['First Name', 'Surname', 'Borough/Organisation'], ...delegates(count, missing)]));
  fs.writeFileSync(path.join(folder, 'answers.csv'), csv(answersOf(at)));
}
