// Reads codes with the camera: by the browser's own reader where it has one, else by jsQR.
'use strict';

(function () {
  var pause = 120;  // ms between two looks: a phone stays cool, and nobody waits

  async function ownReader() {
    if (!('BarcodeDetector' in window)) return null;
    try {
      var formats = await BarcodeDetector.getSupportedFormats();
      return formats.indexOf('qr_code') < 0 ? null : new BarcodeDetector({ formats: ['qr_code'] });
    } catch (none) {
      return null;
    }
  }

  function load(address) {
    return new Promise(function (resolve, reject) {
      if (window.jsQR) { resolve(); return; }
      var script = document.createElement('script');
      script.src = address;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
  }

  async function reader(address) {
    var own = await ownReader();
    if (own) {
      return async function (video) {
        var found = await own.detect(video);
        return found.length > 0 ? found[0].rawValue : null;
      };
    }
    await load(address);
    var canvas = document.createElement('canvas');
    var pen = canvas.getContext('2d', { willReadFrequently: true });
    return async function (video) {
      var scale = Math.min(1, 800 / Math.max(video.videoWidth, video.videoHeight, 1));
      canvas.width = Math.round(video.videoWidth * scale);
      canvas.height = Math.round(video.videoHeight * scale);
      if (canvas.width === 0) return null;
      pen.drawImage(video, 0, 0, canvas.width, canvas.height);
      var picture = pen.getImageData(0, 0, canvas.width, canvas.height);
      var found = window.jsQR(picture.data, picture.width, picture.height, { inversionAttempts: 'dontInvert' });
      return found ? found.data : null;
    };
  }

  /** Begins to look; `seen(text)` is told what is read. Rejects where there is no camera or it is refused. `facing` is
      the camera's side: "user" of a tablet that stands before somebody, else away from whoever holds it. */
  self.musterDoor.camera = async function (video, address, seen, facing) {
    if (!navigator.mediaDevices) throw new Error('no camera');
    var stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: facing || 'environment', width: { ideal: 1280 } } });
    video.srcObject = stream;
    video.muted = true;
    await video.play();
    var read = await reader(address);
    var track = stream.getVideoTracks()[0];
    var looking = true;
    var waits = false;
    (async function look() {
      while (looking) {
        if (!waits && !document.hidden) {
          try {
            var text = await read(video);
            if (text && looking && !waits) seen(text);
          } catch (notYet) { /* the picture is not there yet */ }
        }
        await new Promise(function (wait) { setTimeout(wait, pause); });
      }
    })();
    return {
      wait: function () { waits = true; video.pause(); },
      go: function () { waits = false; video.play().catch(function () { /* it was stopped */ }); },
      stop: function () { looking = false; stream.getTracks().forEach(function (one) { one.stop(); }); },
      light: track.getCapabilities && track.getCapabilities().torch
        ? function (on) { return track.applyConstraints({ advanced: [{ torch: on }] }); } : null,
    };
  };
})();
