// Adds to maps of tiles that work without it: the map answers while one types, arrow keys and dragging move a tile.
// Every press is the same request that the page would send; only the parts that changed are taken from the answer.
(function () {
  'use strict';

  var live = document.querySelector('[data-live]');
  if (!live || !window.fetch || !window.DOMParser) return;
  var form = live.closest('form');
  var running = null;  // the press that is under way: a move counts, however fast the next one comes
  var waiting = [];    // presses that follow it, each from the map that the one before left
  document.documentElement.classList.add('scripted');

  function tile(code) {
    return form.querySelector('[data-code="' + CSS.escape(code) + '"]');
  }

  function take(text, focus) {
    var page = new DOMParser().parseFromString(text, 'text/html');
    Array.prototype.forEach.call(form.querySelectorAll('[data-live-part]'), function (part) {
      var fresh = page.querySelector('[data-live-part="' + part.dataset.livePart + '"]');
      if (fresh && fresh.innerHTML !== part.innerHTML) part.innerHTML = fresh.innerHTML;
    });
    var names = page.getElementById('names');
    var typed = document.getElementById('names');
    if (names && typed && focus === 'names') typed.value = names.value;
    var again = focus && focus !== 'names' ? tile(focus) : null;
    if (again) again.focus();
    if (typeof focus === 'function') focus();
  }

  // { value, chosen: the tile it is about, where it is not the chosen one, focus }
  function press(next) {
    waiting = waiting.filter(function (one) { return one.value !== 'look'; });
    waiting.push(next);
    if (running && running.value === 'look') running.stop.abort();
    else if (!running) send(waiting.shift());
  }

  function send(next) {
    var chosen = form.querySelector('[name="chosen"]');
    if (next.chosen && chosen) {
      // The fields below belong to the tile that was chosen before.
      var other = chosen.value !== next.chosen;
      Array.prototype.forEach.call(form.querySelectorAll('.tile-panel input'), function (field) { field.disabled = other; });
      chosen.value = next.chosen;
    }
    var body = new URLSearchParams(new FormData(form));
    body.set('do', next.value);
    running = next;
    next.stop = new AbortController();
    fetch(form.action, { method: 'POST', body: body, credentials: 'same-origin', signal: next.stop.signal })
      .then(function (answer) { if (!answer.ok) throw new Error(String(answer.status)); return answer.text(); })
      .then(function (text) { take(text, next.focus); })
      .catch(function (error) {
        // The page's own way still works, and says what is wrong.
        if (error.name !== 'AbortError') {
          waiting = [];
          var button = document.createElement('button');
          button.name = 'do';
          button.value = next.value;
          button.hidden = true;
          form.appendChild(button);
          form.requestSubmit(button);
        }
      })
      .then(function () {
        running = null;
        if (waiting.length > 0) send(waiting.shift());
      });
  }

  // Presses that save or leave go the page's own way.
  form.addEventListener('click', function (event) {
    var button = event.target.closest('button[name="do"]');
    if (!button || button.value === 'save' || button.value === 'stop') return;
    event.preventDefault();
    var chosen = form.querySelector('[name="chosen"]');
    var label = button.getAttribute('aria-label');
    var same = function () {
      var again = form.querySelector('[aria-label="' + CSS.escape(label) + '"]');
      if (again) again.focus();
    };
    if (button.dataset.code) press({ value: button.value, focus: button.dataset.code });
    else if (button.value.indexOf('use:') === 0) press({ value: button.value, focus: 'names' });
    else press({ value: button.value, focus: label ? same : chosen && chosen.value });
  });

  var arrows = { ArrowLeft: 'left', ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'right' };
  form.addEventListener('keydown', function (event) {
    var at = event.target.closest('.tile[data-code]');
    if (!at || !arrows[event.key]) return;
    event.preventDefault();
    // A key that is held down goes no further ahead than one press.
    if (event.repeat && waiting.length > 0) return;
    press({ value: arrows[event.key], chosen: at.dataset.code, focus: at.dataset.code });
  });

  // Dragging: from one tile to another tile or an empty cell.
  var dragged = null;
  form.addEventListener('pointerdown', function (event) {
    var at = event.target.closest('.tile[data-code]');
    if (at && event.pointerType === 'mouse' && event.button === 0) dragged = { code: at.dataset.code, x: event.clientX, y: event.clientY, moved: false };
  });
  form.addEventListener('pointermove', function (event) {
    if (!dragged) return;
    if (Math.abs(event.clientX - dragged.x) + Math.abs(event.clientY - dragged.y) > 8) dragged.moved = true;
    Array.prototype.forEach.call(form.querySelectorAll('.tile-under'), function (one) { one.classList.remove('tile-under'); });
    var over = dragged.moved ? document.elementFromPoint(event.clientX, event.clientY) : null;
    var cell = over && over.closest('[data-at]');
    if (cell) cell.classList.add('tile-under');
  });
  document.addEventListener('pointerup', function (event) {
    var from = dragged;
    dragged = null;
    if (!from || !from.moved) return;
    var over = document.elementFromPoint(event.clientX, event.clientY);
    var cell = over && over.closest('[data-at]');
    // The click that follows would only choose the tile; dropped outside, none follows, and the next one counts.
    var swallow = function (click) { click.preventDefault(); click.stopImmediatePropagation(); };
    form.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(function () { form.removeEventListener('click', swallow, { capture: true }); }, 0);
    if (!cell || cell.dataset.code === from.code) return;
    press({ value: 'put:' + cell.dataset.at, chosen: from.code, focus: from.code });
  });

  // What belongs to the chosen way, and the map while one types.
  function show_ways() {
    var chosen = form.querySelector('[name="which"]:checked');
    Array.prototype.forEach.call(form.querySelectorAll('.which-more'), function (part) {
      part.hidden = !chosen || part.dataset.for.split(' ').indexOf(chosen.value) < 0;
    });
  }
  if (form.querySelector('[name="which"]')) {
    show_ways();
    form.addEventListener('change', function (event) {
      if (event.target.name === 'which') show_ways();
      if (event.target.name === 'which' || event.target.name === 'area') press({ value: 'look' });
    });
    var pause = null;
    form.addEventListener('input', function (event) {
      if (event.target.name !== 'names') return;
      clearTimeout(pause);
      pause = setTimeout(function () { press({ value: 'look' }); }, 400);
    });
  }
})();
