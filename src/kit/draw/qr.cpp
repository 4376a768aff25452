// QR symbols: libqrencode chooses the modules, this draws them as runs so that the page stays small.

#include "qr_modules.hpp"

#include "colour.hpp"
#include "svg_writer.hpp"

#include <qrencode.h>

#include <memory>

namespace muster::draw {
namespace {

struct Release {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

using Code = std::unique_ptr<QRcode, Release>;

Code encoded(const std::string& content) {
  if (content.empty()) return nullptr;
  return Code(QRcode_encodeData(static_cast<int>(content.size()),
                                reinterpret_cast<const unsigned char*>(content.data()), 0, QR_ECLEVEL_M));
}

std::string dark_runs(const QRcode& code, double left, double top, double module) {
  std::string d;
  for (int y = 0; y < code.width; ++y) {
    for (int x = 0; x < code.width;) {
      const auto dark = [&](int column) { return (code.data[y * code.width + column] & 1U) != 0; };
      int end = x;
      while (end < code.width && dark(end)) ++end;
      if (end > x) {
        const auto run = number((end - x) * module);
        d += "M" + number(x * module + left) + " " + number(y * module + top) + "h" + run + "v" + number(module) +
             "h-" + run + "z";
      }
      x = end + 1;
    }
  }
  return d;
}

}  // namespace

QrModules qr_modules(const std::string& content, double left, double top, double module) {
  const auto code = encoded(content);
  return code ? QrModules{code->width, dark_runs(*code, left, top, module)} : QrModules{};
}

int qr_width(const std::string& content) {
  const auto code = encoded(content);
  return code ? code->width : 0;
}

Picture qr_symbol(const std::string& content, double width) {
  // ISO/IEC 18004 asks for four light modules on every side.
  constexpr int quiet = 4;
  if (content.empty()) return sentence("There is no address to show yet.", width);
  const auto code = encoded(content);
  if (code == nullptr) return sentence("This address is too long for a QR code.", width);
  const auto side = std::to_string(code->width + 2 * quiet);
  const std::string alternative = "QR code that holds: " + clean(content);
  std::string svg = R"(<svg xmlns="http://www.w3.org/2000/svg" role="img" width=")" + number(width) + "\" height=\"" +
                    number(width) + "\" viewBox=\"0 0 " + side + " " + side +
                    "\" shape-rendering=\"crispEdges\"><title>QR code</title><desc>" + escaped(alternative) +
                    "</desc><rect width=\"" + side + "\" height=\"" + side + "\" fill=\"" + std::string(white) +
                    "\"/><path fill=\"#000000\" d=\"" + dark_runs(*code, quiet, quiet, 1) + "\"/></svg>";
  return {std::move(svg), width, width, alternative};
}

}  // namespace muster::draw
