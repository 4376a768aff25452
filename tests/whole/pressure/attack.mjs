// Attacks a server of its own, one way after the other, and prints how long other visitors waited meanwhile and how much
// memory the server took. Ends with 1 where one attack is over a limit. Run by hand:
//   tools/pressure.sh [words of the attacks that are wanted, all unless said]
import os from 'node:os';
import { attacks, sizes } from './attacks.mjs';
import { deskWork } from './desk_work.mjs';
import { House } from './house.mjs';

const limits = { p99: Number(process.env.MUSTER_PRESSURE_P99 ?? 1000), megabytes: Number(process.env.MUSTER_PRESSURE_MEMORY ?? 512) };
const wanted = process.argv.slice(2).join(' ');
const all = { ...attacks, ...deskWork };
const chosen = Object.entries(all).filter(([name]) => name.includes(wanted));
if (chosen.length === 0) {
  console.error(`No attack has "${wanted}" in its name. There are:\n  ${Object.keys(all).join('\n  ')}`);
  process.exit(2);
}

const house = await House.open(sizes);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, async () => { await house.close(); process.exit(1); });
console.log(`Limits: p99 of other visitors ${limits.p99} ms, memory ${limits.megabytes} MB. ${os.cpus().length} processors, load ${os.loadavg()[0].toFixed(1)}; the server at rest: ${house.resident.toFixed(0)} MB`);
let over = 0;
try {
  for (const [name, attack] of chosen) {
    await attack.prepare?.(house);
    const met = await house.under(attack.run ?? attack);
    const faults = [
      ...(met.p99 < limits.p99 ? [] : ['p99 is over its limit']),
      ...(met.peak < limits.megabytes ? [] : ['memory is over its limit']),
      ...Object.entries(met.failed).map(([why, times]) => `${times} x ${why}`),
      ...(met.fault ? [`the attack failed: ${met.fault.message}`] : []),
    ];
    over += faults.length > 0 ? 1 : 0;
    console.log(`${faults.length > 0 ? 'OVER' : 'held'}  ${name}: p99 ${met.p99.toFixed(0)} ms of ${met.visits} visits (median ${met.median.toFixed(0)}, `
      + `longest ${met.longest.time.toFixed(0)}: ${met.longest.kind}), memory ${met.peak.toFixed(0)} MB (before ${met.before.toFixed(0)}); ${met.seconds.toFixed(1)} s; ${met.said ?? ''}`);
    for (const fault of faults) console.log(`      ${fault}`);
  }
} finally {
  await house.close();
}
console.log(over === 0 ? `All ${chosen.length} attacks were held.` : `${over} of ${chosen.length} attacks were over a limit.`);
process.exit(over === 0 ? 0 : 1);
