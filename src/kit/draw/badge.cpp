// Sets a name badge: three sizes for the first name keep a sheet calm, and nothing is ever cut or squeezed.
#include <muster/kit/draw/badge.hpp>

#include "colour.hpp"
#include "qr_modules.hpp"
#include "svg_writer.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace muster::draw {
namespace {

constexpr double edge = 16.7;  ///< 5.9 mm: labels shift in printers
constexpr double room = label_width - 2 * edge;
constexpr double code_side = 19 * 72 / 25.4;
constexpr double foot = 176.4;            ///< where the code and the organisation end
constexpr double name_baseline = 89;      ///< of a first name in the largest size
constexpr double surname_baseline = 122;  ///< of its only or last line
constexpr double least_size = 8;

struct SetText {
  std::vector<std::string> lines;
  Face face;
};

/// In two lines where it has a hyphen or a space to break at; nothing where a line is still too wide.
std::vector<std::string> in_two(const std::string& text, const Face& face, double width) {
  std::vector<std::string> best;
  double narrowest = width;
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    if (text[at] != ' ' && text[at] != '-') continue;
    const auto first = text.substr(0, text[at] == '-' ? at + 1 : at);
    const auto second = text.substr(at + 1);
    const auto widest = std::max(text_width(first, face), text_width(second, face));
    if (widest > narrowest) continue;
    narrowest = widest;
    best = {first, second};
  }
  return best;
}

/// One line in the largest of the sizes that fits; else two lines in the last of them; else one, as small as it must
/// be.
template <std::size_t N>
SetText set_name(const std::string& text, const std::array<double, N>& sizes, double two_lines, Weight weight,
                 double width) {
  for (const auto size : sizes)
    if (text_width(text, {size, weight}) <= width) return {{text}, {size, weight}};
  if (auto lines = in_two(text, {two_lines, weight}, width); !lines.empty())
    return {std::move(lines), {two_lines, weight}};
  auto size = sizes.back();
  while (size > least_size && text_width(text, {size, weight}) > width) size -= 0.5;
  return {{text}, {size, weight}};
}

/// In as many lines as the organisation needs, in a size in which three are enough.
SetText set_lines(const std::string& text, double width) {
  constexpr std::size_t most_lines = 3;
  Face face{12.5, Weight::semibold};
  auto lines = wrapped(text, face, width);
  while (lines.size() > most_lines && face.size > least_size) {
    face.size -= 0.5;
    lines = wrapped(text, face, width);
  }
  return {std::move(lines), face};
}

void add_organisation(Drawing& drawing, const BadgeWords& words) {
  const double width = words.code.empty() ? room : room - code_side - 8;
  double baseline = foot - 4;
  if (!words.second_line.empty()) {
    const Face face{10.5, Weight::regular};
    const auto lines = wrapped(words.second_line, face, width);
    drawing.lines(edge, baseline - 13 * static_cast<double>(lines.size() - 1), lines, 13, face, second_ink);
    baseline -= 13 * static_cast<double>(lines.size()) + 2.5;
  }
  if (words.organisation.empty()) return;
  const auto set = set_lines(words.organisation, width);
  const auto leading = set.face.size * 1.2;
  drawing.lines(edge, baseline - leading * static_cast<double>(set.lines.size() - 1), set.lines, leading, set.face,
                ink);
}

}  // namespace

Picture badge(const BadgeWords& words) {
  Drawing drawing;
  const auto& first = words.first_name.empty() ? words.last_name : words.first_name;
  const auto last = words.first_name.empty() ? std::string() : words.last_name;
  const Face small{8.5, Weight::regular};
  double event_room = room;
  if (!words.table.empty()) {
    const Face table{14, Weight::semibold};
    drawing.text(label_width - edge, 26, words.table, table, ink, Anchor::end);
    event_room -= text_width(words.table, table) + 10;
  }
  drawing.text(edge, 24, wrapped(words.event, small, event_room).front(), small, second_ink);

  const auto name = set_name(first, std::array{62.0, 46.0, 34.0}, 34, Weight::bold, room);
  const auto surname = set_name(last, std::array{24.0}, 19.5, Weight::regular, room);
  const auto above = surname.face.size * 1.1 * static_cast<double>(surname.lines.size() - 1);
  const bool small_name = name.lines.size() > 1;
  const auto baseline = std::min(name_baseline, surname_baseline - above - 24);
  const auto leading = name.face.size * (small_name ? 1.02 : 1.1);
  drawing.lines(edge, baseline - leading * static_cast<double>(name.lines.size() - 1), name.lines, leading, name.face,
                ink);
  if (!last.empty())
    drawing.lines(edge, surname_baseline - above, surname.lines, surname.face.size * 1.1, surname.face, ink);
  add_organisation(drawing, words);
  if (const auto width = qr_width(words.code); width > 0) {
    const auto module = code_side / width;
    drawing.filled_path(qr_modules(words.code, label_width - edge - code_side, foot - code_side, module).path,
                        "#000000");
  }
  return drawing.finish(label_width, label_height, "Badge",
                        "Badge: " + words.first_name + (words.first_name.empty() ? "" : " ") + words.last_name +
                            (words.organisation.empty() ? "" : ", " + words.organisation) +
                            (words.second_line.empty() ? "" : ", " + words.second_line) +
                            (words.table.empty() ? "" : ", " + words.table));
}

}  // namespace muster::draw
