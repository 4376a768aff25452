// Adds to the page of cards, which works without it: cards follow while one types, presses swap only what changed, cards
// are dragged, and the text shows its faults beside their lines. Every change is the request that the page would send.
(function () {
  'use strict';

  var builder = document.querySelector('[data-builder]');
  if (!builder || !window.fetch || !window.DOMParser) return;
  var form = builder.closest('form');
  var text = form.querySelector('[name="text"]');
  var running = null;
  var waiting = [];
  var typed = false;
  document.documentElement.classList.add('scripted');

  function part(key) {
    return key ? form.querySelector('[data-part="' + CSS.escape(key) + '"]') : null;
  }

  // How a control is found again in the fresh page.
  function mark_of(element) {
    if (!element || !form.contains(element)) return null;
    if (element.name === 'do') return { press: element.value };
    return element.id ? { id: element.id, start: element.selectionStart, end: element.selectionEnd } : null;
  }

  function find(mark) {
    if (!mark) return null;
    if (mark.press) return form.querySelector('button[name="do"][value="' + CSS.escape(mark.press) + '"]');
    return document.getElementById(mark.id);
  }

  function focus_on(element, mark) {
    if (!element) return;
    element.focus({ preventScroll: true });
    if (mark && typeof mark.start === 'number' && element.setSelectionRange) {
      try { element.setSelectionRange(mark.start, mark.end); } catch (ignored) { /* a control without a selection */ }
    }
  }

  function take(html, asked) {
    var page = new DOMParser().parseFromString(html, 'text/html');
    if (!page.querySelector('[data-builder]')) throw new Error('another page');
    // While somebody types in the open card, the card is theirs: the others follow.
    var typing = asked.value === 'look' ? mark_of(document.activeElement) : null;
    // What somebody unfolded stays so.
    var rules = form.querySelector('.card-rules');
    var fresh_rules = page.querySelector('.card-rules');
    if (rules && fresh_rules) fresh_rules.open = rules.open;
    Array.prototype.forEach.call(form.querySelectorAll('[data-live-part]'), function (old) {
      var fresh = page.querySelector('[data-live-part="' + old.dataset.livePart + '"]');
      if (fresh && fresh.innerHTML !== old.innerHTML) old.innerHTML = fresh.innerHTML;
    });
    var fresh_text = page.querySelector('[name="text"]');
    // A textarea that is typed in keeps its cursor: it holds what was sent, or more by now.
    if (fresh_text && fresh_text.value !== text.value && asked.text === text.value) text.value = fresh_text.value;
    draw_text();
    if (form.querySelector('[data-signed-out]')) form.querySelector('[data-signed-out]').remove();
    if (typing) return focus_on(find(typing), typing);
    if (asked.value === 'look') return;
    var key = form.querySelector('[name="open"]').value;
    var target = find(asked.focus);
    if (target && target.disabled) target = null;
    if (/^(open|copy|add|add-page|section|lines)(:|$)/.test(asked.value)) {
      var opened = part(key);
      target = opened && opened.querySelector('.card-fields input:not([type="hidden"]), .card-fields textarea, .card-fields select');
    }
    target = target || part(asked.value.split(':')[1]) || part(key) || form.querySelector('#add');
    if (!target) return;
    focus_on(target);
    target.scrollIntoView({ block: 'nearest' });
  }

  function press(value, focus) {
    waiting = waiting.filter(function (one) { return one.value !== 'look'; });
    waiting.push({ value: value, focus: focus });
    if (running && running.value === 'look') running.stop.abort();
    else if (!running) send(waiting.shift());
  }

  function send(next) {
    var body = new URLSearchParams(new FormData(form));
    body.set('do', next.value);
    body.set('live', 'yes');
    typed = false;
    next.text = text.value;
    next.stop = new AbortController();
    running = next;
    fetch(form.action, { method: 'POST', body: body, credentials: 'same-origin', signal: next.stop.signal })
      .then(function (answer) {
        // 422 is a page too: what was typed, with what is wrong.
        if (!answer.ok && answer.status !== 422) throw new Error(String(answer.status));
        return answer.text();
      })
      .then(function (html) { take(html, next); })
      .catch(function (error) {
        typed = true;
        if (error.name === 'AbortError' || next.value === 'look') return;
        waiting = [];
        if (error.message === '403' && !next.again) return sign_in_again(next);
        // The page's own way still works, and says what is wrong.
        var button = document.createElement('button');
        button.name = 'do';
        button.value = next.value;
        button.hidden = true;
        form.appendChild(button);
        form.requestSubmit(button);
      })
      .then(function () {
        running = null;
        if (waiting.length > 0) send(waiting.shift());
      });
  }

  // A session that ended takes no words with it: once signed in again, in another tab, the press goes on.
  function sign_in_again(next) {
    return fetch(form.action, { credentials: 'same-origin' })
      .then(function (answer) { return answer.text(); })
      .then(function (html) {
        var page = new DOMParser().parseFromString(html, 'text/html');
        if (page.querySelector('[data-builder]')) {
          form.querySelector('[name="token"]').value = page.querySelector('[data-builder]').closest('form').elements.token.value;
          next.again = true;
          waiting.unshift(next);
          return;
        }
        var words = form.querySelector('[data-signed-out]') || document.createElement('p');
        words.className = 'govuk-error-message';
        words.dataset.signedOut = '';
        words.setAttribute('role', 'alert');
        words.textContent = 'Your session has ended. Sign in again in another tab, then press once more. All that you typed is still here.';
        builder.parentNode.insertBefore(words, builder);
        words.scrollIntoView({ block: 'center' });
      });
  }

  var sent = false;
  form.addEventListener('submit', function (event) {
    var button = event.submitter;
    sent = !button || button.name !== 'do' || button.hidden || /^(check|publish)$/.test(button.value);
    if (sent) return;
    event.preventDefault();
    press(button.value, mark_of(button));
  });

  // The draft is kept half a second after the last letter: the browser asks whoever leaves before, or without it.
  window.addEventListener('beforeunload', function (event) {
    if ((typed || running || form.querySelector('[data-unsaved]')) && !sent) event.preventDefault();
  });
  window.addEventListener('pageshow', function () { sent = false; });

  // While one types: the other side follows, half a second after the last letter.
  var pause = null;
  form.addEventListener('input', function (event) {
    typed = true;
    if (event.target === text) draw_text();
    clearTimeout(pause);
    pause = setTimeout(function () { if (!running) press('look'); }, 500);
  });
  // Another kind of answer brings other fields.
  form.addEventListener('change', function (event) {
    if (event.target.tagName !== 'SELECT') return;
    clearTimeout(pause);
    press('look');
  });

  // Alt and the arrows move the card in which the focus is; Ctrl and Z undoes outside of fields.
  form.addEventListener('keydown', function (event) {
    var card = event.target.closest('[data-part]');
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown') && card && event.target.tagName !== 'SELECT') {
      var value = (event.key === 'ArrowUp' ? 'up:' : 'down:') + card.dataset.part;
      event.preventDefault();
      if (!event.repeat || !running) press(value, mark_of(event.target));
    }
    if ((event.ctrlKey || event.metaKey) && event.key === 'z' && !typing && form.querySelector('[data-undo]')) {
      event.preventDefault();
      press('undo');
    }
  });

  // Dragging by the grip: a line shows where the card lands. Near an edge of the window the page goes on by itself, and
  // Esc leaves the card where it was.
  var dragged = null;
  var edge = 72;
  function landing(event) {
    var over = document.elementFromPoint(event.clientX, event.clientY);
    var card = over && over.closest('[data-part]');
    if (!card || !builder.contains(card) || card.dataset.part === dragged.key) return null;
    var box = card.getBoundingClientRect();
    return { card: card, below: event.clientY > box.top + box.height / 2 };
  }
  function clear_landing() {
    Array.prototype.forEach.call(builder.querySelectorAll('.lands-above, .lands-below'), function (one) {
      one.classList.remove('lands-above', 'lands-below');
    });
  }
  builder.addEventListener('pointerdown', function (event) {
    var grip = event.target.closest('.card-grip');
    if (!grip || event.button !== 0) return;
    event.preventDefault();
    var card = grip.closest('[data-part]');
    dragged = { key: card.dataset.part, card: card, at: event };
    card.classList.add('card-dragged');
    requestAnimationFrame(go_on_at_edge);
  });
  function show_landing(event) {
    clear_landing();
    var at = landing(event);
    if (at) at.card.classList.add(at.below ? 'lands-below' : 'lands-above');
  }
  // The nearer to the edge, the faster.
  function go_on_at_edge() {
    if (!dragged) return;
    var y = dragged.at.clientY;
    var beyond = y < edge ? y - edge : Math.max(0, y - (window.innerHeight - edge));
    if (beyond !== 0) {
      var before = window.scrollY;
      window.scrollBy({ top: beyond / 4, behavior: 'instant' });
      if (window.scrollY !== before) show_landing(dragged.at);
    }
    requestAnimationFrame(go_on_at_edge);
  }
  function put_back() {
    if (!dragged) return;
    dragged.card.classList.remove('card-dragged');
    dragged = null;
    clear_landing();
  }
  document.addEventListener('pointermove', function (event) {
    if (!dragged) return;
    dragged.at = event;
    show_landing(event);
  });
  document.addEventListener('pointercancel', put_back);
  document.addEventListener('keydown', function (event) {
    if (!dragged || event.key !== 'Escape') return;
    event.preventDefault();
    put_back();
  });
  document.addEventListener('pointerup', function (event) {
    if (!dragged) return;
    var from = dragged;
    var at = landing(event);
    dragged = null;
    clear_landing();
    from.card.classList.remove('card-dragged');
    if (!at) return;
    var before = at.card;
    if (at.below) {
      var all = Array.prototype.slice.call(builder.querySelectorAll('[data-part]'));
      before = all[all.indexOf(at.card) + 1];
    }
    if (before && before.dataset.part === from.key) return;
    press('place:' + from.key + ':' + (before ? before.dataset.part : ''));
  });

  // The text with its faults beside their lines: drawn below the letters that one types.
  var mirror = document.createElement('div');
  mirror.className = 'text-mirror';
  mirror.setAttribute('aria-hidden', 'true');
  text.parentNode.insertBefore(mirror, text);
  function draw_text() {
    var faults = {};
    Array.prototype.forEach.call(form.querySelectorAll('.faults [data-line]'), function (one) {
      faults[one.dataset.line] = true;
    });
    var open = form.querySelector('.card-open');
    var lines = open ? open.dataset.lines.split('-').map(Number) : [0, -1];
    var marked = document.createDocumentFragment();
    text.value.split('\n').forEach(function (line, at) {
      var row = document.createElement('div');
      row.textContent = line || ' ';
      if (at + 1 >= lines[0] && at + 1 <= lines[1]) row.className = 'line-open';
      if (faults[at + 1]) row.className = 'line-wrong';
      marked.appendChild(row);
    });
    mirror.replaceChildren(marked);
    text.style.height = 'auto';
    text.style.height = text.scrollHeight + 2 + 'px';
    mirror.style.height = text.offsetHeight + 'px';
  }

  // A link to a card shows the cards.
  form.addEventListener('click', function (event) {
    var link = event.target.closest('.faults a');
    if (link) window.musterParts.show(link.hash === '#text' ? 'text-part' : 'cards');
  });

  window.musterParts.when_shown(draw_text);
  window.musterParts.show('cards');
  window.addEventListener('resize', draw_text);
})();
