// Many who watch a room's screen are all told of what came in, whatever the machine's speed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hall } from './crowd.mjs';

test('a hundred who watch are told how many answers came, in fives, while they come', async () => {
  const hall = await Hall.open();
  try {
    await hall.watch(100);
    const { saved } = await hall.answer(200, 0);
    assert.equal(saved.length, 200);
    await hall.untilAll(190);
    for (const { seen } of hall.viewers) {
      const counts = seen.map(([, count]) => count);
      assert.deepEqual(counts, [...counts].sort((left, right) => left - right), 'a count never falls');
      assert.ok(counts.every((count) => count % 5 === 0), `counts in fives: ${counts}`);
      assert.ok(counts.at(-1) <= saved.length, 'no answer is told that did not come');
    }
  } finally {
    await hall.close();
  }
});
