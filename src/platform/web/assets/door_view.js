// What the door's page shows where scripts run: the camera, the result told by shape, word and colour, the names that are
// like what was typed, and what waits on the phone.
'use strict';

self.musterDoorView = (function () {
  var work, came, camera, result, finder, actions, away, news, alertBox, video;
  var sendButton = null;
  var findButton = null;
  var findNow = null;

  var marks = {
    in: ['<circle cx="24" cy="24" r="24" fill="#fff"/><path d="M13 25l8 8 15-17" fill="none" stroke="#1c6a42" stroke-width="5.5"/>'],
    already: ['<path d="M24 0l24 24-24 24L0 24z" fill="#fff"/><path d="M14 19h20M14 29h20" stroke="#805300" stroke-width="5.5"/>'],
    wrong: ['<path d="M14 0h20l14 14v20L34 48H14L0 34V14z" fill="#fff"/><path d="M15 15l18 18M33 15L15 33" stroke="#a3262c" stroke-width="5.5"/>'],
    tick: ['<circle cx="24" cy="24" r="24" fill="#1c6a42"/><path d="M13 25l8 8 15-17" fill="none" stroke="#fff" stroke-width="5.5"/>'],
    sent: ['<circle cx="24" cy="24" r="24" fill="#17191c"/><path d="M13 25l8 8 15-17" fill="none" stroke="#fff" stroke-width="5.5"/>'],
    kept: ['<path d="M24 4v24M14 20l10 10 10-10M4 30v14h40V30" fill="none" stroke="#fff" stroke-width="4"/>'],
  };

  function make(tag, className, words) {
    var made = document.createElement(tag);
    if (className) made.className = className;
    if (words !== undefined) made.textContent = words;
    return made;
  }

  function mark(kind, className, size) {
    var svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', '0 0 48 48');
    svg.setAttribute('aria-hidden', 'true');
    svg.setAttribute('focusable', 'false');
    if (className) svg.setAttribute('class', className);
    if (size) { svg.setAttribute('width', size); svg.setAttribute('height', size); }
    svg.innerHTML = marks[kind][0];
    return svg;
  }

  function button(words, press, className, of) {
    var made = make('button', 'door-button ' + (className || ''), words);
    made.type = 'button';
    if (of) made.append(make('span', 'govuk-visually-hidden', ' ' + of));
    made.addEventListener('click', press);
    return made;
  }

  function say(words) {
    // The same words twice are read twice.
    alertBox.textContent = '';
    alertBox.append(make('span', '', words));
  }

  // Names like what was typed: as the server finds them.

  function words(text) {
    return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’']/g, '').split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  }

  function distance(left, right) {
    var before = [], row = Array.from({ length: right.length + 1 }, function (none, at) { return at; });
    for (var i = 1; i <= left.length; ++i) {
      var next = [i];
      for (var j = 1; j <= right.length; ++j) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (left[i - 1] === right[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      before = row;
      row = next;
    }
    return row[right.length];
  }

  function wrongLetters(typed, word) {
    if (word.startsWith(typed)) return 0;
    var forgiven = typed.length < 3 ? 0 : typed.length < 5 ? 1 : 2;
    var fewest = Infinity;
    for (var ends = typed.length - forgiven; forgiven > 0 && ends <= typed.length + forgiven; ++ends)
      fewest = Math.min(fewest, distance(typed, word.slice(0, ends)));
    return fewest <= forgiven ? fewest : Infinity;
  }

  function like(typed, people) {
    var asked = words(typed.slice(0, 100)).slice(0, 8);
    if (asked.join('').length < 2) return [];
    var found = [];
    people.forEach(function (person, at) {
      var theirs = person.words = person.words || words(person.name + ' ' + person.organisation);
      var wrong = asked.reduce(function (sum, word) {
        return sum + Math.min.apply(null, theirs.map(function (each) { return wrongLetters(word, each); }));
      }, 0);
      if (wrong < Infinity) found.push([wrong, at]);
    });
    found.sort(function (left, right) { return left[0] - right[0] || left[1] - right[1]; });
    return found.slice(0, 20).map(function (each) { return people[each[1]]; });
  }

  // The parts of the page.

  function begin(here, door, named, isSession) {
    work = document.getElementById('door-work');
    came = document.getElementById('door-came');  // what became of a page that was sent, such as somebody added
    work.textContent = '';
    alertBox = make('div', 'govuk-visually-hidden');
    alertBox.setAttribute('role', 'alert');
    away = make('div');
    news = make('div');
    camera = make('div', 'door-camera');
    camera.hidden = true;
    video = make('video');
    video.setAttribute('playsinline', '');
    video.setAttribute('aria-label', 'What the camera sees');
    camera.append(video);
    result = make('div');
    finder = make('div');
    actions = make('div', 'door-actions');
    work.append(alertBox, away, news, camera, result, finder, actions);
    if (came) work.insertBefore(came, camera);
    if (isSession) return;
    var naming = make('form', 'door-naming');
    naming.innerHTML = '<div class="govuk-form-group"><label class="govuk-label govuk-label--s" for="door-called">This door is called</label><input class="govuk-input" id="door-called" maxlength="40" autocomplete="off"></div>';
    naming.querySelector('input').value = door;
    naming.append(button('Call it that', function () {
      var said = naming.querySelector('input').value.trim() || 'Main door';
      document.getElementById('door-name').textContent = said;
      named(said);
      say('This door is called ' + said);
    }));
    naming.addEventListener('submit', function (sent) { sent.preventDefault(); naming.querySelector('button').click(); });
    var settings = make('div', 'door-find');
    settings.append(naming);
    work.append(settings);
  }

  function stand() {
    actions.textContent = '';
    if (findButton) actions.append(findButton);
    if (sendButton) {
      var pair = make('div', 'door-pair');
      if (findButton) pair.append(findButton);
      pair.append(sendButton);
      actions.append(pair);
    }
  }

  function band(look, word, detail) {
    var made = make('div', 'band band-' + look);
    if (marks[look]) made.append(mark(look, 'band-mark'));
    var line = make('p');
    line.append(make('span', 'band-word', word));
    if (detail) line.append(' ', make('span', 'band-detail', detail));
    made.append(line);
    return made;
  }

  var outcomes = {
    in: ['in', 'Checked in', ''],
    already: ['already', 'Already in', 'Is this the same person? Whatever you choose, nobody is counted twice.'],
    'not in list': ['wrong', 'Not in the list', 'Find them by name, or add them if they may come in.'],
    'other event': ['wrong', 'Another event', 'This code is for another event.'],
    'not booked': ['wrong', 'No seat', 'They were asked, or wait for a seat, and have none. Ask an organiser.'],
    'given back': ['wrong', 'Given back', 'Their seat was given back. Ask an organiser.'],
  };

  var unchosen = ['already', 'In, not chosen', 'They did not choose this session, and are let in. If there is no room for them, take it back.'];

  function showResult(told, how) {
    var waits = told.outcome !== 'in' || !!told.unchosen;
    var words = told.outcome === 'in' && told.unchosen ? unchosen : outcomes[told.outcome] || outcomes['not in list'];
    var time = told.at ? how.clock(told.at) : '';
    var detail = told.outcome === 'already' ? time + (told.door ? ' at ' + (how.here ? 'this door' : told.door) : '')
      : told.outcome === 'other event' ? told.event || '' : told.outcome === 'in' ? time : '';
    finder.textContent = '';
    result.textContent = '';
    if (came) came.remove();
    camera.hidden = !video.srcObject;
    camera.classList.toggle('door-waits', waits);
    camera.dataset.words = !waits ? '' : 'The camera waits for your answer';
    result.append(band(words[0], words[1], detail));
    var about = make('div', 'door-result');
    if (told.name) about.append(make('p', 'door-person', told.name));
    if (told.organisation) about.append(make('p', 'door-from', told.organisation));
    if (words[2]) about.append(make('p', '', words[2]));
    if (how.undo) {
      var line = make('div', 'door-undo');
      line.append(button('Undo', how.undo, '', 'the check-in of ' + told.name));
      about.append(line);
    }
    result.append(about);
    say([words[1], detail, told.name, told.organisation].filter(Boolean).join(', '));
    if (!waits) {
      findButton = findNow ? button('Find by name', how.find, 'door-wide') : null;
      stand();
      if (!findNow) how.find.call(null, true);
      return;
    }
    actions.textContent = '';
    var pass = button(told.outcome === 'already' ? 'Yes, let them pass' : 'Go on', how.pass, 'door-wide');
    actions.append(pass, button(told.outcome === 'already' ? 'No, find by name' : 'Find by name', how.find, 'door-wide'));
    pass.focus();
  }

  function finding(how, keepResult) {
    if (!keepResult) result.textContent = '';
    camera.hidden = true;
    finder.textContent = '';
    var box = make('div', 'door-find');
    box.innerHTML = '<form role="search"><div class="govuk-form-group"><label class="govuk-label govuk-label--s" for="door-q">Find by name or organisation</label><input class="govuk-input" id="door-q" type="search" autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search"></div></form><p class="door-found" role="status"></p><ul class="door-people"></ul>';
    var field = box.querySelector('input');
    var people = box.querySelector('ul');
    var found = box.querySelector('.door-found');
    var show = function () {
      var rows = how.rows(field.value);
      people.textContent = '';
      people.hidden = rows.length === 0;
      found.textContent = field.value.trim().length < 2 ? 'Type two letters, or a code' : rows.length === 0
        ? 'Nobody in the list has a name or organisation like this' : (rows.length === 1 ? '1 person' : rows.length + ' people') + ' with a name like this';
      rows.forEach(function (row) {
        var line = make('li');
        var who = make('div');
        who.append(make('p', 'door-who', row.person.name));
        if (row.person.organisation) who.append(make('p', '', row.person.organisation));
        line.append(who);
        if (row.is.standing === 'expected') {
          if (!how.session) {
            var link = make('a', '', 'Somebody comes in their place');
            link.href = how.instead(row.person);
            link.append(make('span', 'govuk-visually-hidden', ': ' + row.person.name));
            var more = make('p');
            more.append(link);
            who.append(more);
          }
          line.append(button('Check in', function () { how.enter(row.person); }, '', row.person.name));
        } else if (row.is.standing === 'in') {
          var is = make('p', 'door-in');
          is.append(mark('tick', '', 26), 'In' + (row.is.at ? ', ' + how.clock(row.is.at) : ''));
          line.append(is);
        } else line.append(make('p', 'door-out', row.is.standing === 'given back' ? 'Given back' : 'No seat'));
        people.append(line);
      });
    };
    field.addEventListener('input', show);
    box.querySelector('form').addEventListener('submit', function (sent) {
      sent.preventDefault();
      if (how.typed(field.value)) field.value = '';
      show();
    });
    var add = make('p', 'door-add');
    var link = make('a', '', 'Add somebody who is not in the list');
    link.href = how.add;
    add.append(link);
    box.append(add);
    finder.append(box);
    findButton = how.camera ? button('Scan codes', how.camera, 'door-wide') : null;
    stand();
    show();
    if (!keepResult) field.focus();
  }

  return {
    like: like,
    begin: begin,
    video: function () { camera.hidden = false; return video; },
    count: function (words, sent, all) {
      var said = document.getElementById('door-count').firstChild;
      if (said.textContent !== words) said.textContent = words;
      var line = document.getElementById('door-sent');
      line.textContent = '';
      if (all && sent) line.append(mark('sent', 'door-mark', 14));
      line.append(sent);
    },
    away: function (is, waiting, lasting, signedOut, path) {
      away.textContent = '';
      if (!is) return;
      var box = make('div', 'door-away');
      box.append(mark('kept', '', 44));
      var about = make('div');
      about.append(make('p', 'door-waiting', waiting === 1 ? '1 scan waiting to be sent' : waiting + ' scans waiting to be sent'));
      var words = make('p', '', lasting ? 'They are safe on this phone, even when it is locked. Other doors do not know of them yet.'
        : 'They are kept on this phone. Keep this page open. Other doors do not know of them yet.');
      if (signedOut) {
        words.textContent = 'You are signed out. ';
        var link = make('a', '', 'Sign in to send them');
        link.href = path;
        words.append(link);
      }
      about.append(words);
      box.append(about);
      away.append(box);
    },
    tryToSend: function (press) {
      if (!!press === !!sendButton) return;
      sendButton = press && button('Try to send', press, '');
      if (findButton || press) stand();
    },
    keptHere: function (is) {
      var line = result.querySelector('.band-in p');
      if (!line) return;
      var said = line.querySelector('.band-kept');
      if (is && !said) line.append(make('span', 'band-kept', 'kept on this phone'));
      if (!is && said) said.remove();
    },
    news: function (words) {
      var box = make('div', 'door-news');
      box.append(make('p', '', words));
      news.append(box);
      say(words);
    },
    result: showResult,
    undone: function (find) {
      result.textContent = '';
      result.append(band('undone', 'Taken back', ''));
      say('Taken back');
      if (!findNow) find.call(null, true);
    },
    finding: finding,
    scanning: function () {
      result.textContent = '';
      finder.textContent = '';
      camera.hidden = false;
      camera.classList.remove('door-waits');
      if (findNow) findButton = button('Find by name', findNow, 'door-wide');
      stand();
    },
    onFind: function (find) { findNow = find; findButton = button('Find by name', find, 'door-wide'); stand(); },
    light: function (turn) {
      if (!turn) return;
      var on = false;
      var made = make('button', 'door-light', 'Light');
      made.type = 'button';
      made.setAttribute('aria-pressed', 'false');
      made.addEventListener('click', function () { on = !on; made.setAttribute('aria-pressed', String(on)); turn(on); });
      camera.append(made);
    },
    noCamera: function () { camera.hidden = true; },
    empty: function () { work.append(make('p', 'lead door-shut', 'There is no connection, and this phone does not hold the list yet. It comes with the first connection.')); },
    over: function (waiting) {
      work.textContent = '';
      work.append(make('p', 'lead door-shut', 'The event is over. This phone holds its list no longer.' +
        (waiting > 0 ? ' ' + waiting + ' scans wait and are sent with the next connection.' : '')));
      document.getElementById('door-count').firstChild.textContent = '';
      document.getElementById('door-sent').textContent = '';
    },
  };
})();
