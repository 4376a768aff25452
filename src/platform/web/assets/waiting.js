// A phone that waits for a form or a room to open looks whether it is open, says so and goes on. Without it the browser
// loads the page again by itself.
(function () {
  'use strict';

  var told = document.querySelector('[data-waits]');
  if (!told) return;
  var moment = told.dataset.waits === '' ? null : Date.now() + Number(told.dataset.waits) * 1000;
  var looking = false;
  var timer;

  // A hall that waits together does not ask in the same second.
  function pause() {
    var left = moment === null ? 0 : moment - Date.now();
    if (left > 600000) return 120000 + Math.random() * 60000;
    if (left > 0) return Math.min(left + 500, 15000) + Math.random() * 3000;
    return 10000 + Math.random() * 5000;
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(look, pause());
  }

  function go() { location.reload(); }

  async function look() {
    if (looking || document.hidden) return;
    looking = true;
    try {
      var reply = await fetch(location.href, { cache: 'no-store' });
      var page = reply.ok ? new DOMParser().parseFromString(await reply.text(), 'text/html') : null;
      if (page && !page.querySelector('[data-waits]')) {
        told.querySelector('p').textContent = told.dataset.open;
        setTimeout(go, 1500);
        return;
      }
    } catch (away) { /* no connection just now: the next look may find one */ }
    looking = false;
    later();
  }

  // A phone that comes out of a pocket looks at once.
  document.addEventListener('visibilitychange', function () { if (!document.hidden) look(); });
  later();
})();
