// A thousand who watch a room's screen while five hundred answers a second come in: prints when the last of them saw a
// released count, and the server's memory. Ends with 1 where a limit is passed. Run by hand: tools/pressure.sh live
import os from 'node:os';
import { delays, Hall } from './crowd.mjs';

const viewers = Number(process.env.MUSTER_LIVE_VIEWERS ?? 1000);
const rate = Number(process.env.MUSTER_LIVE_RATE ?? 500);
const seconds = Number(process.env.MUSTER_LIVE_SECONDS ?? 30);
const limits = { delay: 1000, growth: 20 };

const hall = await Hall.open();
let faults = [];
try {
  const alone = hall.megabytes;
  await hall.watch(viewers);
  await hall.answer(rate * 2, rate);  // what is made once is made
  await hall.untilAll(rate * 2 - 10);
  const before = hall.megabytes;
  for (const viewer of hall.viewers) viewer.seen = [[performance.now(), 0]];
  const first = rate * 2;
  const { saved, seconds: took } = await hall.answer(rate * seconds, rate);
  await hall.untilAll(first + saved.length - 10);
  const after = hall.megabytes;
  // Counts of this part alone, with the answers of the first part in them.
  const all = [...Array(first).fill(-Infinity), ...saved];
  for (const viewer of hall.viewers) viewer.seen = viewer.seen.filter(([, count]) => count > first);
  const waits = delays(hall.viewers, all).filter((wait) => Number.isFinite(wait));
  const at = (share) => waits[Math.max(0, Math.ceil(waits.length * share) - 1)];
  console.log(`${viewers} watch, ${saved.length} answers in ${took.toFixed(1)} s (${(saved.length / took).toFixed(0)} a second); ${os.cpus().length} processors, load ${os.loadavg()[0].toFixed(1)}`);
  console.log(`The last who watches saw a released count after ${at(0.5).toFixed(0)} ms (median), ${at(0.99).toFixed(0)} ms (p99), ${at(1).toFixed(0)} ms (longest); limit ${limits.delay} ms`);
  console.log(`Memory: ${alone.toFixed(0)} MB before anybody watches, ${before.toFixed(0)} MB with all of them, ${after.toFixed(0)} MB at the end; limit ${limits.growth} MB more`);
  if (at(0.99) > limits.delay) faults.push('the last waited too long');
  if (after - before > limits.growth) faults.push('memory grew');
} catch (error) {
  faults.push(error.message);
} finally {
  await hall.close();
}
for (const fault of faults) console.log(`OVER  ${fault}`);
process.exit(faults.length === 0 ? 0 : 1);
