// Self check-in with scripts: the camera reads the code of a booking, and what somebody began to type and left is
// forgotten. Without scripts the page does the same by typing.
(function () {
  'use strict';

  self.musterDoor = self.musterDoor || {};  // door_camera.js adds its reader to it
  var here = document.getElementById('self-check-in');
  var form = here && here.querySelector('form');
  if (!here || !form || here.dataset.waits === 'yes') return;
  var field = form.querySelector('input[name="who"]');
  var idle = 0;

  form.addEventListener('input', function () {
    clearTimeout(idle);
    idle = setTimeout(function () { location.replace(location.pathname); }, 30000);
  });
  if (field) field.focus();

  document.addEventListener('DOMContentLoaded', function () {
    if (!field || !self.musterDoor.camera) return;
    var box = document.getElementById('self-camera');
    var video = document.createElement('video');
    video.setAttribute('playsinline', '');
    video.setAttribute('aria-label', 'What the camera sees');
    box.append(video);
    var sent = false;
    self.musterDoor.camera(video, here.dataset.reader, function (text) {
      var code = text.toUpperCase().replace(/[\s-]/g, '');
      if (sent || !/^[2-9A-HJKMNP-Z]{12}$/.test(code)) return;
      sent = true;
      field.value = code;
      form.submit();
    }, 'user').then(function () { box.hidden = false; }, function () { box.remove(); });
  });
})();
