#pragma once
// What of the catalogue's English still stands in a report of another language.

#include <muster/kit/base/file.hpp>
#include <muster/kit/document/writers.hpp>

#include "support/source_dir.hpp"

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace told_walk {

/// Of the catalogues of reports.
inline std::vector<std::string> languages() {
  std::vector<std::string> out;
  for (const auto& file : std::filesystem::directory_iterator(muster::test::source_dir() + "/locale/reports"))
    if (file.path().extension() == ".po") out.push_back(file.path().stem().string());
  return out;
}

/// The pieces between the places of every message, two words long at least, that its translation does not hold.
inline const std::vector<std::string>& english_pieces(const std::string& language) {
  static std::vector<std::string> pieces;
  static std::string of;
  if (of == language) return pieces;
  of = language;
  pieces.clear();
  const auto text = muster::read_file(muster::test::source_dir() + "/locale/reports/" + language + ".po");
  const auto catalogue = text.ok() ? *text : std::string();
  static const std::regex line("\n(msgid|msgid_plural|msgstr(?:\\[[0-9]\\])?) \"(.*)\"");
  std::set<std::string> found;
  std::string told;
  std::vector<std::string> said;
  const auto finish = [&] {
    for (auto message : said) {
      for (auto open = message.find('{'); open != std::string::npos; open = message.find('{'))
        message.replace(open, message.find('}', open) + 1 - open, "\x01");
      for (std::size_t from = 0; from < message.size();) {
        auto to = message.find('\x01', from);
        if (to == std::string::npos) to = message.size();
        const auto piece = message.substr(from, to - from);
        // "; the" and the like are too short to tell of anything.
        if (piece.size() > 9 && piece.find(' ', 1) < piece.size() - 1 && told.find(piece) == std::string::npos)
          found.insert(piece);
        from = to + 1;
      }
    }
    said.clear();
    told.clear();
  };
  for (std::sregex_iterator at(catalogue.begin(), catalogue.end(), line), end; at != end; ++at) {
    const auto what = (*at)[1].str();
    if (what == "msgid") finish();
    (what.starts_with("msgid") ? said.emplace_back((*at)[2].str()) : told.append((*at)[2].str()));
  }
  finish();
  pieces.assign(found.begin(), found.end());
  return pieces;
}

inline std::vector<std::string> english_in(const muster::document::Document& document, const std::string& language) {
  auto text = muster::document::to_markdown(document);
  std::erase(text, '\\');
  text += muster::document::to_html(document, muster::document::HtmlExtent::page);
  std::vector<std::string> out = document.left_in_english;
  for (const auto& piece : english_pieces(language))
    if (text.find(piece) != std::string::npos) out.push_back(piece);
  return out;
}

}  // namespace told_walk
