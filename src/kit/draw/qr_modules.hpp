#pragma once
// The dark modules of a QR symbol as a path, wherever it stands and however large it is.

#include <string>

namespace muster::draw {

struct QrModules {
  int width = 0;     ///< modules of a side, without the quiet zone; 0 where nothing can be made of the content
  std::string path;  ///< one run of dark modules after the other
};
/// The symbol of `content`, error correction M, its upper left corner at (left, top), each module `module` wide.
[[nodiscard]] QrModules qr_modules(const std::string& content, double left, double top, double module);
/// How many modules a side has.
[[nodiscard]] int qr_width(const std::string& content);

}  // namespace muster::draw
