// Adds to the page of a report's words, which works without it: names become buttons that insert themselves where the
// cursor is, the page follows while one types, and what the figure at the cursor prints is told.
(function () {
  'use strict';

  var editor = document.querySelector('[data-editor]');
  if (!editor || !window.fetch || !window.DOMParser) return;
  var form = editor.closest('form');
  var text = form.querySelector('[name="text"]');
  var told = form.querySelector('.editor-cursor');
  // While one chapter is shown, the field holds it alone, and these hold what stands around it.
  var before_it = form.querySelector('[name="before"]');
  var after_it = form.querySelector('[name="after"]');
  function whole() {
    // The next chapter's first line keeps a line of its own.
    var parted = after_it.value && text.value && !/\n$/.test(text.value) ? '\n' : '';
    return before_it.value + text.value + parted + after_it.value;
  }
  function lines_before() { return before_it.value.split('\n').length - 1; }
  var began = whole();
  var sent = false;
  document.documentElement.classList.add('scripted');
  // A chapter that a browser puts back without what stands around it would be taken for the whole text.
  form.setAttribute('autocomplete', 'off');

  function each(selector, does) { Array.prototype.forEach.call(form.querySelectorAll(selector), does); }

  // Names become buttons, and what a block makes is told beside it.
  var abouts = 0;
  each('[data-insert]', function (offer) {
    var button = document.createElement('button');
    button.type = 'button';
    var about = offer.querySelector('.offer-about');
    Array.prototype.slice.call(offer.childNodes).forEach(function (part) {
      if (part.nodeName !== 'CODE' && part !== about) button.appendChild(part);
    });
    offer.replaceChildren(button);
    if (about) {
      about.id = 'about-' + (++abouts);
      button.setAttribute('aria-describedby', about.id);
      button.title = about.textContent;
      offer.appendChild(about);
    }
    button.addEventListener('click', function () { insert(offer.dataset.insert, 'block' in offer.dataset); });
  });

  // A block stands on lines of its own; a figure where the cursor is.
  function insert(words, is_block) {
    if (window.matchMedia('(max-width: 50rem)').matches) window.musterParts.show('words-part');
    var start = text.selectionStart;
    if (is_block) {
      var before = text.value.slice(0, start);
      var after = text.value.slice(text.selectionEnd);
      words = (before && !/\n$/.test(before) ? '\n' : '') + (/\n\n$/.test(before) || !before ? '' : '\n') + words +
        (/^\n/.test(after) ? '\n' : '\n\n');
    }
    text.focus();
    // What the browser inserts, it can undo.
    if (!document.execCommand || !document.execCommand('insertText', false, words)) {
      text.setRangeText(words, start, text.selectionEnd, 'end');
      text.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }

  // Finding a figure by its name or value.
  var search = document.createElement('input');
  search.type = 'search';
  search.placeholder = 'Find a figure or a block: places, themes …';
  search.setAttribute('aria-label', 'Find a figure or a block');
  form.querySelector('.editor-search').appendChild(search);
  search.addEventListener('input', function () {
    var wanted = search.value.trim().toLowerCase();
    if (wanted) each('.more-offers', function (more) { more.open = true; });
    each('.offers [data-insert]', function (offer) {
      var words = (offer.textContent + ' ' + (offer.dataset.words || '') + ' ' + offer.dataset.insert).toLowerCase();
      offer.hidden = wanted !== '' && words.indexOf(wanted) < 0;
    });
    // A heading with nothing below it says nothing.
    each('.more-offers .editor-label', function (heading) {
      heading.hidden = !heading.nextElementSibling.querySelector('[data-insert]:not([hidden])');
    });
  });
  search.addEventListener('keydown', function (event) {
    if (event.key === 'Enter') {
      event.preventDefault();
      var first = form.querySelector('.offers [data-insert]:not([hidden]) button');
      if (first && search.value.trim()) first.click();
    }
    if (event.key === 'Escape') text.focus();
  });
  text.addEventListener('keydown', function (event) {
    if (event.ctrlKey && event.key === ' ') { event.preventDefault(); search.focus(); }
  });

  // Where the cursor is: line from 1, column in characters from 1.
  function place() {
    var before = text.value.slice(0, text.selectionStart);
    var line = before.split('\n').length;
    return { line: line + lines_before(), column: Array.from(before.slice(before.lastIndexOf('\n') + 1)).length + 1 };
  }
  function tell() {
    var at = place();
    var here = null;
    each('.editor-printed [data-line]', function (one) {
      var column = Number(one.dataset.column);
      if (Number(one.dataset.line) === at.line && at.column >= column && at.column <= column + Number(one.dataset.length))
        here = one;
    });
    tell_fault(at.line);
    told.hidden = !here;
    if (!here) return;
    var words = document.createElement('b');
    words.textContent = 'At the cursor: ';
    told.replaceChildren(words, here.querySelector('code').textContent + ' prints ', here.querySelector('b').cloneNode(true), '.');
  }
  // What is wrong in the line of the cursor is told right below that line, with its cures.
  var at_line = document.createElement('div');
  at_line.className = 'editor-at-line';
  at_line.hidden = true;
  // The list above the text says the same to whoever does not see the line, or goes by the keys.
  at_line.setAttribute('aria-hidden', 'true');
  text.parentNode.insertBefore(at_line, text.nextSibling);
  function tell_fault(line) {
    var row = mirror.children[line - lines_before() - 1];
    var words = [];
    each('.faults li[data-line], .doubts li[data-line]', function (one) {
      if (Number(one.dataset.line) !== line) return;
      var note = document.createElement('p');
      Array.prototype.forEach.call(one.childNodes, function (part) {
        if (part.nodeName !== 'A') note.appendChild(part.cloneNode(true));
      });
      if (note.firstChild) note.firstChild.textContent = note.firstChild.textContent.replace(/^: /, '');
      Array.prototype.forEach.call(note.querySelectorAll('button'), function (button) { button.tabIndex = -1; });
      words.push(note);
    });
    at_line.hidden = words.length === 0 || !row;
    if (at_line.hidden) return;
    at_line.replaceChildren.apply(at_line, words);
    at_line.style.top = mirror.offsetTop + row.offsetTop + row.offsetHeight + 'px';
  }

  // The page beside the text shows the chapter that one writes in.
  var followed = null;
  function follow(line) {
    var lines = form.querySelector('[data-headings]');
    var headings = form.querySelectorAll('.editor-paper .report-level-1');
    var found = -1;
    (lines ? lines.dataset.headings.split(' ') : []).forEach(function (one, at) {
      if (one && Number(one) <= line && at < headings.length) found = at;
    });
    if (found === followed) return;
    followed = found;
    if (found >= 0) scroll_paper(headings[found], true);
  }
  document.addEventListener('selectionchange', function () { if (document.activeElement === text) { tell(); follow(place().line); } });

  /** The button of the chapter that holds the line. */
  function chapter_of(line) {
    var found = null;
    each('.editor-chapters [data-line]', function (one) { if (Number(one.dataset.line) <= line) found = one; });
    return found;
  }
  function go_to(line, column) {
    window.musterParts.show('words-part');
    var row = line - lines_before();
    if (row < 1 || (after_it.value && row > text.value.split('\n').length)) {
      var chapter = chapter_of(line);
      if (chapter) ask(chapter.value, function () { put_cursor(line, column); });
      return;
    }
    put_cursor(line, column);
  }
  function put_cursor(line, column) {
    line -= lines_before();
    var lines = text.value.split('\n');
    var at = 0;
    for (var before = 0; before < line - 1 && before < lines.length; ++before) at += lines[before].length + 1;
    at += Array.from(lines[line - 1] || '').slice(0, Math.max(0, (column || 1) - 1)).join('').length;
    text.focus({ preventScroll: true });
    text.setSelectionRange(at, at);
    var row = mirror.children[line - 1];
    if (row) row.scrollIntoView({ block: 'center' });
    tell();
  }
  form.addEventListener('click', function (event) {
    var link = event.target.closest('a[data-line]');
    if (!link) return;
    event.preventDefault();
    go_to(Number(link.dataset.line), Number(link.dataset.column));
  });

  // The page beside the text: which of its pages is in sight.
  /** `within`: the window itself stays where it is, as somebody writes beside it. */
  function scroll_paper(to, within) {
    var paper = form.querySelector('.editor-paper');
    paper.scrollTop += to.getBoundingClientRect().top - paper.getBoundingClientRect().top - 16;
    if (!within && paper.scrollHeight <= paper.clientHeight + 1) to.scrollIntoView({ block: 'start' });
  }
  // The last pages may be too short to come to the top: the one that was asked for is told until somebody scrolls.
  var asked_page = null;
  function tell_page() {
    var paper = form.querySelector('.editor-paper');
    var marks = paper.querySelectorAll('.editor-page-mark');
    var shown = 0;
    Array.prototype.forEach.call(marks, function (mark, at) {
      if (mark.getBoundingClientRect().top - paper.getBoundingClientRect().top < paper.clientHeight / 2) shown = at;
    });
    if (asked_page && Math.abs(paper.scrollTop - asked_page.top) < 2) shown = Array.prototype.indexOf.call(marks, asked_page.mark);
    else asked_page = null;
    if (shown < 0) shown = 0;
    each('.page-strip a', function (link) { link.removeAttribute('aria-current'); });
    var links = form.querySelectorAll('.page-strip a');
    if (links[shown]) links[shown].setAttribute('aria-current', 'true');
    var now = form.querySelector('.editor-page-now');
    if (now) now.textContent = marks.length > 0 ? marks[shown].textContent : '';
  }
  form.querySelector('.editor-paper').addEventListener('scroll', tell_page, { passive: true });
  form.addEventListener('click', function (event) {
    var link = event.target.closest('.page-strip a');
    var mark = link && document.getElementById(link.getAttribute('href').slice(1));
    if (!mark) return;
    event.preventDefault();
    scroll_paper(mark);
    asked_page = { mark: mark, top: form.querySelector('.editor-paper').scrollTop };
    tell_page();
  });

  // The page follows half a second after the last letter.
  var running = null;
  var pause = null;
  function ask(pressed, then) {
    clearTimeout(pause);
    if (running) running.abort();
    var stop = running = new AbortController();
    var asked = whole();
    var body = new URLSearchParams(new FormData(form));
    body.set('do', pressed);
    fetch(form.action, { method: 'POST', body: body, credentials: 'same-origin', signal: stop.signal })
      .then(function (answer) {
        if (!answer.ok && answer.status !== 422) throw new Error(String(answer.status));
        return answer.text();
      })
      .then(function (html) {
        var page = new DOMParser().parseFromString(html, 'text/html');
        if (!page.querySelector('[data-editor]')) throw new Error('another page');
        each('[data-live-part]', function (old) {
          var fresh = page.querySelector('[data-live-part="' + old.dataset.livePart + '"]');
          if (!fresh || fresh.innerHTML === old.innerHTML) return;
          var open = old.querySelector('details') && old.querySelector('details').open;
          old.innerHTML = fresh.innerHTML;
          if (open && old.querySelector('details')) old.querySelector('details').open = true;
        });
        // What an earlier try was refused for is told anew below the text.
        Array.prototype.forEach.call(document.querySelectorAll('.govuk-error-summary, .editor-words .govuk-error-message'), function (old) { old.remove(); });
        text.removeAttribute('aria-invalid');
        text.classList.remove('govuk-textarea--error');
        each('.editor-words .govuk-form-group--error', function (old) { old.classList.remove('govuk-form-group--error'); });
        if (pressed !== 'live') {
          // Letters that were typed meanwhile are not lost: the same is asked of them.
          if (asked !== whole()) return ask(pressed, then);
          take_part(page, /^chapter:/.test(pressed));
        }
        tell_page();
        draw_text();
        tell();
        running = null;
        if (then) then();
      })
      .catch(function (error) {
        if (error.name === 'AbortError') return;
        running = null;
        if (pressed === 'live') return;
        // The page's own way still works, and says what is wrong.
        sent = true;
        var press = document.createElement('input');
        press.type = 'hidden';
        press.name = 'do';
        press.value = pressed;
        form.appendChild(press);
        form.submit();
      });
  }
  /** The text as it was mended, or another chapter of it, which begins at its top. */
  function take_part(page, is_another) {
    var at = text.selectionStart;
    before_it.value = page.querySelector('[name="before"]').value;
    after_it.value = page.querySelector('[name="after"]').value;
    text.value = page.querySelector('[name="text"]').value;
    if (is_another) at = 0;
    text.setSelectionRange(at, at);
    text.focus({ preventScroll: is_another });
    if (!is_another) return;
    var list = form.querySelector('.editor-chapters');
    if (list) list.open = false;
    form.querySelector('.editor-paper').scrollTop = 0;
  }
  text.addEventListener('input', function () {
    draw_text();
    clearTimeout(pause);
    pause = setTimeout(function () { ask('live'); }, 500);
  });
  var language = form.querySelector('select[name="language"]');
  if (language) language.addEventListener('change', function () { ask('live'); });
  form.addEventListener('submit', function (event) {
    var button = event.submitter;
    if (button && button.name === 'do' && button.value !== 'freeze' && button.value !== 'undo') {
      event.preventDefault();
      ask(button.value === 'look' ? 'live' : button.value);
      if (button.value === 'look' && window.matchMedia('(max-width: 50rem)').matches) window.musterParts.show('page-part');
      return;
    }
    sent = true;
  });
  window.addEventListener('beforeunload', function (event) {
    if (whole() !== began && !sent) event.preventDefault();
  });
  window.addEventListener('pageshow', function () { sent = false; });

  // Figures, blocks and faults are marked below the letters that one types.
  var mirror = document.createElement('div');
  mirror.className = 'text-mirror';
  mirror.setAttribute('aria-hidden', 'true');
  text.parentNode.insertBefore(mirror, text);
  function draw_text() {
    var faults = {};
    each('.doubts li[data-line]', function (one) { faults[one.dataset.line] = 'line-doubted'; });
    each('.faults li[data-line]', function (one) { faults[one.dataset.line] = 'line-wrong'; });
    var marked = document.createDocumentFragment();
    text.value.split('\n').forEach(function (line, at) {
      var row = document.createElement('div');
      if (/^ {0,3}:::/.test(line)) row.className = 'mark-block';
      if (faults[at + 1 + lines_before()]) row.className = faults[at + 1 + lines_before()];
      line.split(/(\{[^}\n]*\})/).forEach(function (part) {
        if (!part) return;
        if (part[0] !== '{') return row.appendChild(document.createTextNode(part));
        var figure = document.createElement('span');
        figure.className = 'mark-figure';
        figure.textContent = part;
        row.appendChild(figure);
      });
      if (!line) row.textContent = ' ';
      marked.appendChild(row);
    });
    mirror.replaceChildren(marked);
    text.style.height = '14rem';
    text.style.height = text.scrollHeight + 2 + 'px';
    mirror.style.height = text.offsetHeight + 'px';
  }

  window.musterParts.when_shown(draw_text);
  window.musterParts.show('words-part');
  window.addEventListener('resize', draw_text);
  tell_page();
})();
