// Adds to a list that works without it: keys that move between rows, a tick for all rows of the page, and a dock that
// comes with the first tick and names its number.
(function () {
  'use strict';

  var table = document.querySelector('[data-list]');
  if (!table) return;
  var rows = Array.prototype.slice.call(table.querySelectorAll('tbody tr'));
  var drawer = document.querySelector('[data-drawer]');
  var search = document.getElementById('q');
  var remembered = 'muster-letters';
  var lastAt = 'muster-row ' + location.pathname;

  function stored(area, name, value) {
    try {
      if (value === undefined) return area.getItem(name);
      if (value === null) area.removeItem(name); else area.setItem(name, value);
    } catch (error) { return null; }
    return null;
  }

  // Rows are one stop: Tab goes on from the row that has the focus to what is in it, and then past the list.
  function stops(row) { return row.querySelectorAll('a, button, input'); }
  function makeCurrent(row) {
    rows.forEach(function (each) {
      each.tabIndex = each === row ? 0 : -1;
      Array.prototype.forEach.call(stops(each), function (stop) {
        if (each === row) stop.removeAttribute('tabindex'); else stop.tabIndex = -1;
      });
    });
  }
  function go(row) {
    if (!row) return;
    makeCurrent(row);
    row.focus();
    row.scrollIntoView({ block: 'nearest' });
  }
  makeCurrent(rows[0]);
  table.addEventListener('focusin', function (event) {
    var row = event.target.closest('tbody tr');
    if (row && row.tabIndex !== 0) makeCurrent(row);
  });

  // The selection.
  var dock = document.querySelector('[data-dock]');
  var ticks = rows.map(function (row) { return row.querySelector('.tick'); });
  var all = null;
  function ticked() { return ticks.filter(function (tick) { return tick && tick.checked; }).length; }
  function showSelection() {
    if (!dock) return;
    var count = ticked();
    dock.hidden = count === 0;
    dock.querySelector('[data-selected]').textContent = count + ' selected';
    Array.prototype.forEach.call(dock.querySelectorAll('[data-counted]'), function (button) {
      // Where only some of them can take it, the button says how many; where none can, it is not offered.
      var able = ticks.filter(function (tick) {
        return tick && tick.checked && (!button.dataset.able || tick.dataset.can.split(' ').indexOf(button.dataset.able) >= 0);
      }).length;
      var words = count === 1 && button.dataset.one ? button.dataset.one : button.dataset.counted;
      button.textContent = words.replace('{}', able === count ? count : able + ' of ' + count);
      button.hidden = able === 0;
    });
    rows.forEach(function (row, at) { row.classList.toggle('row-ticked', Boolean(ticks[at] && ticks[at].checked)); });
    all.checked = count === ticks.length;
    all.indeterminate = count > 0 && count < ticks.length;
  }
  if (dock) {
    var words = table.querySelector('[data-pick-words]');
    all = document.createElement('input');
    all.type = 'checkbox';
    all.className = 'tick';
    all.id = 'tick-all';
    var label = document.createElement('label');
    label.htmlFor = 'tick-all';
    label.appendChild(words.cloneNode(false)).textContent = 'Select all rows of this page';
    words.replaceWith(all, label);
    all.addEventListener('change', function () {
      ticks.forEach(function (tick) { tick.checked = all.checked; });
      showSelection();
    });
    table.addEventListener('change', showSelection);
    dock.querySelector('[data-clear]').hidden = false;
    dock.addEventListener('reset', function () { window.setTimeout(showSelection, 0); });
    window.addEventListener('pageshow', showSelection);
    showSelection();
  }

  // Keys. Letters and signs alone can be switched off, for those whose speech or hands would press them unasked.
  var keys = document.querySelector('[data-keys]');
  var letters = keys.querySelector('[data-letters]');
  letters.checked = stored(localStorage, remembered) !== 'off';
  letters.addEventListener('change', function () { stored(localStorage, remembered, letters.checked ? null : 'off'); });
  var opener = null;
  function showKeys() {
    opener = document.activeElement;
    keys.showModal();
  }
  keys.addEventListener('close', function () { if (opener) opener.focus(); });
  keys.querySelector('[data-keys-close]').addEventListener('click', function () { keys.close(); });
  var line = document.querySelector('[data-keys-line]');
  line.hidden = false;
  line.querySelector('[data-keys-open]').addEventListener('click', showKeys);

  function tick(row, on) {
    var box = row && ticks[rows.indexOf(row)];
    if (!box) return;
    box.checked = on === undefined ? !box.checked : on;
    showSelection();
  }

  // What a single letter or sign does; true where it did something.
  function letter(row, key) {
    if (!letters.checked || key.length !== 1) return false;
    if (key === '?') { showKeys(); return true; }
    if (key === '/') { if (search) search.focus(); return Boolean(search); }
    var name = /^[a-z]$/i.test(key) ? key.toLowerCase() : '';
    if (!name) return false;
    var drawn = drawer && (!row || row.getAttribute('aria-current')) ? drawer.querySelector('[data-key="' + name + '"]') : null;
    var button = (row && row.querySelector('[data-key="' + name + '"]')) || drawn ||
      document.querySelector('main > [data-key="' + name + '"], .page-head [data-key="' + name + '"], .notice [data-key="' + name + '"]');
    if (button) { button.click(); return true; }
    // What a row's sheet can be asked for is one key away from the row too.
    var asked = (table.dataset.asks || '').split(' ').filter(function (each) { return each.charAt(0) === name; })[0];
    var link = asked && row ? row.querySelector('th a') : null;
    if (!link) return false;
    var address = new URL(link.href);
    address.searchParams.set('do', asked.slice(2));
    address.hash = 'drawer-form';
    location.assign(address.href);
    return true;
  }

  // The sheet beside the list takes the same keys, and closes with Escape.
  if (drawer) {
    drawer.tabIndex = -1;
    if (location.hash === '#person' && !drawer.querySelector('form input:not([type="hidden"]), form textarea')) drawer.focus();
    var first = drawer.querySelector('#drawer-form input:not([type="hidden"]), #drawer-form textarea, #drawer-form select');
    if (first && !document.querySelector('.govuk-error-summary')) {
      // The browser takes the focus away once more when it goes to the place that the address names.
      first.focus();
      window.addEventListener('load', function () { window.setTimeout(function () { first.focus(); }, 0); });
    }
    drawer.addEventListener('keydown', function (event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Escape') { drawer.querySelector('[data-drawer-close]').click(); return; }
      if (event.target.closest('input, textarea, select')) return;
      if (letter(null, event.key)) event.preventDefault();
    });
  }

  table.addEventListener('keydown', function (event) {
    var row = event.target.closest('tbody tr');
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    var at = rows.indexOf(row);
    var onRow = event.target === row;
    var moves = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 };
    var done = true;
    if (event.key in moves) {
      var next = rows[moves[event.key]];
      if (event.shiftKey && next && ticks[at]) { tick(row, true); tick(next, true); }
      go(next);
    } else if (event.key === 'Enter' && onRow) {
      var link = row.querySelector('th a');
      if (link) link.click();
    } else if (event.key === ' ' && onRow) {
      tick(row);
    } else {
      done = letter(row, event.key);
    }
    if (done) event.preventDefault();
  });

  // After something was done in a row, its answer comes back with the focus there.
  table.addEventListener('submit', function (event) {
    var row = event.target.closest('tbody tr');
    if (row && row.id) stored(sessionStorage, lastAt, row.id);
  });
  var back = stored(sessionStorage, lastAt);
  stored(sessionStorage, lastAt, null);
  if (back && document.getElementById(back)) go(document.getElementById(back));
})();
