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
constexpr double quiet = 8;               ///< around the code, where nothing is printed
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

/// In as many lines as the organisation needs, in a size in which so many are enough.
SetText set_lines(const std::string& text, double width, std::size_t most_lines) {
  Face face{12.5, Weight::semibold};
  auto lines = wrapped(text, face, width);
  while (lines.size() > most_lines && face.size > least_size) {
    face.size -= 0.5;
    lines = wrapped(text, face, width);
  }
  return {std::move(lines), face};
}

std::string listed_sessions(const std::vector<std::string>& sessions) {
  std::string all;
  for (const auto& each : sessions) all += (all.empty() ? "" : "; ") + each;
  return all;
}

/// How far letters go below and above their line, as shares of their size; of Arabic and other deep scripts more.
double below(const std::string& text) {
  const bool deep = std::ranges::any_of(text, [](unsigned char byte) { return byte >= 0xD6U; });
  return deep ? 0.5 : 0.28;
}
double above_line(const std::string& text) { return below(text) > 0.3 ? 1.0 : 0.76; }

/// Draws what stands at the foot beside the code, from below, and returns where it begins on top.
double add_foot(Drawing& drawing, const BadgeWords& words) {
  const double width = words.code.empty() ? room : room - code_side - quiet;
  double baseline = foot - 4;
  double top = foot;
  if (!words.sessions.empty()) {
    const Face face{7.5, Weight::regular};
    std::vector<std::string> lines;
    for (const auto& session : words.sessions)
      for (auto& line : wrapped(session, face, width)) lines.push_back(std::move(line));
    drawing.lines(edge, baseline - 9.2 * static_cast<double>(lines.size() - 1), lines, 9.2, face, ink);
    baseline -= 9.2 * static_cast<double>(lines.size()) + 4;
    top = baseline + 4 - 2;
  }
  if (!words.second_line.empty()) {
    const Face face{10.5, Weight::regular};
    const auto lines = wrapped(words.second_line, face, width);
    drawing.lines(edge, baseline - 13 * static_cast<double>(lines.size() - 1), lines, 13, face, second_ink);
    top = baseline - 13 * static_cast<double>(lines.size() - 1) - face.size * above_line(words.second_line);
    baseline -= 13 * static_cast<double>(lines.size()) + 2.5;
  }
  if (words.organisation.empty()) return top;
  const auto set = set_lines(words.organisation, width, words.sessions.empty() ? 3 : 2);
  const auto leading = set.face.size * 1.2;
  const auto first = baseline - leading * static_cast<double>(set.lines.size() - 1);
  drawing.lines(edge, first, set.lines, leading, set.face, ink);
  return first - set.face.size * above_line(words.organisation);
}

/// Where both names stand: as large as they are set where there is room, else both smaller by the same share. The
/// surname ends over the code where it is wide enough to reach it, and over what stands at the foot.
struct PlacedNames {
  SetText name;
  SetText surname;
  double name_first = 0;  ///< baselines
  double surname_first = 0;
};
PlacedNames placed(SetText name, SetText surname, double foot_top, bool has_code) {
  constexpr double least_top = 29;
  constexpr double usual_gap = 24;
  const auto base_size = surname.face.size;
  for (;;) {
    const bool alone = surname.lines.empty();
    const auto& last = alone ? name : surname;
    const bool reaches = has_code && text_width(last.lines.back(), last.face) > room - code_side - quiet;
    auto floor = std::min(foot - 47.6, foot_top - 3);
    if (reaches) floor = std::min(floor, foot - code_side - quiet);
    const auto last_baseline =
        std::min(alone ? name_baseline : surname_baseline, floor - below(last.lines.back()) * last.face.size);
    PlacedNames at{name, surname, 0, 0};
    const auto leading = name.face.size * (name.lines.size() > 1 ? 1.02 : 1.1);
    const auto over = surname.face.size * 1.1 * static_cast<double>(alone ? 0 : surname.lines.size() - 1);
    at.surname_first = last_baseline - over;
    const auto name_last = alone
                               ? last_baseline
                               : std::min(name_baseline, at.surname_first - usual_gap * surname.face.size / base_size -
                                                             (below(name.lines.back()) - 0.28) * name.face.size);
    at.name_first = name_last - leading * static_cast<double>(name.lines.size() - 1);
    const auto top = at.name_first - above_line(name.lines.front()) * name.face.size;
    if (top >= least_top || name.face.size <= least_size) return at;
    name.face.size *= 0.96;
    surname.face.size *= 0.96;
  }
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

  const auto foot_top = add_foot(drawing, words);
  auto surname =
      last.empty() ? SetText{{}, {24, Weight::regular}} : set_name(last, std::array{24.0}, 19.5, Weight::regular, room);
  const auto at = placed(set_name(first, std::array{62.0, 46.0, 34.0}, 34, Weight::bold, room), std::move(surname),
                         foot_top, !words.code.empty());
  drawing.lines(edge, at.name_first, at.name.lines, at.name.face.size * (at.name.lines.size() > 1 ? 1.02 : 1.1),
                at.name.face, ink);
  if (!at.surname.lines.empty())
    drawing.lines(edge, at.surname_first, at.surname.lines, at.surname.face.size * 1.1, at.surname.face, ink);
  if (const auto width = qr_width(words.code); width > 0) {
    const auto module = code_side / width;
    drawing.filled_path(qr_modules(words.code, label_width - edge - code_side, foot - code_side, module).path,
                        "#000000");
  }
  return drawing.finish(label_width, label_height, "Badge",
                        "Badge: " + words.first_name + (words.first_name.empty() ? "" : " ") + words.last_name +
                            (words.organisation.empty() ? "" : ", " + words.organisation) +
                            (words.second_line.empty() ? "" : ", " + words.second_line) +
                            (words.table.empty() ? "" : ", " + words.table) +
                            (words.sessions.empty() ? "" : ". Sessions: " + listed_sessions(words.sessions)));
}

}  // namespace muster::draw
