// Reads a template's markers. Strict, since ctemplate forgives what would show as a hole in a page.
#include "marker_reader.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <stdexcept>

namespace muster::web {

namespace {

[[noreturn]] void refuse(const std::string& name, const std::string& what) {
  throw std::logic_error("template " + name + ": " + what);
}

bool is_name(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char letter) {
    return (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') || letter == '_';
  });
}

struct MarkerText {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view inside;
};

std::optional<MarkerText> next_marker(std::string_view text, std::size_t from, const std::string& name) {
  const auto begin = text.find("{{", from);
  if (begin == std::string_view::npos) return std::nullopt;
  const auto end = text.find("}}", begin);
  if (end == std::string_view::npos) refuse(name, "a marker is not closed");
  return MarkerText{begin, end + 2, text.substr(begin + 2, end - begin - 2)};
}

/// {{>PART}} is pages/part.html of the same room, or else of web.
std::string part_name(const std::map<std::string, std::string_view>& texts, const std::string& name,
                      std::string_view part) {
  std::string file(part);
  for (char& letter : file)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  std::string own = name.substr(0, name.rfind('/')) + "/" + file + ".html";
  if (texts.contains(own)) return own;
  std::string shared = "platform/web/pages/" + file + ".html";
  if (texts.contains(shared)) return shared;
  refuse(name, "there is no partial template for {{>" + std::string(part) + "}}");
}

}  // namespace

std::string with_parts(const std::map<std::string, std::string_view>& texts, const std::string& name) {
  std::vector<std::string> path;
  std::function<std::string(const std::string&)> join = [&](const std::string& file) {
    if (std::ranges::find(path, file) != path.end()) refuse(name, file + " includes itself");
    path.push_back(file);
    const auto text = texts.at(file);
    std::string whole;
    std::size_t from = 0;
    while (const auto marker = next_marker(text, from, file)) {
      whole += text.substr(from, marker->begin - from);
      if (marker->inside.starts_with('>')) {
        whole += join(part_name(texts, file, marker->inside.substr(1)));
        if (whole.ends_with('\n')) whole.pop_back();
      } else {
        whole += text.substr(marker->begin, marker->end - marker->begin);
      }
      from = marker->end;
    }
    whole += text.substr(from);
    path.pop_back();
    return whole;
  };
  return join(name);
}

std::vector<Marker> read_markers(std::string_view text, const std::string& name) {
  std::vector<Marker> open{{Marker::Kind::section, "", {}}};
  std::size_t from = 0;
  while (const auto marker = next_marker(text, from, name)) {
    const auto inside = marker->inside;
    from = marker->end;
    if (inside.starts_with('!')) continue;
    if (inside.starts_with('#')) {
      if (!is_name(inside.substr(1))) refuse(name, "{{" + std::string(inside) + "}} is not a marker");
      open.push_back({Marker::Kind::section, std::string(inside.substr(1)), {}});
    } else if (inside.starts_with('/')) {
      if (open.size() < 2 || open.back().name != inside.substr(1))
        refuse(name, "{{" + std::string(inside) + "}} closes no open section");
      Marker section = std::move(open.back());
      open.pop_back();
      open.back().inside.push_back(std::move(section));
    } else {
      const auto colon = inside.find(':');
      const auto word = inside.substr(0, colon);
      const auto modifier = colon == std::string_view::npos ? std::string_view{} : inside.substr(colon + 1);
      if (!is_name(word) || !(modifier.empty() || modifier == "none" || modifier == "p"))
        refuse(name, "{{" + std::string(inside) + "}} is not a marker");
      // Escaping turns line breaks into spaces unless told otherwise, and a textarea would lose them for good.
      const auto before = text.substr(0, marker->begin);
      const auto area = before.rfind("<textarea");
      const bool in_area = area != std::string_view::npos && before.rfind("</textarea") + 1 <= area &&
                           before.find('>', area) != std::string_view::npos;
      if (in_area && modifier != "p")
        refuse(name, "{{" + std::string(word) + "}} in a textarea must be written {{" + std::string(word) + ":p}}");
      open.back().inside.push_back(
          {modifier == "none" ? Marker::Kind::markup : Marker::Kind::text, std::string(word), {}});
    }
  }
  if (open.size() > 1) refuse(name, "section " + open.back().name + " is not closed");
  return std::move(open.front().inside);
}

}  // namespace muster::web
